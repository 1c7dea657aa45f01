import { randomUUID } from 'node:crypto';
import { badDataCode, BatchDatabase, type BatchTx } from '@hearback/database';
import { derivedId, type FieldError } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { anonymousAnswer } from '../../domain/anonymous/anonymous-answer.js';
import { dayIn } from '../../domain/anonymous/period.js';
import type { PublishedSurvey } from '../../domain/published-survey.js';
import { refusalOf } from '../../domain/submission-policy.js';
import { checkContent, type CheckedContent, type Submission } from '../../domain/submission.js';
import { AnswerLinks, type AnswerOrigin } from '../answer-links.js';
import { responsesErrors } from '../responses.errors.js';
import { AnonymousStore, type AcceptedSubmission } from './anonymous-store.js';
import { CollectTimer } from './collect-timer.js';
import { SubmissionRecord } from './submission-record.js';

/** A committed answer. Its id stands for the submission and is stored nowhere. */
export interface AnonymousReceipt {
  readonly id: string;
  readonly submissionId: string;
  /** Midnight (UTC) of the day, nothing finer. */
  readonly createdAt: Date;
}

/** The link through which an answer comes. */
export type AnswerRight = Pick<AnswerOrigin, 'invitationId' | 'personalLinkId'>;

const NO_RIGHT: AnswerRight = { invitationId: undefined, personalLinkId: undefined };

/**
 * Stores an answer to an anonymous survey, and resolves once it is committed. A repeat is recognised by a keyed digest of its
 * submission id, which is stored apart from the answer; an invitation only by its use.
 */
@Injectable()
export class SubmitAnonymously {
  constructor(
    private readonly database: BatchDatabase,
    private readonly store: AnonymousStore,
    private readonly links: AnswerLinks,
    private readonly timer: CollectTimer,
    private readonly record: SubmissionRecord,
  ) {}

  /** Throws a refusal of the submission policy, invalid-answers, unstorable. Nothing of a test is stored. */
  async execute(
    survey: PublishedSurvey,
    submission: Submission,
    right: AnswerRight = NO_RIGHT,
  ): Promise<AnonymousReceipt> {
    const submissionId = submission.submissionId ?? randomUUID();
    const { digests, now } = this.record.of(survey, submissionId);
    const receiptOf = ({ digest, day }: AcceptedSubmission) => ({
      id: derivedId('anonymous', digest),
      submissionId,
      createdAt: new Date(day),
    });
    const own = { digest: digests[0]!, day: dayIn(survey.timeZone, now) };
    try {
      return await this.database.withTenants([survey.tenantId], async (tx) => {
        const known = await this.store.accepted(tx, survey, digests);
        if (known !== undefined) return receiptOf(known);
        const refusal = refusalOf({ survey, now, isBegun: false, submissionId });
        if (refusal !== undefined) throw responsesErrors.error(refusal);
        const content = checked(survey, submission, now);
        if (submission.isTest === true) return receiptOf(own);
        // Before the link is used: a repeat that was sent at the same time waits here, and is none of another answer.
        if (!(await this.store.accept(tx, survey, own))) return receiptOf(own);
        await this.#use(tx, survey, right, now);
        // Of an answer from paper or another tool only the day is kept.
        const on = submission.submittedAt ?? now;
        const day = dayIn(survey.timeZone, on > now ? now : on);
        await this.store.wait(tx, survey, { day, answer: anonymousAnswer(survey.compiled, content) });
        await this.timer.set(tx, survey, now);
        return receiptOf(own);
      });
    } catch (error) {
      if (badDataCode(error) !== undefined) throw responsesErrors.error('unstorable');
      throw error;
    }
  }

  /** Uses up the right of an invitation. What is recorded as its response is a random id that stands for nothing. */
  async #use(tx: BatchTx, survey: PublishedSurvey, right: AnswerRight, now: Date): Promise<void> {
    const own = await this.links.lock(tx, { tenantId: survey.tenantId, ...right });
    if (own.link === undefined) return;
    const submissionId = randomUUID();
    const refusal = refusalOf({ survey, now, isBegun: false, link: own.link, submissionId });
    if (refusal !== undefined) throw responsesErrors.error(refusal);
    await this.links.setUse(tx, own, { submissionId, isComplete: true });
  }
}

/** Throws invalid-answers. */
function checked(survey: PublishedSurvey, submission: Submission, now: Date): CheckedContent {
  const check = checkContent(survey, submission, now);
  const errors = [...namesIn(submission), ...(check.ok ? [] : check.errors)];
  if (!check.ok || errors.length > 0) throw responsesErrors.error('invalid-answers', undefined, { errors });
  return check.content;
}

/** What would tell who answered. */
function namesIn(submission: Submission): readonly FieldError[] {
  const { customer, unverifiedCustomer, loggedBy } = submission;
  const found = { customer: customer ?? unverifiedCustomer, channel: loggedBy };
  return Object.entries(found)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => ({
      pointer: `/${name}`,
      code: 'not-anonymous',
      detail: 'must be absent: the survey is anonymous',
    }));
}
