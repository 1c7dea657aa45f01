import { ExportFiles, ExportRoutes, ExportTickets } from '@hearback/http';
import { Module } from '@nestjs/common';
import {
  ServiceModule,
  customerPointers,
  workspaceErasure,
  type ServiceDefinition,
  customerErasure,
} from '@hearback/process';
import { personalData } from './persistence/personal-data.js';
import { CHURN_CONTROLLERS, CHURN_PROVIDERS } from './churn.providers.js';
import { ORDERS_CONTROLLERS, ORDERS_PROVIDERS } from './orders.providers.js';
import { TEXT_CONTROLLERS, TEXT_PROVIDERS } from './text.providers.js';
import { FACTS_CONTROLLERS, FACTS_PROVIDERS } from './facts.providers.js';
import { MAILING_CONTROLLERS, MAILING_PROVIDERS } from './mailings.providers.js';
import { PREPARED_PROVIDERS } from './prepared.providers.js';
import { moneyControllers, moneyProviders } from './money.providers.js';
import { BOARDS_CONTROLLERS, BOARDS_PROVIDERS } from './boards.providers.js';
import { AnalyticsConfig } from './analytics.config.js';
import { EFFECT_PROVIDERS } from './effect.providers.js';
import { AnnotationStore } from './application/annotation-store.js';
import { AnonymousReportStore } from './application/anonymous-report-store.js';
import { ReadAnonymousReport } from './application/read-anonymous-report.js';
import { AnonymousReportsConsumer } from './events/anonymous-reports.consumer.js';
import { AnonymousReportsController } from './http/anonymous-reports.controller.js';
import { TypeormAnonymousReportStore } from './persistence/typeorm-anonymous-report-store.js';
import { ApplyExclusions } from './application/apply-exclusions.js';
import { ChangeAnnotations } from './application/change-annotations.js';
import { CohortInvitations, CohortQueries } from './application/cohort-queries.js';
import { CopyQueries } from './application/copy-queries.js';
import { CopyStore } from './application/copy-store.js';
import { CountUnconfirmed } from './application/count-unconfirmed.js';
import { CountScores } from './application/count-scores.js';
import { DetectChange } from './application/detect-change.js';
import { ExclusionStore } from './application/exclusion-store.js';
import { ExplainMetric } from './application/explain-metric.js';
import { InvitationStore } from './application/invitation-store.js';
import { SaveCopies } from './application/save-copies.js';
import { ListCohortInvitations } from './application/list-cohort-invitations.js';
import { ListCountedResponses } from './application/list-counted-responses.js';
import { ReadCoverage } from './application/read-coverage.js';
import { ReadJourney } from './application/read-journey.js';
import { ReadMetric } from './application/read-metric.js';
import { ReadOverview } from './application/read-overview.js';
import { ReadRebuild } from './application/read-rebuild.js';
import { ReadResponseRates } from './application/read-response-rates.js';
import { ReadSegments } from './application/read-segments.js';
import { RebuildMetrics } from './application/rebuild-metrics.js';
import { RebuildStore } from './application/rebuild.js';
import { RecordExclusions } from './application/record-exclusions.js';
import { RecountMetrics } from './application/recount-metrics.js';
import { ReportLimits } from './application/report-limits.js';
import { RebuildStarter, RequestRebuild } from './application/request-rebuild.js';
import { ScoreQueries } from './application/score-queries.js';
import { ScoreStore } from './application/score-store.js';
import { EarlierEvents } from './application/earlier-events.js';
import { RefillFacts } from './application/refill-facts.js';
import { StartRefills } from './application/start-refills.js';
import { PgEarlierEvents } from './events/pg-earlier-events.js';
import { SetTimeZone } from './application/set-time-zone.js';
import { ZoneStore, ZoneWork } from './application/zone-store.js';
import { SubmittedLog } from './application/submitted-log.js';
import { AskingConsumer } from './events/asking.consumer.js';
import { AfterMerge } from './events/prepared/after-merge.js';
import { ExclusionsConsumer } from './events/exclusions.consumer.js';
import { ExclusionsWorker } from './events/exclusions.worker.js';
import { InvitationsConsumer } from './events/invitations.consumer.js';
import { JobRebuildStarter } from './events/job-rebuild-starter.js';
import { PgSubmittedLog } from './events/pg-submitted-log.js';
import { RebuildWorker } from './events/rebuild.worker.js';
import { PreferencesConsumer } from './events/preferences.consumer.js';
import { ScoresConsumer } from './events/scores.consumer.js';
import { SurveysConsumer } from './events/surveys.consumer.js';
import { JobZoneWork, ZoneWorker } from './events/zone.worker.js';
import { WorkspacesConsumer } from './events/workspaces.consumer.js';
import { GOALS_PROVIDERS } from './goals.providers.js';
import { GoalsController } from './http/goals/goals.controller.js';
import { KeyFiguresController } from './http/goals/key-figures.controller.js';
import { EffectController } from './http/effect/effect.controller.js';
import { AnnotationsController } from './http/annotations.controller.js';
import { MetricsAdminController } from './http/metrics-admin.controller.js';
import { MetricsController } from './http/metrics.controller.js';
import { ReportFilesController } from './http/report-files.controller.js';
import { ReportsController } from './http/reports.controller.js';
import { ResponseRatesController } from './http/response-rates.controller.js';
import { AnalyticsExport } from './http/analytics-export.js';
import { analyticsSchema } from './persistence/analytics-schema.js';
import { SqlCohortInvitations } from './persistence/sql-cohort-invitations.js';
import { SqlCohortQueries } from './persistence/sql-cohort-queries.js';
import { SqlCopyQueries } from './persistence/sql-copy-queries.js';
import { SqlCopyStore } from './persistence/sql-copy-store.js';
import { SqlExclusionStore } from './persistence/sql-exclusion-store.js';
import { SqlInvitationStore } from './persistence/sql-invitation-store.js';
import { SqlRebuildStore } from './persistence/sql-rebuild-store.js';
import { SqlScoreQueries } from './persistence/sql-score-queries.js';
import { TypeormAnnotationStore } from './persistence/typeorm-annotation-store.js';
import { SqlZoneStore } from './persistence/sql-zone-store.js';
import { SqlScoreStore } from './persistence/sql-score-store.js';

