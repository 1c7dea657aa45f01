import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { changedTouchpoint, type Touchpoint, type TouchpointChange } from '../domain/touchpoint.js';
import { surveyErrors } from './survey.errors.js';
import { touchpointEvent } from './touchpoint-event.js';
import { TouchpointStore } from './touchpoint-store.js';

/** Changes a touchpoint. Published versions keep the touchpoint as it was when they were published. */
@Injectable()
export class ChangeTouchpoint {
  constructor(
    private readonly touchpoints: TouchpointStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Applies the change. If nothing differs, nothing is stored. Throws `touchpoint-not-found`. */
  execute(unit: UnitOfWork, id: string, change: TouchpointChange): Promise<Touchpoint> {
    return unit.run(async (tx) => {
      const before = await this.touchpoints.lock(tx, id);
      if (before === undefined) throw surveyErrors.error('touchpoint-not-found');
      const after = changedTouchpoint(before, change, this.clock.now());
      if (after === before) return before;
      await this.touchpoints.update(tx, after);
      await this.log.append(tx, [touchpointEvent(this.ids.next(), tx.tenantId, after)]);
      return after;
    });
  }
}
