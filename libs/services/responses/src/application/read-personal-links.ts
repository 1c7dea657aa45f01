import type { Page, PageRequest } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { refuseAnonymous } from './anonymous/anonymous-guard.js';
import type { PersonalLink } from '../domain/personal-link.js';
import { PersonalLinkQueries, type PersonalLinkFilter } from './personal-link-store.js';
import { responsesErrors } from './responses.errors.js';
import { SurveyDirectory } from './survey-directory.js';

/** Lists the personal links to a survey. */
@Injectable()
export class ReadPersonalLinks {
  constructor(
    private readonly directory: SurveyDirectory,
    private readonly queries: PersonalLinkQueries,
  ) {}

  /** Throws survey-not-found. */
  async execute(tenantId: string, filter: PersonalLinkFilter, page: PageRequest): Promise<Page<PersonalLink>> {
    const survey = await this.directory.find({ tenantId, surveyId: filter.surveyId });
    if (survey === undefined) throw responsesErrors.error('survey-not-found');
    refuseAnonymous(survey);
    return this.queries.list(tenantId, filter, page);
  }
}
