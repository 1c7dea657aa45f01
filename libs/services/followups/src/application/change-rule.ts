import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import type { RuleBody } from '../domain/rule.js';
import type { Actor } from '../domain/task.js';
import { followupsErrors } from './followups.errors.js';
import { RuleStore, type StoredRule } from './rule-store.js';
import { RuleChecks } from './rule-checks.js';

/** Makes the next version of a rule; open tasks keep the version that opened them. */
@Injectable()
export class ChangeRule {
  constructor(
    private readonly rules: RuleStore,
    private readonly checks: RuleChecks,
    private readonly clock: Clock,
  ) {}

  /**
   * Changes the parts that are given; without a difference no version is made.
   * @throws `rule-not-found`, `bad-rule`, `unknown-staff`, `too-many-rules`
   */
  async execute(unit: UnitOfWork, id: string, change: Partial<RuleBody>, by: Actor): Promise<StoredRule> {
    const known = await unit.run((tx) => this.rules.find(tx, id));
    if (known === undefined) throw followupsErrors.error('rule-not-found');
    if (isSame(known, bodyAfter(known, change))) return known;
    await this.checks.acceptable(unit, bodyAfter(known, change));
    return unit.run(async (tx) => {
      const rule = await this.rules.lock(tx, id);
      if (rule === undefined) throw followupsErrors.error('rule-not-found');
      const body = bodyAfter(rule, change);
      if (isSame(rule, body)) return rule;
      if (body.active && !rule.active) await this.checks.room(tx);
      return this.rules.revise(tx, rule, body, by, this.clock.now());
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
    action: change.action ?? rule.action,
    maxAnswerAgeDays: change.maxAnswerAgeDays === undefined ? rule.maxAnswerAgeDays : change.maxAnswerAgeDays,
  };
}
