import { Injectable } from '@nestjs/common';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { assignmentDefect, type RuleBody } from '../domain/rule.js';
import { titleDefects } from '../domain/title.js';
import { FollowupsConfig } from '../followups.config.js';
import { followupsErrors } from './followups.errors.js';
import { ActiveStaffCheck } from './active-staff-check.js';
import { RuleStore } from './rule-store.js';

/** Checks a rule beyond the format of single fields: its placeholders, its assignment, its assignees and the limit of rules. */
@Injectable()
export class RuleChecks {
  constructor(
    private readonly staff: ActiveStaffCheck,
    private readonly rules: RuleStore,
    private readonly config: FollowupsConfig,
  ) {}

  /**
   * Checks title, assignment and assignees. `pointer` is the JSON pointer of the rule in the body.
   * @throws `bad-rule`, `unknown-staff`
   */
  async check(unit: UnitOfWork, body: RuleBody, pointer = ''): Promise<void> {
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

  /** @throws `too-many-rules` if the workspace has reached its limit of active rules */
  async checkLimit(tx: TenantTx): Promise<void> {
    const { maxRules } = this.config;
    if ((await this.rules.countActive(tx)) < maxRules) return;
    throw followupsErrors.error('too-many-rules', `A workspace can have at most ${maxRules} active rules.`);
  }
}
