import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import type { RuleBody } from '../domain/rule.js';
import type { Actor } from '../domain/task.js';
import { auditedRule } from './audited.js';
import { RuleStore, type StoredRule } from './rule-store.js';
import { RuleChecks } from './rule-checks.js';

/** Creates a rule, as version 1. */
@Injectable()
export class CreateRule {
  constructor(
    private readonly rules: RuleStore,
    private readonly checks: RuleChecks,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws `bad-rule`, `unknown-staff`, `too-many-rules` */
  async execute(unit: UnitOfWork, body: RuleBody, by: Actor): Promise<StoredRule> {
    await this.checks.check(unit, body);
    return unit.run(async (tx) => {
      if (body.active) await this.checks.checkLimit(tx);
      const now = this.clock.now();
      const rule = await this.rules.add(tx, this.ids.next(), body, by, now);
      await this.log.append(tx, [auditedRule(unit.tenantId, rule, by, now)]);
      return rule;
    });
  }
}
