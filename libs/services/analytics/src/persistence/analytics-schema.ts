import { CustomerPointer1764100000066 } from './migrations/0066-customer-pointer.js';
import type { ServiceSchema } from '@hearback/database';
import { Scores1764100000001 } from './migrations/0001-scores.js';
import { Exclusions1764100000010 } from './migrations/0010-exclusions.js';
import { Revisions1764100000030 } from './migrations/0030-revisions.js';
import { TouchpointStage1764100000040 } from './migrations/0040-touchpoint-stage.js';
import { Annotations1764100000041 } from './migrations/0041-annotations.js';
import { InvitationFacts1764100000050 } from './migrations/0050-invitation-facts.js';
import { PlanAndSegmentCopies1764100000051 } from './migrations/0051-plan-and-segment-copies.js';
import { Exposures1764100000052 } from './migrations/0052-exposures.js';
import { Anonymous1764100000070 } from './migrations/0070-anonymous.js';
import { CustomerEvents1764100000080 } from './migrations/0080-customer-events.js';
import { PreparedReports1764100000081 } from './migrations/0081-prepared-reports.js';
import { CustomerKeys1764100000082 } from './migrations/0082-customer-keys.js';
import { AnswerTexts1764100000085 } from './migrations/0085-answer-texts.js';
import { Topics1764100000086 } from './migrations/0086-topics.js';
import { SentimentModels1764100000087 } from './migrations/0087-sentiment-models.js';
import { AnswerFacts1764100000090 } from './migrations/0090-answer-facts.js';
import { GoalRow } from './goals/goal.row.js';
import { Goals1764100000096 } from './migrations/0096-goals.js';
import { Handling1764100000095 } from './migrations/0095-handling.js';
import { RiskCustomer1764100000100 } from './migrations/0100-risk-customer.js';
import { CustomerRisk1764100000101 } from './migrations/0101-customer-risk.js';
import { HandlingDeadline1764100000102 } from './migrations/0102-handling-deadline.js';
import { Scenarios1764100000105 } from './migrations/0105-scenarios.js';
import { Boards1764100000110 } from './migrations/0110-boards.js';
import { BoardRow } from './boards/board.row.js';
import { ReportSchedules1764100000115 } from './migrations/0115-report-schedules.js';
import { ShareLinks1764100000116 } from './migrations/0116-share-links.js';
import { FactsVersion1764100000120 } from './migrations/0120-facts-version.js';
import { ReportScheduleRow } from './mailings/report-schedule.row.js';
import { ShareLinkRow } from './mailings/share-link.row.js';
import { ScenarioRow } from './money/scenario.row.js';
import { AnonymousReportRow } from './anonymous-report.row.js';
import { AnnotationRow } from './annotation.row.js';
import { ZoneChanges1764100000020 } from './migrations/0020-zone-changes.js';

/** The schema `analytics`. */
export const analyticsSchema: ServiceSchema = {
  name: 'analytics',
  migrations: [
    Scores1764100000001,
    Exclusions1764100000010,
    ZoneChanges1764100000020,
    Revisions1764100000030,
    TouchpointStage1764100000040,
    Annotations1764100000041,
    InvitationFacts1764100000050,
    PlanAndSegmentCopies1764100000051,
    Exposures1764100000052,
    CustomerPointer1764100000066,
    Anonymous1764100000070,
    CustomerEvents1764100000080,
    PreparedReports1764100000081,
    CustomerKeys1764100000082,
    AnswerTexts1764100000085,
    Topics1764100000086,
    SentimentModels1764100000087,
    AnswerFacts1764100000090,
    Handling1764100000095,
    Goals1764100000096,
    RiskCustomer1764100000100,
    CustomerRisk1764100000101,
    HandlingDeadline1764100000102,
    Scenarios1764100000105,
    Boards1764100000110,
    ReportSchedules1764100000115,
    ShareLinks1764100000116,
    FactsVersion1764100000120,
  ],
  entities: [AnnotationRow, AnonymousReportRow, BoardRow, GoalRow, ScenarioRow, ReportScheduleRow, ShareLinkRow],
};
