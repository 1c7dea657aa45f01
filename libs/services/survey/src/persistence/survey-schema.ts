import { CustomerPointer1767225600126 } from './migrations/0126-customer-pointer.js';
import type { ServiceSchema } from '@hearback/database';
import { Survey1767225600001 } from './migrations/0001-survey.js';
import { TagsAndArchive1767225600039 } from './migrations/0039-tags-and-archive.js';
import { Widget1767225600050 } from './migrations/0050-widget.js';
import { Erasure1767225600074 } from './migrations/0074-erasure.js';
import { SurveySettings1767225600053 } from './migrations/0053-survey-settings.js';
import { SurveyKind1767225600080 } from './migrations/0080-survey-kind.js';
import { AttentionRules1767225600081 } from './migrations/0081-attention-rules.js';
import { Audience1767225600082 } from './migrations/0082-audience.js';
import { SegmentCopies1767225600083 } from './migrations/0083-segment-copies.js';
import { Plan1767225600084 } from './migrations/0084-plan.js';
import { Invitation1767225600085 } from './migrations/0085-invitation.js';
import { Touch1767225600086 } from './migrations/0086-touch.js';
import { Recurring1767225600087 } from './migrations/0087-recurring.js';
import { PlanGuard1767225600094 } from './migrations/0094-plan-guard.js';
import { MomentOfTruth1767225600100 } from './migrations/0100-moment-of-truth.js';
import { NoProfiling1767225600122 } from './migrations/0122-no-profiling.js';
import { Anonymous1767225600130 } from './migrations/0130-anonymous.js';
import { EventMatter1767225600140 } from './migrations/0140-event-matter.js';
import { SurveyRow } from './survey.row.js';
import { TouchpointRow } from './touchpoint.row.js';
import { VersionRow } from './version.row.js';
import { WidgetRow } from './widget.row.js';

/** The database schema of this service. */
export const surveySchema: ServiceSchema = {
  name: 'survey',
  migrations: [
    Survey1767225600001,
    TagsAndArchive1767225600039,
    Widget1767225600050,
    SurveySettings1767225600053,
    Erasure1767225600074,
    SurveyKind1767225600080,
    AttentionRules1767225600081,
    Audience1767225600082,
    SegmentCopies1767225600083,
    Plan1767225600084,
    Invitation1767225600085,
    Touch1767225600086,
    Recurring1767225600087,
    PlanGuard1767225600094,
    MomentOfTruth1767225600100,
    NoProfiling1767225600122,
    CustomerPointer1767225600126,
    Anonymous1767225600130,
    EventMatter1767225600140,
  ],
  entities: [TouchpointRow, SurveyRow, VersionRow, WidgetRow],
};
