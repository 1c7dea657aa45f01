import { ExportFiles, ExportRoutes, ExportTickets, PreviewTokens, SignedLinks } from '@hearback/http';
import { ServiceModule, customerPointers, workspaceErasure } from '@hearback/process';
import { intakeProviders } from './intake.providers.js';
import { Module } from '@nestjs/common';
import { AdmitResponse } from './application/admit-response.js';
import { ApplyAnswers } from './application/apply-answers.js';
import { AnswerLinks } from './application/answer-links.js';
import { CountHeldAnswers } from './application/count-held-answers.js';
import { InvitationLinks } from './application/invitation-links.js';
import { InvitationProgress } from './application/invitation-progress.js';
import { JudgeInvitation } from './application/judge-invitation.js';
import { ObserveLink } from './application/observe-link.js';
import { InvitationConsumer } from './events/invitation.consumer.js';
import { GestureRoutes } from './http/gesture.routes.js';
import { PRIVACY_CONTROLLERS, PRIVACY_PROVIDERS } from './privacy.providers.js';
import { SqlInvitationLinks } from './persistence/sql-invitation-links.js';
import { SqlUnconfirmedAnswers } from './persistence/sql-unconfirmed-answers.js';
import { SqlSegmentCopies } from './persistence/sql-segment-copies.js';
import { SqlUnderstandingCopies } from './persistence/sql-understanding-copies.js';
import { UnconfirmedController } from './http/unconfirmed.controller.js';
import { SegmentConsumer } from './events/segment.consumer.js';
import { UnderstandingConsumer } from './events/understanding.consumer.js';
import { JudgeAgainWorker } from './events/judge-again.worker.js';
import { UnconfirmedAnswers } from './application/unconfirmed-answers.js';
import { SegmentCopies } from './application/segment-copies.js';
import { UnderstandingCopies } from './application/understanding-copies.js';
import { JudgeAgain } from './application/judge-again.js';
import { AskedCustomers } from './application/asked-customers.js';
import { AuditTrail } from './application/audit-trail.js';
import { ChangeExclusion } from './application/change-exclusion.js';
import { CreatePersonalLinks } from './application/create-personal-links.js';
import { ReadPersonalLinks } from './application/read-personal-links.js';
import { RevokePersonalLink } from './application/revoke-personal-link.js';
import { CreateImport } from './application/create-import.js';
import { BeginAnswers } from './application/begin-answers.js';
import { BrandCopies } from './application/brand-copies.js';
import { CustomerCopies } from './application/customer-copies.js';
import { DeleteTestResponse } from './application/delete-test-response.js';
import { ExcludeResponse } from './application/exclude-response.js';
import { ExclusionStore } from './application/exclusion-store.js';
import { ReadExport } from './application/read-export.js';
import { StartResponseExport } from './application/start-response-export.js';
import { FindPreview } from './application/find-preview.js';
import { IdleTimer } from './application/idle-timer.js';
import { ImportProgress } from './application/import-progress.js';
import { ImportQueries } from './application/import-queries.js';
import { ImportRows } from './application/import-rows.js';
import { ImportStarter } from './application/import-starter.js';
import { ImportCheckpoints } from './application/import-checkpoints.js';
import { ImportContent } from './application/import-content.js';
import { ImportStore } from './application/import-store.js';
import { ImportUndoStore } from './application/import-undo-store.js';
import { OpenResponseStore } from './application/open-response-store.js';
import { PersonalLinkQueries, PersonalLinkStore } from './application/personal-link-store.js';
import { ProposeImport } from './application/propose-import.js';
import { ProofOfWork } from './application/proof-of-work.js';
import { PublishAnswers } from './application/publish-answers.js';
import { QuotaStore } from './application/quota-store.js';
import { ReadAnswers } from './application/read-answers.js';
import { ReadImports } from './application/read-imports.js';
import { ReadRejectedRows } from './application/read-rejected-rows.js';
import { ImportFile } from './application/import-file.js';
import { ReceiveImport } from './application/receive-import.js';
import { RecordExposure } from './application/record-exposure.js';
import { RejectedRowQueries } from './application/rejected-row-queries.js';
import { RequestUndo } from './application/request-undo.js';
import { ResponseQueries } from './application/response-queries.js';
import { ResponseStore } from './application/response-store.js';
import { RestoreResponse } from './application/restore-response.js';
import { RevisionStore } from './application/revision-store.js';
import { RunImport } from './application/run-import.js';
import { SaveAnswers } from './application/save-answers.js';
import { StartImport } from './application/start-import.js';
import { StoreIdleResponse } from './application/store-idle-response.js';
import { SignedTimes } from './application/signed-times.js';
import { SuspicionGate } from './application/suspicion-gate.js';
import { SurveyCopies } from './application/survey-copies.js';
import { closeSurveys } from './persistence/close-surveys.js';
import { SurveyDirectory } from './application/survey-directory.js';
import { SurveyPreviews } from './application/survey-previews.js';
import { TestResponseStore } from './application/test-response-store.js';
import { UndoImport } from './application/undo-import.js';
import { UsedProofs } from './application/used-proofs.js';
import { WithdrawAnswers } from './application/withdraw-answers.js';
import { WidgetCopies } from './application/widget-copies.js';
import { WidgetSurveys } from './application/widget-surveys.js';
import { WorkspaceUses } from './application/workspace-use.js';
import { WorkspaceZones } from './application/workspace-zones.js';
import { CustomerConsumer } from './events/customer.consumer.js';
import { IdleWorker } from './events/idle.worker.js';
import { ImportWorker } from './events/import.worker.js';
import { SurveyConsumer } from './events/survey.consumer.js';
import { RuleTagsConsumer } from './events/rule-tags.consumer.js';
import { WidgetConsumer } from './events/widget.consumer.js';
import { UndoWorker } from './events/undo.worker.js';
import { ChallengeRoutes } from './http/challenge.routes.js';
import { CustomerOfCaller } from './http/customer-of-caller.js';
import { ImportListController } from './http/import-list.controller.js';
import { WorkspaceConsumer } from './events/workspace.consumer.js';
import { ImportUploadRoutes } from './http/import-upload.routes.js';
import { ExclusionController } from './http/exclusion.controller.js';
import { OperatorUseController } from './http/operator-use.controller.js';
import { PersonalLinksController } from './http/personal-links.controller.js';
import { ExportController } from './http/export.controller.js';
import { ImportsController } from './http/imports.controller.js';
import { IntakeRoutes } from './http/intake-routes.js';
import { PublishedSurveyRoutes } from './http/published-survey.routes.js';
import { SaveByKey } from './http/save-by-key.js';
import { WidgetRoutes } from './http/widget.routes.js';
import { SavedAnswersRoutes } from './http/saved-answers.routes.js';
import { OwnAnswer } from './http/own-answer.js';
import { SurveyFormSender } from './http/survey-form-sender.js';
import { SurveyVisits } from './http/survey-visit.js';
import { SurveyPageRoutes } from './http/survey-page.routes.js';
import { WidgetFilesRoutes } from './http/widget-files.routes.js';
import { ResponsesController } from './http/responses.controller.js';
import { UnknownSender } from './http/unknown-sender.js';
import { ChangeExclusions } from './application/change-exclusions.js';
import { ChangeSavedViews } from './application/change-saved-views.js';
import { SavedViewStore } from './application/saved-view-store.js';
import { TagResponses } from './application/tag-responses.js';
import { TagStore } from './application/tag-store.js';
import { BulkController } from './http/bulk.controller.js';
import { ResponseCountController } from './http/response-count.controller.js';
import { SavedViewsController } from './http/saved-views.controller.js';
import { TagsController } from './http/tags.controller.js';
import { ResponsesExport } from './http/responses-export.js';
import { SqlSavedViewStore } from './persistence/sql-saved-view-store.js';
import { SqlTagStore } from './persistence/sql-tag-store.js';
import { SqlAskedCustomers } from './persistence/sql-asked-customers.js';
import { SqlBrandCopies } from './persistence/sql-brand-copies.js';
import { SqlCustomerCopies } from './persistence/sql-customer-copies.js';
import { SqlExclusionStore } from './persistence/sql-exclusion-store.js';
import { SqlImportQueries } from './persistence/sql-import-queries.js';
import { SqlImportUndoStore } from './persistence/sql-import-undo-store.js';
import { SqlImportCheckpoints } from './persistence/sql-import-checkpoints.js';
import { SqlImportContent } from './persistence/sql-import-content.js';
import { SqlImportStore } from './persistence/sql-import-store.js';
import { SqlOpenResponseStore } from './persistence/sql-open-response-store.js';
import { SqlPersonalLinkQueries } from './persistence/sql-personal-link-queries.js';
import { SqlPersonalLinkStore } from './persistence/sql-personal-link-store.js';
import { SqlQuotaStore } from './persistence/sql-quota-store.js';
import { SqlRejectedRowQueries } from './persistence/sql-rejected-row-queries.js';
import { SqlResponseQueries } from './persistence/sql-response-queries.js';
import { SqlResponseStore } from './persistence/sql-response-store.js';
import { SqlRevisionStore } from './persistence/sql-revision-store.js';
import { SqlSurveyCopies } from './persistence/sql-survey-copies.js';
import { SqlSurveyPreviews } from './persistence/sql-survey-previews.js';
import { SqlTestResponseStore } from './persistence/sql-test-response-store.js';
import { SqlWidgetCopies } from './persistence/sql-widget-copies.js';
import { SqlUsedProofs } from './persistence/sql-used-proofs.js';
import { SqlWorkspaceUses } from './persistence/sql-workspace-uses.js';
import { SqlWorkspaceZones } from './persistence/sql-workspace-zones.js';
import { AltchaProofOfWork } from './proofs/altcha-proof-of-work.js';
import { responsesDefinition as definition } from './responses.definition.js';

