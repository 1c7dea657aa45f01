import { newEvent, SurveyClosed } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { closedSurvey, type Survey } from '../domain/survey.js';
import { auditedSurvey, type Actor } from './audited.js';
import { surveyErrors } from './survey.errors.js';
import { SurveyStore } from './survey-store.js';

/** Closes a survey for answers and publishes the event in the same transaction. */
@Injectable()
export class CloseSurvey {
  constructor(
    private readonly surveys: SurveyStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Closes the survey; a closed survey is left unchanged. Throws `survey-not-found` and `never-published`. */
  execute(unit: UnitOfWork, surveyId: string, by: Actor): Promise<Survey> {
    return unit.run(async (tx) => {
      const before = await this.surveys.lock(tx, surveyId);
      if (before === undefined) throw surveyErrors.error('survey-not-found');
      const now = this.clock.now();
      const after = closedSurvey(before, now);
      if (after === undefined) throw surveyErrors.error('never-published');
      if (after === before) return before;
      await this.surveys.update(tx, after);
      const payload = { survey_id: surveyId, closed_at: now.toISOString() };
      await this.log.append(tx, [
        newEvent(SurveyClosed, { id: this.ids.next(), tenantId: unit.tenantId, time: now, payload }),
        auditedSurvey({ id: this.ids.next(), tenantId: unit.tenantId, at: now, by }, surveyId, 'survey.closed', null),
      ]);
      return after;
    });
  }
}
