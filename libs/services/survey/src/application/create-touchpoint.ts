import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import type { Touchpoint } from '../domain/touchpoint.js';
import { surveyErrors } from './survey.errors.js';
import { touchpointEvent } from './touchpoint-event.js';
import { TouchpointStore } from './touchpoint-store.js';

/** The command to create a touchpoint. */
export type CreateTouchpointCommand = Pick<Touchpoint, 'key' | 'name' | 'stage' | 'position' | 'momentOfTruth'>;

/** Creates a touchpoint of the customer journey. Throws `key-taken`. */
@Injectable()
export class CreateTouchpoint {
  constructor(
    private readonly touchpoints: TouchpointStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  execute(unit: UnitOfWork, command: CreateTouchpointCommand): Promise<Touchpoint> {
    const now = this.clock.now();
    const touchpoint: Touchpoint = { id: this.ids.next(), ...command, createdAt: now, updatedAt: now };
    return unit.run(async (tx) => {
      if (await this.touchpoints.insert(tx, touchpoint)) {
        await this.log.append(tx, [touchpointEvent(this.ids.next(), tx.tenantId, touchpoint)]);
        return touchpoint;
      }
      throw surveyErrors.error('key-taken', undefined, {
        errors: [{ pointer: '/key', code: 'taken', detail: `must be unique; ${command.key} is already used` }],
      });
    });
  }
}
