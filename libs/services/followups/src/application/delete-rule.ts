import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import type { Actor } from '../domain/task.js';
import { ChangeRule } from './change-rule.js';
import { followupsErrors } from './followups.errors.js';
import { RuleStore, type StoredRule } from './rule-store.js';

/** Deletes rules and takes that back. A deleted rule opens no task and is in no list. */
@Injectable()
export class DeleteRule {
  constructor(
    private readonly rules: RuleStore,
    private readonly changeRule: ChangeRule,
    private readonly clock: Clock,
  ) {}

  /** @throws `rule-not-found` */
  async execute(unit: UnitOfWork, id: string, by: Actor): Promise<void> {
    await unit.run(async (tx) => {
      if ((await this.rules.lock(tx, id)) === undefined) throw followupsErrors.error('rule-not-found');
      await this.rules.markDeleted(tx, id, this.clock.now());
    });
    await this.changeRule.execute(unit, id, { active: false }, by);
  }

  /** The rule as it was before it was deleted. @throws `rule-not-found`, `unknown-staff`, `too-many-rules` */
  async restore(unit: UnitOfWork, id: string, by: Actor): Promise<StoredRule> {
    const wasActive = await unit.run(async (tx) => {
      if ((await this.rules.lock(tx, id)) === undefined) throw followupsErrors.error('rule-not-found');
      return this.rules.markRestored(tx, id);
    });
    return this.changeRule.execute(unit, id, wasActive ? { active: true } : {}, by);
  }
}
