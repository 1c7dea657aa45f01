import { Injectable } from '@nestjs/common';
import { partOf, type TenantTx, type UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { Actor } from '../domain/task.js';
import { auditedDeletion } from './audited.js';
import { followupsErrors } from './followups.errors.js';
import { RuleChecks } from './rule-checks.js';
import { RuleStore, type StoredRule } from './rule-store.js';

/** Deletes rules and takes that back. A deleted rule opens no task and is in no list. */
@Injectable()
export class DeleteRule {
  constructor(
    private readonly rules: RuleStore,
    private readonly checks: RuleChecks,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Does nothing if the rule is deleted already. @throws `rule-not-found` */
  async execute(unit: UnitOfWork, id: string, by: Actor): Promise<void> {
    await unit.run(async (tx) => {
      const rule = await this.#lock(tx, id);
      if (rule.deletedAt !== null) return;
      const now = this.clock.now();
      await this.rules.markDeleted(tx, id, now);
      const deleted = rule.active ? await this.rules.revise(tx, rule, { ...rule, active: false }, by, now) : rule;
      await this.log.append(tx, [auditedDeletion(unit.tenantId, 'rule.deleted', deleted, by, now)]);
    });
  }

  /** The rule as it was before it was deleted. @throws `rule-not-found`, `unknown-staff`, `too-many-rules` */
  async restore(unit: UnitOfWork, id: string, by: Actor): Promise<StoredRule> {
    return unit.run(async (tx) => {
      const rule = await this.#lock(tx, id);
      if (rule.deletedAt === null) return rule;
      const now = this.clock.now();
      const active = await this.rules.markRestored(tx, id);
      if (active) {
        await this.checks.check(partOf(tx), { ...rule, active });
        await this.checks.checkLimit(tx);
      }
      const restored = active ? await this.rules.revise(tx, rule, { ...rule, active }, by, now) : rule;
      await this.log.append(tx, [auditedDeletion(unit.tenantId, 'rule.restored', restored, by, now)]);
      return { ...restored, deletedAt: null };
    });
  }

  async #lock(tx: TenantTx, id: string): Promise<StoredRule> {
    const rule = await this.rules.lock(tx, id);
    if (rule === undefined) throw followupsErrors.error('rule-not-found');
    return rule;
  }
}
