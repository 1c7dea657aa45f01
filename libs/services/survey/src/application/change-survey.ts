import type { UnitOfWork } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { changedSurvey, type Survey } from '../domain/survey.js';
import type { SurveyWish } from './create-survey.js';
import { readDefinition } from './read-definition.js';
import { Stamps } from './stamps.js';
import { surveyErrors } from './survey.errors.js';
import { SurveyStore } from './survey-store.js';
import { touchpointOf } from './touchpoint-of.js';

/** Changes name, touchpoint or draft of a survey. Versions are not touched: the change shows when it is published. */
@Injectable()
export class ChangeSurvey {
  constructor(
    private readonly surveys: SurveyStore,
    private readonly stamps: Stamps,
  ) {}

  /**
   * Changes what is given, if the survey is still at `revision`; without a difference nothing happens.
   * @throws `survey-not-found`, `changed-meanwhile`, `bad-definition`, `unknown-touchpoint`
   */
  execute(unit: UnitOfWork, id: string, revision: number, wish: Partial<SurveyWish>): Promise<Survey> {
    const { name, touchpointId, definition } = wish;
    return unit.run(async (tx) => {
      const before = await this.surveys.lock(tx, id);
      if (before === undefined) throw surveyErrors.error('survey-not-found');
      if (before.revision !== revision) {
        throw surveyErrors.error('changed-meanwhile', `It is at revision ${before.revision} now.`);
      }
      const draft = definition === undefined ? undefined : readDefinition(definition);
      await touchpointOf(this.surveys, tx, touchpointId ?? null);
      const after = changedSurvey(before, { name, touchpointId, draft }, this.stamps.next().at);
      if (after !== before) await this.surveys.update(tx, after);
      return after;
    });
  }
}
