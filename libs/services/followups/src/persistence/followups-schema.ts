import type { ServiceSchema } from '@hearback/database';
import { Followups1764547200001 } from './migrations/0001-followups.js';
import { ResponseFactsRow } from './response-facts.row.js';
import { RotationRow, RuleBookRow, RuleRow, RuleVersionRow } from './rule.row.js';
import { StaffRow } from './staff.row.js';
import { SuppressionRow, TaskChangeRow, TaskNoteRow } from './task-trail.row.js';
import { TaskRow } from './task.row.js';

/** The database part of this service. */
export const followupsSchema: ServiceSchema = {
  name: 'followups',
  migrations: [Followups1764547200001],
  rows: [
    RuleRow,
    RuleVersionRow,
    RuleBookRow,
    RotationRow,
    ResponseFactsRow,
    StaffRow,
    TaskRow,
    TaskChangeRow,
    TaskNoteRow,
    SuppressionRow,
  ],
};
