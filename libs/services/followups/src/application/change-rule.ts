import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import type { RuleBody } from '../domain/rule.js';
import type { Actor } from '../domain/task.js';
import { auditedRule } from './audited.js';
import { followupsErrors } from './followups.errors.js';
import { RuleStore, type StoredRule } from './rule-store.js';
import { RuleChecks } from './rule-checks.js';

/** Changes a rule by creating its next version; open tasks keep the version that opened them. */
@Injectable()
export class ChangeRule {
  constructor(
    private readonly rules: RuleStore,
    private readonly checks: RuleChecks,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Changes the given members; creates no version if nothing differs.
   * @throws `rule-not-found`, `rule-deleted`, `bad-rule`, `unknown-staff`, `too-many-rules`
   */
  async execute(unit: UnitOfWork, id: string, change: Partial<RuleBody>, by: Actor): Promise<StoredRule> {
    const known = await unit.run((tx) => this.rules.find(tx, id));
    if (known === undefined) throw followupsErrors.error('rule-not-found');
    if (known.deletedAt !== null) throw followupsErrors.error('rule-deleted');
    if (isSame(known, bodyAfter(known, change))) return known;
    await this.checks.check(unit, bodyAfter(known, change));
    return unit.run(async (tx) => {
      const rule = await this.rules.lock(tx, id);
      if (rule === undefined) throw followupsErrors.error('rule-not-found');
      if (rule.deletedAt !== null) throw followupsErrors.error('rule-deleted');
      const body = bodyAfter(rule, change);
      if (isSame(rule, body)) return rule;
      if (body.active && !rule.active) await this.checks.checkLimit(tx);
      const now = this.clock.now();
      const revised = await this.rules.revise(tx, rule, body, by, now);
      await this.log.append(tx, [auditedRule(unit.tenantId, revised, by, now)]);
      return revised;
    });
  }
}

function isSame(rule: RuleBody, body: RuleBody): boolean {
  return JSON.stringify(bodyAfter(rule, {})) === JSON.stringify(body);
}

function bodyAfter(rule: RuleBody, change: Partial<RuleBody>): RuleBody {
  return {
    name: change.name ?? rule.name,
    active: change.active ?? rule.active,
    conditions: change.conditions ?? rule.conditions,
    action: change.action === undefined ? rule.action : change.action,
    acts: change.acts ?? rule.acts,
    maxAnswerAgeDays: change.maxAnswerAgeDays === undefined ? rule.maxAnswerAgeDays : change.maxAnswerAgeDays,
    maxTasksPerHour: change.maxTasksPerHour ?? rule.maxTasksPerHour,
  };
}
