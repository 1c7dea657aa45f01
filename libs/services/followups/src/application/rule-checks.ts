import { Injectable } from '@nestjs/common';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { assignmentDefect, type RuleBody } from '../domain/rule.js';
import { titleDefects } from '../domain/title.js';
import { FollowupsConfig } from '../followups.config.js';
import { followupsErrors } from './followups.errors.js';
import { KnownStaff } from './known-staff.js';
import { RuleStore } from './rule-store.js';

/** What must be true of a rule beyond the form of its parts. */
@Injectable()
export class RuleChecks {
  constructor(
    private readonly staff: KnownStaff,
    private readonly rules: RuleStore,
    private readonly config: FollowupsConfig,
  ) {}

  /**
   * Checks what the parts say together. `pointer` is where the rule stands in the body.
   * @throws `bad-rule`, `unknown-staff`
   */
  async acceptable(unit: UnitOfWork, body: RuleBody, pointer = ''): Promise<void> {
    const { title, assignment } = body.action;
    const staffPointer = `${pointer}/action/assignment/staff_ids`;
    const defect = assignmentDefect(assignment);
    const errors = [
      ...titleDefects(title, `${pointer}/action/title`),
      ...(defect === undefined ? [] : [{ pointer: staffPointer, code: 'assignment', detail: defect }]),
    ];
    if (errors.length > 0) throw followupsErrors.error('bad-rule', undefined, { errors });
    if (body.active) await this.staff.require(unit, assignment.staffIds, (n) => `${staffPointer}/${n}`);
  }

  /** @throws `too-many-rules` where the workspace has as many active rules as it may have */
  async room(tx: TenantTx): Promise<void> {
    const { maxRules } = this.config;
    if ((await this.rules.countActive(tx)) < maxRules) return;
    throw followupsErrors.error('too-many-rules', `at most ${maxRules} active rules`);
  }
}
