import type { BatchTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Injectable, Logger } from '@nestjs/common';
import { editableUntil, submissionOf, type OpenResponse } from '../domain/open-response.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { checkContent } from '../domain/submission.js';
import { IdleTimer } from './idle-timer.js';
import { OpenResponseStore } from './open-response-store.js';
import { PublishAnswers } from './publish-answers.js';

/** Stores an open response whose customer has stopped answering, so that it counts and rules run. */
@Injectable()
export class StoreIdleResponse {
  readonly #logger = new Logger('responses');

  constructor(
    private readonly store: OpenResponseStore,
    private readonly publish: PublishAnswers,
    private readonly timer: IdleTimer,
    private readonly clock: Clock,
  ) {}

  /**
   * `survey`: the version that it was begun with. Sets the timer again if it was changed lately, or has no answer to count yet. The
   * last statement appends the event.
   */
  async execute(tx: BatchTx, survey: PublishedSurvey, submissionId: string): Promise<void> {
    const { tenantId, surveyId } = survey;
    const open = await this.store.lock(tx, { tenantId, surveyId, submissionId });
    if (open === undefined || open.storedAt !== undefined || open.withdrawnAt !== undefined) return;
    const idleAt = this.timer.idleAfter(open.changedAt);
    if (idleAt > this.clock.now()) await this.timer.set(tx, open, idleAt);
    else await this.#store(tx, survey, open);
  }

  async #store(tx: BatchTx, survey: PublishedSurvey, open: OpenResponse): Promise<void> {
    const now = this.clock.now();
    const check = checkContent(survey, submissionOf(open), now, 'partial');
    if (!check.ok) throw new Error(`the saved answers of response ${open.id} do not fit their version of the survey`);
    const { content } = check;
    if (content.scores.length + content.answers.length === 0) {
      if (now < editableUntil(open)) await this.timer.set(tx, open, this.timer.idleAfter(now));
      return;
    }
    const isStored = await this.publish.execute(
      tx,
      survey,
      { open, content, hiddenFieldsBefore: {}, becomesComplete: false },
      now,
    );
    if (!isStored) this.#logger.log(`response ${open.id} is not counted: another one of its submission_id or link is`);
  }
}
