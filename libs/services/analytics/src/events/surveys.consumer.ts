import { Injectable } from '@nestjs/common';
import { SurveyPublished, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { AnswerStore } from '../application/facts/answer-store.js';
import { SaveCopies } from '../application/save-copies.js';
import { questionsOf } from './facts/survey-questions.js';

/** Maintains the copies of surveys and touchpoints. */
@Injectable()
export class SurveysConsumer {
  constructor(
    private readonly saveCopies: SaveCopies,
    private readonly answers: AnswerStore,
  ) {}

  @Subscribe(SurveyPublished)
  async published(events: readonly EventOf<typeof SurveyPublished>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const surveys = events.map(({ tenantId, payload: { survey_id: id, name, definition } }) => ({
      tenantId,
      id,
      name,
      isAnonymous: (definition as { readonly anonymous?: unknown }).anonymous !== undefined,
    }));
    const touchpoints = events.flatMap(({ tenantId, payload: { touchpoint } }) =>
      touchpoint === null
        ? []
        : [{ tenantId, id: touchpoint.touchpoint_id, name: touchpoint.name, stage: touchpoint.stage }],
    );
    await this.saveCopies.execute(tx, surveys, touchpoints);
    await this.answers.saveQuestions(tx, events.flatMap(questionsOf));
    return events.map(() => done());
  }
}
