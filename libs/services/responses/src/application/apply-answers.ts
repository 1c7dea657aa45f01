import type { NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { changed, editableUntil, namesAnother, type AnswerChange, type OpenResponse } from '../domain/open-response.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { AnswerLinks, type AnswerLink } from './answer-links.js';
import { BeginAnswers } from './begin-answers.js';
import { OpenResponseStore } from './open-response-store.js';
import { JudgeInvitation } from './judge-invitation.js';
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
    private readonly links: AnswerLinks,
    private readonly judge: JudgeInvitation,
    private readonly begin: BeginAnswers,
    private readonly publish: PublishAnswers,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** `editKeyHashes`: with the present secret of the installation first. Throws what `SaveAnswers.execute` does. */
  async execute(
    tx: BatchTx,
    survey: PublishedSurvey,
    change: AnswerChange,
    editKeyHashes: readonly string[],
  ): Promise<AppliedAnswers> {
    const { tenantId, surveyId } = survey;
    const key = { tenantId, surveyId, submissionId: change.submissionId };
    // The link first: a response that completes locks the one that it replaces.
    const { personalLinkId, invitation } = change;
    const own = await this.links.lock(tx, { tenantId, personalLinkId, invitationId: invitation?.id });
    const isExpected = personalLinkId !== undefined || invitation !== undefined;
    if (isExpected && (own.link === undefined || own.link.revokedAt !== null))
      throw responsesErrors.error('link-not-found');
    const before = await this.store.lock(tx, key);
    const events = await this.#observe(tx, own, change, before);
    if (before !== undefined) return this.#change(tx, survey, before, { change, editKeyHashes, events });
    const now = this.clock.now();
    const open = await this.begin.execute(tx, survey, {
      change,
      editKeyHash: editKeyHashes[0]!,
      link: own.link,
      now,
      events,
    });
    if (open !== undefined) return { kind: 'saved', open, isNew: true };
    // Either another request has begun it meanwhile, or a response was submitted with this id.
    const concurrent = await this.store.lock(tx, key);
    if (concurrent === undefined) throw responsesErrors.error('saved-answers-not-found');
    return this.#change(tx, survey, concurrent, { change, editKeyHashes, events });
  }

  /** Of one page the first save and the first gesture tell something; who has its edit key may change the answers. */
  async #observe(
    tx: BatchTx,
    { invitation }: AnswerLink,
    { invitation: sent }: AnswerChange,
    before: OpenResponse | undefined,
  ): Promise<readonly NewEvent[]> {
    if (invitation === undefined || sent === undefined) return [];
    const { score, hasGesture, network } = sent;
    if (before !== undefined && (before.hasGesture || !hasGesture)) return [];
    const observation = { kind: 'submission', at: this.clock.now(), score, hasGesture } as const;
    return (await this.judge.observe(tx, invitation, observation, network)).events;
  }

  async #change(
    tx: BatchTx,
    survey: PublishedSurvey,
    before: OpenResponse,
    {
      change,
      editKeyHashes,
      events,
    }: { change: AnswerChange; editKeyHashes: readonly string[]; events: readonly NewEvent[] },
  ): Promise<AppliedAnswers> {
    // A test must not become an answer, nor an answer a test.
    if (!editKeyHashes.includes(before.editKeyHash) || before.isTest !== change.isTest)
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
    const answers = { open, content, hiddenFieldsBefore: before.hiddenFields, becomesComplete, events };
    const isFirstGesture = open.hasGesture && !before.hasGesture;
    if (open.storedAt !== undefined) await this.publish.execute(tx, survey, answers, now);
    else if (becomesComplete || (isFirstGesture && open.completedAt !== undefined))
      await this.publish.complete(tx, survey, { ...answers, becomesComplete: true });
    else if (events.length > 0) await this.log.append(tx, events);
    return { kind: 'saved', open, isNew: false };
  }
}

const OTHER_CUSTOMER = {
  pointer: '/customer',
  code: 'fixed',
  detail: 'must be the customer of the first save, or absent',
};
