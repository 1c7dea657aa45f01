import type { BatchTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { changed, editableUntil, namesAnother, type AnswerChange, type OpenResponse } from '../domain/open-response.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { BeginAnswers } from './begin-answers.js';
import { OpenResponseStore } from './open-response-store.js';
import { PersonalLinkStore } from './personal-link-store.js';
import { checkedContent, PublishAnswers } from './publish-answers.js';
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
    private readonly links: PersonalLinkStore,
    private readonly begin: BeginAnswers,
    private readonly publish: PublishAnswers,
    private readonly clock: Clock,
  ) {}

  /** Throws what `SaveAnswers.execute` does. */
  async execute(
    tx: BatchTx,
    survey: PublishedSurvey,
    change: AnswerChange,
    editKeyHash: string,
  ): Promise<AppliedAnswers> {
    const { tenantId, surveyId } = survey;
    const key = { tenantId, surveyId, submissionId: change.submissionId };
    // The link first: a response that completes locks the one that it replaces.
    const { personalLinkId: id } = change;
    const link = id === undefined ? undefined : await this.links.lockForUse(tx, { tenantId, id });
    if (id !== undefined && (link === undefined || link.revokedAt !== null))
      throw responsesErrors.error('link-not-found');
    const before = await this.store.lock(tx, key);
    if (before !== undefined) return this.#change(tx, survey, before, change, editKeyHash);
    const open = await this.begin.execute(tx, survey, { change, editKeyHash, link, now: this.clock.now() });
    if (open !== undefined) return { kind: 'saved', open, isNew: true };
    // Either another request has begun it meanwhile, or a response was submitted with this id.
    const concurrent = await this.store.lock(tx, key);
    if (concurrent === undefined) throw responsesErrors.error('saved-answers-not-found');
    return this.#change(tx, survey, concurrent, change, editKeyHash);
  }

  async #change(
    tx: BatchTx,
    survey: PublishedSurvey,
    before: OpenResponse,
    change: AnswerChange,
    editKeyHash: string,
  ): Promise<AppliedAnswers> {
    // A test must not become an answer, nor an answer a test.
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
    const content = checkedContent(survey, open, change);
    await this.store.update(tx, open);
    const becomesComplete = before.completedAt === undefined && open.completedAt !== undefined;
    const answers = { open, content, hiddenFieldsBefore: before.hiddenFields, becomesComplete };
    if (open.storedAt !== undefined) await this.publish.execute(tx, survey, answers, now);
    else if (becomesComplete) await this.publish.complete(tx, survey, answers);
    return { kind: 'saved', open, isNew: false };
  }
}

const OTHER_CUSTOMER = {
  pointer: '/customer',
  code: 'fixed',
  detail: 'must be the customer of the first save, or absent',
};
