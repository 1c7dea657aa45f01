import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { SlaTarget } from '../domain/sla-target.js';
import type { Actor } from '../domain/task.js';
import { ActiveStaffCheck } from './active-staff-check.js';
import { auditedTargets } from './audited.js';
import { SlaTargetStore } from './sla-target-store.js';

/** Replaces the targets of the workspace. Open tasks keep those that they were opened with. */
@Injectable()
export class ReplaceSlaTargets {
  constructor(
    private readonly targets: SlaTargetStore,
    private readonly staff: ActiveStaffCheck,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws `unknown-staff` */
  async execute(unit: UnitOfWork, bodies: readonly Omit<SlaTarget, 'id'>[], by: Actor): Promise<readonly SlaTarget[]> {
    const named = bodies.flatMap(({ steps }, target) =>
      steps.flatMap(({ action }, step) => {
        const pointer = `/targets/${target}/steps/${step}`;
        if (action.kind === 'raise') return [];
        if (action.kind === 'reassign') return [{ id: action.staffId, pointer: `${pointer}/staff_ids/0` }];
        return action.staffIds.map((id, n) => ({ id, pointer: `${pointer}/staff_ids/${n}` }));
      }),
    );
    await this.staff.require(
      unit,
      named.map(({ id }) => id),
      (n) => named[n]?.pointer ?? '',
    );
    const targets = bodies.map((body) => ({ ...body, id: this.ids.next() }));
    return unit.run(async (tx) => {
      await this.targets.replace(tx, tx.tenantId, targets);
      await this.log.append(tx, [auditedTargets(tx.tenantId, this.ids.next(), targets.length, by, this.clock.now())]);
      return targets;
    });
  }
}
