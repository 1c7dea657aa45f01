import { TenantDatabase } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { SurveyQueries } from './survey-queries.js';
import { surveyErrors } from './survey.errors.js';
import { WidgetStore, type StoredWidget } from './widget-store.js';

/** Reads how a survey is shown on web pages. */
@Injectable()
export class ReadWidget {
  constructor(
    private readonly database: TenantDatabase,
    private readonly surveys: SurveyQueries,
    private readonly widgets: WidgetStore,
  ) {}

  /** `undefined` if nobody has set it. Throws `survey-not-found`. */
  async execute(tenantId: string, surveyId: string): Promise<StoredWidget | undefined> {
    if ((await this.surveys.survey(tenantId, surveyId)) === undefined) throw surveyErrors.error('survey-not-found');
    return this.database.withTenant(tenantId, (tx) => this.widgets.find(tx, surveyId));
  }
}
