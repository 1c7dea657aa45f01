import { Injectable } from '@nestjs/common';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { actDefects } from '../domain/rule-act.js';
import { assignmentDefect, NOBODY, type RuleBody } from '../domain/rule.js';
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
   * Checks title, assignment, assignees and acts. `pointer` is the JSON pointer of the rule in the body.
   * @throws `bad-rule`, `unknown-staff`
   */
  async check(unit: UnitOfWork, body: RuleBody, pointer = ''): Promise<void> {
    const { action, acts } = body;
    const assignment = action?.assignment ?? NOBODY;
    const staffPointer = `${pointer}/action/assignment/staff_ids`;
    const defect = assignmentDefect(assignment);
    const errors = [
      ...(action === null ? [] : titleDefects(action.title, `${pointer}/action/title`)),
      ...(defect === undefined ? [] : [{ pointer: staffPointer, code: 'assignment', detail: defect }]),
      ...actDefects(acts, { opensTask: action !== null }, `${pointer}/acts`),
    ];
    if (errors.length > 0) throw followupsErrors.error('bad-rule', undefined, { errors });
    if (!body.active) return;
    await this.staff.require(unit, assignment.staffIds, (n) => `${staffPointer}/${n}`);
    for (const [n, act] of acts.entries()) {
      if (act.kind !== 'notify') continue;
      await this.staff.require(unit, act.staffIds, (k) => `${pointer}/acts/${n}/staff_ids/${k}`);
    }
  }

  /** @throws `too-many-rules` if the workspace has reached its limit of active rules */
  async checkLimit(tx: TenantTx): Promise<void> {
    const { maxRules } = this.config;
    if ((await this.rules.countActive(tx)) < maxRules) return;
    throw followupsErrors.error('too-many-rules', `A workspace can have at most ${maxRules} active rules.`);
  }
}