const definition: ServiceDefinition = {
  name: 'analytics',
  schema: analyticsSchema,
  config: AnalyticsConfig,
  personal: personalData,
};

/** Counts scores and evaluates them: metrics, intervals, verdicts. */
@Module({
  imports: [ServiceModule.forService(definition)],
  // Before MetricsController, whose /v1/metrics/:metric matches its routes too.
  controllers: [
    MetricsAdminController,
    ReportsController,
    ReportFilesController,
    MetricsController,
    AnnotationsController,
    EffectController,
    GoalsController,
    KeyFiguresController,
    AnonymousReportsController,
    ResponseRatesController,
    ...ORDERS_CONTROLLERS,
    ...CHURN_CONTROLLERS,
    ...MAILING_CONTROLLERS,
    ...moneyControllers,
    ...TEXT_CONTROLLERS,
    ...FACTS_CONTROLLERS,
    ...BOARDS_CONTROLLERS,
  ],
  providers: [
    ...FACTS_PROVIDERS,
    customerPointers('analytics', { listener: AfterMerge }),
    workspaceErasure('analytics'),
    customerErasure('analytics', personalData),
    ...PREPARED_PROVIDERS,
    ...ORDERS_PROVIDERS,
    ...CHURN_PROVIDERS,
    ...TEXT_PROVIDERS,
    ...MAILING_PROVIDERS,
    ExportTickets,
    ExportRoutes,
    { provide: ExportFiles, useClass: AnalyticsExport },
    ...EFFECT_PROVIDERS,
    ...GOALS_PROVIDERS,
    AnonymousReportsConsumer,
    ApplyExclusions,
    ChangeAnnotations,
    CountScores,
    CountUnconfirmed,
    DetectChange,
    ExplainMetric,
    SaveCopies,
    ListCohortInvitations,
    ListCountedResponses,
    ReadAnonymousReport,
    ReadCoverage,
    ReadJourney,
    ReadMetric,
    ReadOverview,
    ReadRebuild,
    ReadResponseRates,
    ReadSegments,
    RebuildMetrics,
    RecordExclusions,
    RecountMetrics,
    RefillFacts,
    RequestRebuild,
    SetTimeZone,
    StartRefills,
    AskingConsumer,
    ExclusionsConsumer,
    ExclusionsWorker,
    InvitationsConsumer,
    RebuildWorker,
    PreferencesConsumer,
    ScoresConsumer,
    SurveysConsumer,
    WorkspacesConsumer,
    ZoneWorker,
    ...moneyProviders,
    ...BOARDS_PROVIDERS,
    { provide: ZoneStore, useClass: SqlZoneStore },
    { provide: ZoneWork, useClass: JobZoneWork },
    { provide: ReportLimits, useExisting: AnalyticsConfig },
    { provide: AnonymousReportStore, useClass: TypeormAnonymousReportStore },
    { provide: AnnotationStore, useClass: TypeormAnnotationStore },
    { provide: CohortQueries, useClass: SqlCohortQueries },
    { provide: CohortInvitations, useClass: SqlCohortInvitations },
    { provide: InvitationStore, useClass: SqlInvitationStore },
    { provide: CopyQueries, useClass: SqlCopyQueries },
    { provide: CopyStore, useClass: SqlCopyStore },
    { provide: EarlierEvents, useClass: PgEarlierEvents },
    { provide: ExclusionStore, useClass: SqlExclusionStore },
    { provide: RebuildStarter, useClass: JobRebuildStarter },
    { provide: RebuildStore, useClass: SqlRebuildStore },
    { provide: ScoreQueries, useClass: SqlScoreQueries },
    { provide: ScoreStore, useClass: SqlScoreStore },
    { provide: SubmittedLog, useClass: PgSubmittedLog },
  ],
})
export class AnalyticsModule {
  static readonly definition = definition;
}
