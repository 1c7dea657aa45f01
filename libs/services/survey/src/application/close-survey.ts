import { newEvent, SurveyClosed } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { closedSurvey, type Survey } from '../domain/survey.js';
import { Stamps } from './stamps.js';
import { surveyErrors } from './survey.errors.js';
import { SurveyStore } from './survey-store.js';

/** Stops a survey from taking answers and says so, in one transaction. */
@Injectable()
export class CloseSurvey {
  constructor(
    private readonly surveys: SurveyStore,
    private readonly log: EventLog,
    private readonly stamps: Stamps,
  ) {}

  /** Closes the survey; one that is closed stays as it is. Throws `survey-not-found` and `never-published`. */
  execute(unit: UnitOfWork, surveyId: string): Promise<Survey> {
    return unit.run(async (tx) => {
      const before = await this.surveys.lock(tx, surveyId);
      if (before === undefined) throw surveyErrors.error('survey-not-found');
      const { id, at } = this.stamps.next();
      const after = closedSurvey(before, at);
      if (after === undefined) throw surveyErrors.error('never-published');
      if (after === before) return before;
      await this.surveys.update(tx, after);
      const payload = { survey_id: surveyId, closed_at: at.toISOString() };
      await this.log.append(tx, [newEvent(SurveyClosed, { id, tenantId: unit.tenantId, time: at, payload })]);
      return after;
    });
  }
}
