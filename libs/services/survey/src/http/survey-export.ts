import { TenantDatabase } from '@hearback/database';
import { ExportFiles, itemsOf, listedFile, type ExportFile } from '@hearback/http';
import { publicId, type PageRequest } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { SurveyQueries, type SurveyHead } from '../application/survey-queries.js';
import { WidgetStore } from '../application/widget-store.js';
import { AskingFiles } from './asking/asking-files.js';
import { PublicAddress } from './public-address.js';
import { toSurveyDto } from './survey.dto.js';
import { toTouchpointDto } from './touchpoint.dto.js';
import { toVersionDto } from './version.dto.js';
import { toWidgetDto } from './widget.dto.js';

/** Surveys read at a time: a definition may take a megabyte. */
const BATCH = 20;

/** What the export of a workspace has of surveys. */
@Injectable()
export class SurveyExport extends ExportFiles<'survey'> {
  override readonly files: ExportFiles<'survey'>['files'];

  constructor(
    private readonly queries: SurveyQueries,
    private readonly widgets: WidgetStore,
    private readonly database: TenantDatabase,
    address: PublicAddress,
    asking: AskingFiles,
  ) {
    super();
    this.files = {
      touchpoints: listedFile({
        line: 'a touchpoint as `GET /v1/touchpoints` shows it',
        list: (tenantId, page) => queries.touchpoints(tenantId, { stage: undefined }, page),
        positionOf: (touchpoint) => touchpoint,
        toLine: toTouchpointDto,
      }),
      surveys: listedFile({
        line: 'a survey with its draft as `GET /v1/surveys/{survey_id}` shows it, archived ones too',
        list: (tenantId, page) => queries.allSurveys(tenantId, page),
        positionOf: (survey) => survey,
        toLine: (survey) => toSurveyDto(survey, address),
        batch: BATCH,
      }),
      'survey-versions': listedFile({
        line: 'a published version as `GET /v1/surveys/{survey_id}/versions/{version}` shows it',
        list: (tenantId, page) => queries.allVersions(tenantId, page),
        positionOf: ({ id, publishedAt }) => ({ id, createdAt: publishedAt }),
        toLine: toVersionDto,
        batch: BATCH,
      }),
      'survey-widgets': this.#widgets(),
      plans: asking.plans,
      'survey-invitations': asking.invitations,
      touches: asking.touches,
      'attention-rules': asking.attentionRules,
    };
  }

  #widgets(): ExportFile {
    const { queries, widgets, database } = this;
    const surveys = {
      list: (tenantId: string, page: PageRequest) => queries.allSurveys(tenantId, page),
      positionOf: (survey: Pick<SurveyHead, 'id' | 'createdAt'>) => survey,
      batch: BATCH,
    };
    return {
      line: 'how a survey is shown on web pages as `GET /v1/surveys/{survey_id}/widget` shows it, with `survey_id`, where it was set',
      async *read(what) {
        for await (const page of itemsOf(what, surveys)) {
          const ids = page.map(({ id }) => id);
          const found = await database.withTenant(what.tenantId, (tx) => widgets.findAll(tx, ids));
          yield [...found].map(([id, widget]) => ({ survey_id: publicId('srv', id), ...toWidgetDto(widget) }));
        }
      },
    };
  }
}