/** The service that owns accepted responses. */
@Module({
  imports: [ServiceModule.forService(definition)],
  controllers: [
    ...PRIVACY_CONTROLLERS,
    ExportController,
    ResponseCountController,
    UnconfirmedController,
    ResponsesController,
    BulkController,
    TagsController,
    SavedViewsController,
    ExclusionController,
    PersonalLinksController,
    ImportListController,
    ImportsController,
    OperatorUseController,
  ],
  providers: [
    customerPointers('responses'),
    workspaceErasure('responses', { before: closeSurveys }),
    ExportTickets,
    ExportRoutes,
    { provide: ExportFiles, useClass: ResponsesExport },
    SurveyDirectory,
    FindPreview,
    PreviewTokens,
    SignedLinks,
    AnswerLinks,
    JudgeInvitation,
    InvitationProgress,
    ObserveLink,
    CountHeldAnswers,
    ...PRIVACY_PROVIDERS,
    InvitationConsumer,
    JudgeAgain,
    JudgeAgainWorker,
    SegmentConsumer,
    { provide: SegmentCopies, useClass: SqlSegmentCopies },
    { provide: UnconfirmedAnswers, useClass: SqlUnconfirmedAnswers },
    GestureRoutes,
    { provide: InvitationLinks, useClass: SqlInvitationLinks },
    ...intakeProviders,
    SaveAnswers,
    ApplyAnswers,
    BeginAnswers,
    AdmitResponse,
    PublishAnswers,
    IdleTimer,
    StoreIdleResponse,
    ReadAnswers,
    WithdrawAnswers,
    CustomerOfCaller,
    SaveByKey,
    WidgetSurveys,
    RecordExposure,
    CreatePersonalLinks,
    RevokePersonalLink,
    ReadPersonalLinks,
    SignedTimes,
    SuspicionGate,
    UnknownSender,
    CreateImport,
    ProposeImport,
    StartImport,
    ReceiveImport,
    ImportFile,
    ImportRows,
    ImportProgress,
    RunImport,
    ReadImports,
    StartResponseExport,
    ReadExport,
    ChangeExclusion,
    ChangeExclusions,
    TagResponses,
    ChangeSavedViews,
    ExcludeResponse,
    DeleteTestResponse,
    RestoreResponse,
    RequestUndo,
    AuditTrail,
    ImportStarter,
    UndoImport,
    ReadRejectedRows,
    { provide: SurveyCopies, useClass: SqlSurveyCopies },
    { provide: SurveyPreviews, useClass: SqlSurveyPreviews },
    { provide: WidgetCopies, useClass: SqlWidgetCopies },
    { provide: AskedCustomers, useClass: SqlAskedCustomers },
    { provide: ProofOfWork, useClass: AltchaProofOfWork },
    { provide: UsedProofs, useClass: SqlUsedProofs },
    { provide: BrandCopies, useClass: SqlBrandCopies },
    { provide: CustomerCopies, useClass: SqlCustomerCopies },
    { provide: ResponseStore, useClass: SqlResponseStore },
    { provide: OpenResponseStore, useClass: SqlOpenResponseStore },
    { provide: PersonalLinkStore, useClass: SqlPersonalLinkStore },
    { provide: PersonalLinkQueries, useClass: SqlPersonalLinkQueries },
    { provide: QuotaStore, useClass: SqlQuotaStore },
    { provide: RevisionStore, useClass: SqlRevisionStore },
    { provide: ResponseQueries, useClass: SqlResponseQueries },
    { provide: ExclusionStore, useClass: SqlExclusionStore },
    { provide: TagStore, useClass: SqlTagStore },
    { provide: UnderstandingCopies, useClass: SqlUnderstandingCopies },
    { provide: SavedViewStore, useClass: SqlSavedViewStore },
    { provide: TestResponseStore, useClass: SqlTestResponseStore },
    { provide: ImportQueries, useClass: SqlImportQueries },
    { provide: RejectedRowQueries, useClass: SqlRejectedRowQueries },
    { provide: ImportUndoStore, useClass: SqlImportUndoStore },
    { provide: WorkspaceUses, useClass: SqlWorkspaceUses },
    { provide: WorkspaceZones, useClass: SqlWorkspaceZones },
    { provide: ImportStore, useClass: SqlImportStore },
    { provide: ImportContent, useClass: SqlImportContent },
    { provide: ImportCheckpoints, useClass: SqlImportCheckpoints },
    SurveyConsumer,
    CustomerConsumer,
    WorkspaceConsumer,
    WidgetConsumer,
    RuleTagsConsumer,
    UnderstandingConsumer,
    ImportWorker,
    UndoWorker,
    IdleWorker,
    IntakeRoutes,
    SavedAnswersRoutes,
    ImportUploadRoutes,
    SurveyVisits,
    OwnAnswer,
    SurveyFormSender,
    SurveyPageRoutes,
    WidgetFilesRoutes,
    PublishedSurveyRoutes,
    WidgetRoutes,
    ChallengeRoutes,
  ],
})
export class ResponsesModule {
  static readonly definition = definition;
}
