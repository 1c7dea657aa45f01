import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { Survey } from '../domain/survey.js';
import { insertSurvey } from './insert-survey.js';
import { LinkCodes } from './link-codes.js';
import { surveyErrors } from './survey.errors.js';
import { SurveyStore } from './survey-store.js';

/** Creates a survey in draft with the draft, touchpoint and tags of another one, under a new name and link code. */
@Injectable()
export class DuplicateSurvey {
  constructor(
    private readonly surveys: SurveyStore,
    private readonly linkCodes: LinkCodes,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Throws `survey-not-found`. */
  execute(unit: UnitOfWork, surveyId: string, name: string): Promise<Survey> {
    const next = { id: this.ids.next(), at: this.clock.now() };
    return unit.run(async (tx) => {
      const original = await this.surveys.lock(tx, surveyId);
      if (original === undefined) throw surveyErrors.error('survey-not-found');
      const { touchpointId, draft, tags, kind } = original;
      return insertSurvey(tx, { surveys: this.surveys, linkCodes: this.linkCodes }, next, {
        name,
        touchpointId,
        draft,
        tags,
        kind,
      });
    });
  }
}
