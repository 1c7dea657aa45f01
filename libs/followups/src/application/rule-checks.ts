import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import { assignmentDefect, type RuleBody } from '../domain/rule.js';
import { titleDefects } from '../domain/title.js';
import { FollowupsConfig } from '../followups.config.js';
import { followupsErrors } from './followups.errors.js';
import { StaffDirectory } from './staff-directory.js';

/** What must be true of a rule beyond the form of its parts. */
@Injectable()
export class RuleChecks {
  constructor(
    private readonly staff: StaffDirectory,
    private readonly config: FollowupsConfig,
  ) {}

  /** Most active rules of a workspace. */
  get maxRules(): number {
    return this.config.maxRules;
  }

  /** @throws `bad-rule` where the parts do not fit together */
  wellFormed(body: RuleBody): void {
    const defect = assignmentDefect(body.action.assignment);
    const errors = [
      ...titleDefects(body.action.title, '/action/title'),
      ...(defect === undefined
        ? []
        : [{ pointer: '/action/assignment/staff_ids', code: 'assignment', detail: defect }]),
    ];
    if (errors.length > 0) throw followupsErrors.error('bad-rule', undefined, { errors });
  }

  /** @throws `unknown-staff` where tasks would go to somebody who is not an active member */
  async staffExists(tx: TenantTx, body: RuleBody): Promise<void> {
    const { staffIds } = body.action.assignment;
    if (staffIds.length === 0) return;
    const active = await this.staff.activeAmong(tx, tx.tenantId, staffIds);
    const errors = staffIds.flatMap((id, i) =>
      active.has(id)
        ? []
        : [{ pointer: `/action/assignment/staff_ids/${i}`, code: 'unknown', detail: 'not an active member of staff' }],
    );
    if (errors.length > 0) throw followupsErrors.error('unknown-staff', undefined, { errors });
  }
}
