import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { archivedSurvey, type Survey } from '../domain/survey.js';
import { auditedSurvey, type Actor } from './audited.js';
import { surveyErrors } from './survey.errors.js';
import { SurveyStore } from './survey-store.js';

/** Archives a survey, so that lists leave it out, or unarchives it. */
@Injectable()
export class ArchiveSurvey {
  constructor(
    private readonly surveys: SurveyStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** A survey that is archived, or not archived, already stays as it is. Throws `survey-not-found` and `still-open`. */
  execute(unit: UnitOfWork, surveyId: string, isArchived: boolean, by: Actor): Promise<Survey> {
    return unit.run(async (tx) => {
      const before = await this.surveys.lock(tx, surveyId);
      if (before === undefined) throw surveyErrors.error('survey-not-found');
      const at = this.clock.now();
      const after = archivedSurvey(before, isArchived, at);
      if (after === undefined) throw surveyErrors.error('still-open');
      if (after === before) return before;
      await this.surveys.update(tx, after);
      const action = isArchived ? 'survey.archived' : 'survey.unarchived';
      const entry = { id: this.ids.next(), tenantId: unit.tenantId, at, by };
      await this.log.append(tx, [auditedSurvey(entry, surveyId, action, null)]);
      return after;
    });
  }
}
