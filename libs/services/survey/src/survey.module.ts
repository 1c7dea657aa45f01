import { Module } from '@nestjs/common';
import { ExportFiles, ExportRoutes, ExportTickets, PreviewTokens } from '@hearback/http';
import {
  customerErasure,
  customerPointers,
  personCopy,
  ServiceModule,
  workspaceErasure,
  type ServiceDefinition,
} from '@hearback/process';
import { personalData } from './persistence/personal-data.js';
import { ASKING_CONTROLLERS, ASKING_PROVIDERS } from './asking.providers.js';
import { ArchiveSurvey } from './application/archive-survey.js';
import { ChangeSurvey } from './application/change-survey.js';
import { ChangeTouchpoint } from './application/change-touchpoint.js';
import { CompareSurveys } from './application/compare-surveys.js';
import { CloseSurvey } from './application/close-survey.js';
import { CreatePreviewLink } from './application/create-preview-link.js';
import { ChangeWidget } from './application/change-widget.js';
import { CreateSurvey } from './application/create-survey.js';
import { CreateTouchpoint } from './application/create-touchpoint.js';
import { DeleteDraft } from './application/delete-draft.js';
import { DuplicateSurvey } from './application/duplicate-survey.js';
import { LinkCodes } from './application/link-codes.js';
import { PublishSurvey } from './application/publish-survey.js';
import { ReadWidget } from './application/read-widget.js';
import { SurveyQueries } from './application/survey-queries.js';
import { SurveyStore } from './application/survey-store.js';
import { WidgetStore } from './application/widget-store.js';
import { TouchpointStore } from './application/touchpoint-store.js';
import { PreviewLinksController } from './http/preview-links.controller.js';
import { SurveyArchiveController } from './http/survey-archive.controller.js';
import { SurveyChangesController } from './http/survey-changes.controller.js';
import { SurveyDuplicatesController } from './http/survey-duplicates.controller.js';
import { SurveyLintController } from './http/survey-lint.controller.js';
import { SurveyQrController } from './http/survey-qr.controller.js';
import { SurveyTemplatesController } from './http/survey-templates.controller.js';
import { SurveyVersionsController } from './http/survey-versions.controller.js';
import { SurveyWidgetController } from './http/survey-widget.controller.js';
import { SurveysController } from './http/surveys.controller.js';
import { TouchpointsController } from './http/touchpoints.controller.js';
import { CryptoLinkCodes } from './link-codes/crypto-link-codes.js';
import { surveySchema } from './persistence/survey-schema.js';
import { TypeormSurveyQueries } from './persistence/typeorm-survey-queries.js';
import { TypeormSurveyStore } from './persistence/typeorm-survey-store.js';
import { TypeormTouchpointStore } from './persistence/typeorm-touchpoint-store.js';
import { TypeormWidgetStore } from './persistence/typeorm-widget-store.js';
import { DraftsController } from './http/drafts.controller.js';
import { PublicAddress } from './http/public-address.js';
import { SurveyExport } from './http/survey-export.js';
import { AskingFiles } from './http/asking/asking-files.js';
import { SurveyConfig } from './survey.config.js';

const surveyDefinition: ServiceDefinition = {
  name: 'survey',
  schema: surveySchema,
  config: SurveyConfig,
  personal: personalData,
};

/** Touchpoints, surveys and their immutable versions. */
@Module({
  imports: [ServiceModule.forService(surveyDefinition)],
  controllers: [
    SurveysController,
    SurveyArchiveController,
    SurveyChangesController,
    SurveyDuplicatesController,
    SurveyLintController,
    SurveyQrController,
    SurveyWidgetController,
    DraftsController,
    PreviewLinksController,
    SurveyVersionsController,
    TouchpointsController,
    SurveyTemplatesController,
    ...ASKING_CONTROLLERS,
  ],
  providers: [
    customerPointers('survey'),
    personCopy('survey', personalData),
    workspaceErasure('survey'),
    customerErasure('survey', personalData),
    ExportTickets,
    ExportRoutes,
    { provide: ExportFiles, useClass: SurveyExport },
    AskingFiles,
    CreateSurvey,
    ChangeSurvey,
    PublishSurvey,
    CloseSurvey,
    ArchiveSurvey,
    CompareSurveys,
    DuplicateSurvey,
    DeleteDraft,
    CreatePreviewLink,
    PreviewTokens,
    ReadWidget,
    ChangeWidget,
    PublicAddress,
    CreateTouchpoint,
    ChangeTouchpoint,
    { provide: LinkCodes, useClass: CryptoLinkCodes },
    { provide: SurveyStore, useClass: TypeormSurveyStore },
    { provide: TouchpointStore, useClass: TypeormTouchpointStore },
    { provide: WidgetStore, useClass: TypeormWidgetStore },
    { provide: SurveyQueries, useClass: TypeormSurveyQueries },
    ...ASKING_PROVIDERS,
  ],
})
export class SurveyModule {
  static readonly definition: ServiceDefinition = surveyDefinition;
}
