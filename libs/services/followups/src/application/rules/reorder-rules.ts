import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { Actor } from '../../domain/task.js';
import { auditedOrder } from '../audited.js';
import { followupsErrors } from '../followups.errors.js';
import { RuleStore } from '../rule-store.js';

/** Changes the order in which the rules of a workspace act. */
@Injectable()
export class ReorderRules {
  constructor(
    private readonly rules: RuleStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Changes nothing if the order is as it was. @throws `bad-rule-order` unless each rule is named once */
  execute(unit: UnitOfWork, ruleIds: readonly string[], by: Actor): Promise<void> {
    return unit.run(async (tx) => {
      const before = await this.rules.lockOrder(tx);
      const isComplete = ruleIds.length === before.length && new Set([...before, ...ruleIds]).size === before.length;
      if (!isComplete) {
        const errors = [{ pointer: '/rule_ids', code: 'incomplete', detail: 'must name each rule once' }];
        throw followupsErrors.error('bad-rule-order', undefined, { errors });
      }
      if (ruleIds.every((id, n) => id === before[n])) return;
      await this.rules.setOrder(tx, ruleIds);
      await this.log.append(tx, auditedOrder(tx.tenantId, ruleIds, by, this.clock.now()));
    });
  }
}
