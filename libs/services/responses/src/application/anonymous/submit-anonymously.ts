import { randomUUID } from 'node:crypto';
import { badDataCode, BatchDatabase, type BatchTx } from '@hearback/database';
import { derivedId } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { isEmpty } from '../../domain/anonymous/begun-answer.js';
import { dayIn, surelyOpenUntil } from '../../domain/anonymous/period.js';
import type { PublishedSurvey } from '../../domain/published-survey.js';
import { refusalOf } from '../../domain/submission-policy.js';
import type { Submission } from '../../domain/submission.js';
import { responsesErrors } from '../responses.errors.js';
import { anonymousContent } from './anonymous-content.js';
import { AnonymousStore, type BegunAnswer } from './anonymous-store.js';
import { AnswerRights, type AnswerRight } from './answer-right.js';
import { CollectTimer } from './collect-timer.js';
import { SubmissionRecord } from './submission-record.js';

/** A committed answer. Its id stands for the submission and is stored nowhere. */
export interface AnonymousReceipt {
  readonly id: string;
  readonly submissionId: string;
  /** Midnight (UTC) of the day, nothing finer. */
  readonly createdAt: Date;
  readonly complete: boolean;
  /** Until when it can at least be changed: not at all once it is complete. */
  readonly editableUntil: Date;
  /** Whether nothing of it was saved before. */
  readonly isNew: boolean;
}

/** How an answer comes. */
export interface AnonymousSending {
  readonly right: AnswerRight;
  /** `whole`: all at once; `complete`, `partial`: what replaces answers that were saved before. */
  readonly part: 'whole' | 'complete' | 'partial';
}

const WHOLE: AnonymousSending = { right: { invitationId: undefined, personalLinkId: undefined }, part: 'whole' };

/** A submission in its transaction, which is the only one of this submission. */
interface Sent extends AnonymousSending {
  readonly survey: PublishedSurvey;
  readonly submission: Submission;
  readonly digest: string;
  readonly begun: BegunAnswer | undefined;
  readonly now: Date;
}

/**
 * Stores an answer to an anonymous survey, and resolves once it is committed. What is not complete can be replaced until its day is
 * over. A repeat is recognised by a keyed digest of its submission id, which is stored apart from the complete answer; an
 * invitation only by its use.
 */
@Injectable()
export class SubmitAnonymously {
  constructor(
    private readonly database: BatchDatabase,
    private readonly store: AnonymousStore,
    private readonly rights: AnswerRights,
    private readonly timer: CollectTimer,
    private readonly record: SubmissionRecord,
  ) {}

  /** Throws a refusal of the submission policy, invalid-answers, answers-final, unstorable. Nothing of a test is stored. */
  async execute(survey: PublishedSurvey, submission: Submission, sending = WHOLE): Promise<AnonymousReceipt> {
    const submissionId = submission.submissionId ?? randomUUID();
    const { digests, now } = this.record.of(survey, submissionId);
    const receiptOf = (digest: string, day: string, complete: boolean, isNew: boolean): AnonymousReceipt => ({
      id: derivedId('anonymous', digest),
      submissionId,
      createdAt: new Date(day),
      complete,
      editableUntil: complete ? new Date(day) : surelyOpenUntil(now),
      isNew,
    });
    try {
      return await this.database.withTenants([survey.tenantId], async (tx) => {
        await this.store.enter(tx, survey, digests[0]!);
        const known = await this.store.accepted(tx, survey, digests);
        // Its day is over, and it counts as it was: what comes now would be acknowledged and lost.
        if (known?.complete === false) throw responsesErrors.error('answers-final');
        if (known !== undefined) return receiptOf(known.digest, known.day, true, false);
        const begun = await this.store.begun(tx, survey, digests);
        const digest = begun?.digest ?? digests[0]!;
        await this.#store(tx, { survey, submission, ...sending, digest, begun, now });
        const day = dayIn(survey.timeZone, now);
        return receiptOf(digest, day, sending.part !== 'partial', begun === undefined);
      });
    } catch (error) {
      if (badDataCode(error) !== undefined) throw responsesErrors.error('unstorable');
      throw error;
    }
  }

  async #store(tx: BatchTx, { survey, submission, digest, begun, right, part, now }: Sent): Promise<void> {
    const { submissionId, isTest, submittedAt } = submission;
    const refusal = refusalOf({ survey, now, isBegun: begun !== undefined, submissionId });
    if (refusal !== undefined) throw responsesErrors.error(refusal);
    const strictness = part === 'whole' ? 'submitted' : part;
    const before = part === 'whole' ? undefined : begun?.answer;
    const answer = anonymousContent(survey, submission, { now, strictness, before });
    if (begun === undefined && isEmpty(answer))
      throw responsesErrors.error('invalid-answers', undefined, { errors: [NO_ANSWER] });
    if (isTest === true) return;
    if (begun === undefined) await this.rights.use(tx, survey, right, now);
    const today = dayIn(survey.timeZone, now);
    if (part === 'partial') await this.store.putBegun(tx, survey, [{ digest, day: today, answer }]);
    else {
      await this.store.endBegun(tx, survey, digest);
      await this.store.accept(tx, survey, { digest, day: today, complete: true });
      // Of an answer from paper or another tool only the day is kept.
      const on = submittedAt ?? now;
      await this.store.wait(tx, survey, { day: dayIn(survey.timeZone, on > now ? now : on), answer });
    }
    await this.timer.set(tx, survey, now);
  }
}

const NO_ANSWER = { pointer: '/answers', code: 'required', detail: 'must answer at least one question' };
