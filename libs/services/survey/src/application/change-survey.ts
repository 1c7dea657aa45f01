import type { UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { changedSurvey, type Survey } from '../domain/survey.js';
import type { CreateSurveyCommand } from './create-survey.js';
import { readDefinition } from './read-definition.js';
import { surveyErrors } from './survey.errors.js';
import { SurveyStore } from './survey-store.js';
import { touchpointOf } from './touchpoint-of.js';

/** The changes to a survey; absent members stay as they are. */
export type ChangeSurveyCommand = Partial<CreateSurveyCommand>;

/** Changes name, touchpoint, tags or draft of a survey. Versions stay as they are: customers see the change once it is published. */
@Injectable()
export class ChangeSurvey {
  constructor(
    private readonly surveys: SurveyStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Applies the command if the survey is still at `revision`. If nothing differs, nothing is stored.
   * @throws `survey-not-found`, `changed-meanwhile`, `bad-definition`, `unknown-touchpoint`
   */
  execute(unit: UnitOfWork, id: string, revision: number, command: ChangeSurveyCommand): Promise<Survey> {
    const { name, touchpointId, definition, tags } = command;
    return unit.run(async (tx) => {
      const before = await this.surveys.lock(tx, id);
      if (before === undefined) throw surveyErrors.error('survey-not-found');
      if (before.revision !== revision) {
        throw surveyErrors.error('changed-meanwhile', `It is at revision ${before.revision} now.`);
      }
      const draft = definition === undefined ? undefined : readDefinition(definition);
      await touchpointOf(this.surveys, tx, touchpointId ?? null);
      const after = changedSurvey(before, { name, touchpointId, draft, tags }, this.clock.now());
      if (after !== before) await this.surveys.update(tx, after);
      return after;
    });
  }
}
