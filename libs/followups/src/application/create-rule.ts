import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import type { RuleBody } from '../domain/rule.js';
import type { Actor } from '../domain/task.js';
import { followupsErrors } from './followups.errors.js';
import { RuleStore, type StoredRule } from './rule-store.js';
import { RuleChecks } from './rule-checks.js';

/** Adds a rule in its version 1. */
@Injectable()
export class CreateRule {
  constructor(
    private readonly database: TenantDatabase,
    private readonly rules: RuleStore,
    private readonly checks: RuleChecks,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws `bad-rule`, `unknown-staff`, `too-many-rules` */
  async execute(tenantId: string, body: RuleBody, by: Actor): Promise<StoredRule> {
    this.checks.wellFormed(body);
    return this.database.withTenant(tenantId, async (tx) => {
      await this.checks.staffExists(tx, body);
      if (body.active && (await this.rules.countActive(tx)) >= this.checks.maxRules) {
        throw followupsErrors.error('too-many-rules', `at most ${this.checks.maxRules} active rules`);
      }
      return this.rules.add(tx, this.ids.next(), body, by, this.clock.now());
    });
  }
}
