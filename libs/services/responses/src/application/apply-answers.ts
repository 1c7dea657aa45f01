import type { BatchTx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import {
  begin,
  changed,
  editableUntil,
  hasAnswers,
  namesAnother,
  submissionOf,
  type AnswerChange,
  type OpenResponse,
} from '../domain/open-response.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { checkContent, type CheckedContent } from '../domain/submission.js';
import { IdleTimer } from './idle-timer.js';
import { OpenResponseStore } from './open-response-store.js';
import { PublishAnswers } from './publish-answers.js';
import { responsesErrors } from './responses.errors.js';

/** The state after a save, or the version of the survey that it must be checked against. */
export type AppliedAnswers =
  | { readonly kind: 'saved'; readonly open: OpenResponse; readonly isNew: boolean }
  | { readonly kind: 'other-version'; readonly version: number };

/** Applies a change of answers in the given transaction. */
@Injectable()
export class ApplyAnswers {
  constructor(
    private readonly store: OpenResponseStore,
    private readonly publish: PublishAnswers,
    private readonly timer: IdleTimer,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Throws what `SaveAnswers.execute` does. */
  async execute(
    tx: BatchTx,
    survey: PublishedSurvey,
    change: AnswerChange,
    editKeyHash: string,
  ): Promise<AppliedAnswers> {
    const key = { tenantId: survey.tenantId, surveyId: survey.surveyId, submissionId: change.submissionId };
    const before = await this.store.lock(tx, key);
    if (before !== undefined) return this.#change(tx, survey, before, change, editKeyHash);
    if (survey.status === 'closed') throw responsesErrors.error('survey-closed');
    const open = begin(
      {
        tenantId: survey.tenantId,
        surveyId: survey.surveyId,
        id: this.ids.next(),
        version: survey.version,
        editKeyHash,
        begunAt: this.clock.now(),
      },
      change,
    );
    if (!hasAnswers(open)) throw responsesErrors.error('invalid-answers', undefined, { errors: [NO_ANSWER] });
    const content = contentOf(survey, open, change);
    if (await this.store.add(tx, open)) return this.#begun(tx, survey, open, content);
    // Either another request has begun it meanwhile, or a response was submitted with this id.
    const concurrent = await this.store.lock(tx, key);
    if (concurrent === undefined) throw responsesErrors.error('saved-answers-not-found');
    return this.#change(tx, survey, concurrent, change, editKeyHash);
  }

  async #begun(
    tx: BatchTx,
    survey: PublishedSurvey,
    open: OpenResponse,
    content: CheckedContent,
  ): Promise<AppliedAnswers> {
    if (open.completedAt === undefined) await this.timer.set(tx, open, this.timer.idleAfter(open.changedAt));
    else await this.#complete(tx, survey, open, content);
    return { kind: 'saved', open, isNew: true };
  }

  async #change(
    tx: BatchTx,
    survey: PublishedSurvey,
    before: OpenResponse,
    change: AnswerChange,
    editKeyHash: string,
  ): Promise<AppliedAnswers> {
    // A test stays a test, and an answer an answer.
    if (before.editKeyHash !== editKeyHash || before.isTest !== change.isTest)
      throw responsesErrors.error('saved-answers-not-found');
    if (before.withdrawnAt !== undefined) throw responsesErrors.error('answers-withdrawn');
    if (before.version !== survey.version) return { kind: 'other-version', version: before.version };
    if (namesAnother(before, change))
      throw responsesErrors.error('invalid-answers', undefined, { errors: [OTHER_CUSTOMER] });
    const now = this.clock.now();
    const open = changed(before, change, now);
    if (open === before) return { kind: 'saved', open, isNew: false };
    if (now > editableUntil(before)) throw responsesErrors.error('answers-final');
    const content = contentOf(survey, open, change);
    await this.store.update(tx, open);
    if (open.storedAt === undefined) {
      if (open.completedAt !== undefined) await this.#complete(tx, survey, open, content);
    } else {
      await this.publish.execute(tx, survey, { open, content, hiddenFieldsBefore: before.hiddenFields }, now);
    }
    return { kind: 'saved', open, isNew: false };
  }

  async #complete(tx: BatchTx, survey: PublishedSurvey, open: OpenResponse, content: CheckedContent): Promise<void> {
    const answers = { open, content, hiddenFieldsBefore: {} };
    const isStored = await this.publish.execute(tx, survey, answers, open.changedAt);
    if (!isStored) throw responsesErrors.error('submission-reused');
  }
}

const NO_ANSWER = { pointer: '/answers', code: 'required', detail: 'must answer at least one question' };
const OTHER_CUSTOMER = {
  pointer: '/customer',
  code: 'fixed',
  detail: 'must be the customer of the first save, or absent',
};

/** What counts of the answers; throws invalid-answers. Required answers are demanded from a sender who completes them. */
function contentOf(survey: PublishedSurvey, open: OpenResponse, { complete }: AnswerChange): CheckedContent {
  const check = checkContent(survey, submissionOf(open), open.changedAt, complete ? 'complete' : 'partial');
  if (check.ok) return check.content;
  throw responsesErrors.error('invalid-answers', undefined, { errors: check.errors });
}
