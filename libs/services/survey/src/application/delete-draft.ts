import type { UnitOfWork } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { surveyErrors } from './survey.errors.js';
import { SurveyStore } from './survey-store.js';

/** Deletes a survey that was never published. No other service knows it, so there is no event. */
@Injectable()
export class DeleteDraft {
  constructor(private readonly surveys: SurveyStore) {}

  /** Throws `survey-not-found` and `published-before`. */
  execute(unit: UnitOfWork, surveyId: string): Promise<void> {
    return unit.run(async (tx) => {
      const survey = await this.surveys.lock(tx, surveyId);
      if (survey === undefined) throw surveyErrors.error('survey-not-found');
      if (survey.version !== null) throw surveyErrors.error('published-before');
      await this.surveys.delete(tx, surveyId);
    });
  }
}
