import { newEvent, ResponseRevised, type NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { currentTraceparent } from '@hearback/tracing';
import type { Attribute } from '@hearback/questionnaire';
import { Injectable } from '@nestjs/common';
import { SETTLE_MS } from '../domain/invitation-evidence.js';
import { submissionOf, type AnswerChange, type OpenResponse, type Values } from '../domain/open-response.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { newResponse, type NewResponse } from '../domain/response.js';
import { checkContent, type CheckedContent } from '../domain/submission.js';
import { AdmitResponse } from './admit-response.js';
import { IdleTimer } from './idle-timer.js';
import { InvitationProgress } from './invitation-progress.js';
import { OpenResponseStore } from './open-response-store.js';
import { payloadOf } from './response-payload.js';
import { responsesErrors } from './responses.errors.js';
import { RevisionStore } from './revision-store.js';
import { StoreResponses } from './store-responses.js';
import { digestOf } from './submit-response.js';

/** The state of an open response that others are to see. */
export interface AnswersToPublish {
  readonly open: OpenResponse;
  /** Its checked answers. */
  readonly content: CheckedContent;
  /** The hidden fields of the stored response. */
  readonly hiddenFieldsBefore: Values;
  /** Whether its sender has completed it just now. */
  readonly becomesComplete: boolean;
  /** Events of the same transaction, which are appended whether the answers count or not. */
  readonly events?: readonly NewEvent[];
}

/** What became of answers. */
export type PublishOutcome = 'stored' | 'surplus' | 'held';

/** Makes the answers of an open response visible to everybody else: as a response, or as a revision of it. */
@Injectable()
export class PublishAnswers {
  constructor(
    private readonly responses: StoreResponses,
    private readonly revisions: RevisionStore,
    private readonly openResponses: OpenResponseStore,
    private readonly admit: AdmitResponse,
    private readonly progress: InvitationProgress,
    private readonly timer: IdleTimer,
    private readonly log: EventLog,
  ) {}

  /**
   * Stores a response that its sender has completed, unless it is held because its invitation is not confirmed. Throws
   * submission-reused and the refusals of the submission policy.
   */
  async complete(tx: BatchTx, survey: PublishedSurvey, answers: AnswersToPublish): Promise<void> {
    const outcome = await this.execute(tx, survey, answers, answers.open.changedAt);
    if (outcome === 'surplus') throw responsesErrors.error('submission-reused');
  }

  /**
   * Stores the response, or revises it if it is stored. Stores nothing if its invitation is not confirmed (`held`), or if its
   * submission id was used for another response meanwhile or another response to its link counts (`surplus`). The last statement
   * appends the events.
   */
  async execute(tx: BatchTx, survey: PublishedSurvey, answers: AnswersToPublish, at: Date): Promise<PublishOutcome> {
    const { open, content, becomesComplete, events: more = [] } = answers;
    const admission = await this.admit.execute(tx, survey, open, becomesComplete);
    if (admission.verdict !== 'counts') {
      const settledAt = new Date(open.changedAt.getTime() + SETTLE_MS);
      // Without a gesture the answer counts if no signal has come by then.
      if (admission.verdict === 'held' && at < settledAt) await this.timer.set(tx, open, settledAt);
      if (more.length > 0) await this.log.append(tx, more);
      return admission.verdict;
    }
    const { invitation } = admission;
    const progress = invitation ? await this.progress.answered(tx, invitation, open, content, at) : [];
    const known = [...more, ...admission.events, ...progress];
    const submission = submissionOf(open);
    const response = newResponse(survey, submission, content, {
      id: open.id,
      contentDigest: digestOf(survey.surveyId, submission),
      traceparent: currentTraceparent(),
      completed: open.completedAt !== undefined,
    });
    if (open.storedAt !== undefined) {
      const revised = await this.#revise(tx, answers, response, at);
      await this.log.append(tx, open.isTest ? [] : [...known, revised]);
      return 'stored';
    }
    const { results, events } = await this.responses.execute(tx, [response], at);
    const [result] = results;
    if (result?.kind !== 'stored') return 'surplus';
    await this.openResponses.markStored(tx, open, at);
    await this.log.append(tx, [...known, ...events]);
    return 'stored';
  }

  async #revise(
    tx: BatchTx,
    { open, hiddenFieldsBefore }: AnswersToPublish,
    response: NewResponse,
    at: Date,
  ): Promise<NewEvent> {
    const before = await this.revisions.lock(tx, open.tenantId, open.id);
    if (before === undefined) throw new Error(`response ${open.id} is open and stored, but it is missing`);
    const attributes = [...response.attributes, ...knownAtAcceptance(response, before.attributes, hiddenFieldsBefore)];
    const completed = open.completedAt !== undefined;
    await this.revisions.replace(tx, response, attributes, { number: open.revision, at, completed });
    return newEvent(ResponseRevised, {
      id: derivedId('response-revised', open.id, String(open.revision)),
      tenantId: open.tenantId,
      time: at,
      traceparent: response.traceparent,
      payload: {
        ...payloadOf(
          { response, attributes, segments: before.segments },
          before.submittedAt.toISOString(),
          before.acceptedAt.toISOString(),
        ),
        revision: open.revision,
        revised_at: at.toISOString(),
        completed,
      },
    }) as NewEvent;
  }
}

/** What was known about the customer when the response was accepted: all attributes that are not its own hidden fields. */
function knownAtAcceptance(
  { attributes }: NewResponse,
  before: readonly Attribute[],
  hiddenFieldsBefore: Values,
): readonly Attribute[] {
  const given = new Set(attributes.map(({ key }) => key));
  return before.filter(({ key }) => !given.has(key) && !Object.hasOwn(hiddenFieldsBefore, key));
}

/** What counts of the answers; throws invalid-answers. Required answers are demanded from a sender who completes them. */
export function checkedContent(
  survey: PublishedSurvey,
  open: OpenResponse,
  { complete }: AnswerChange,
): CheckedContent {
  const check = checkContent(survey, submissionOf(open), open.changedAt, complete ? 'complete' : 'partial');
  if (check.ok) return check.content;
  throw responsesErrors.error('invalid-answers', undefined, { errors: check.errors });
}
