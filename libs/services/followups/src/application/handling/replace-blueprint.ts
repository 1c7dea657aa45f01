import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids, type FieldError } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { Actor } from '../../domain/task.js';
import type { TouchpointBlueprint } from '../../domain/handling/blueprint.js';
import { ActiveStaffCheck } from '../active-staff-check.js';
import { followupsErrors } from '../followups.errors.js';
import { auditedWorkList } from './audited-work.js';
import { BlueprintStore } from './blueprint-store.js';

/** Replaces what the workspace has behind its touchpoints. */
@Injectable()
export class ReplaceBlueprint {
  constructor(
    private readonly blueprint: BlueprintStore,
    private readonly staff: ActiveStaffCheck,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws `bad-blueprint`, `unknown-staff` */
  async execute(unit: UnitOfWork, touchpoints: readonly TouchpointBlueprint[], by: Actor): Promise<void> {
    const errors = duplicates(touchpoints);
    if (errors.length > 0) throw followupsErrors.error('bad-blueprint', undefined, { errors });
    const owned = touchpoints.flatMap(({ ownerId }, n) => (ownerId === null ? [] : [{ ownerId, n }]));
    await this.staff.require(
      unit,
      owned.map(({ ownerId }) => ownerId),
      (n) => `/touchpoints/${owned[n]?.n}/owner_id`,
    );
    await unit.run(async (tx) => {
      await this.blueprint.replace(tx, tx.tenantId, touchpoints);
      const [id, at] = [this.ids.next(), this.clock.now()];
      await this.log.append(tx, [auditedWorkList(tx.tenantId, id, 'blueprint.changed', touchpoints.length, by, at)]);
    });
  }
}

function duplicates(touchpoints: readonly TouchpointBlueprint[]): FieldError[] {
  return touchpoints.flatMap(({ touchpointId }, n) =>
    touchpoints.findIndex((other) => other.touchpointId === touchpointId) === n
      ? []
      : [{ pointer: `/touchpoints/${n}/touchpoint_id`, code: 'duplicate', detail: 'must be in the list once' }],
  );
}
