import type { NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { begin, hasAnswers, type AnswerChange, type OpenResponse } from '../domain/open-response.js';
import type { CustomerLink } from '../domain/personal-link.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { IdleTimer } from './idle-timer.js';
import { OpenResponseStore } from './open-response-store.js';
import { checkedContent, PublishAnswers } from './publish-answers.js';
import { responsesErrors } from './responses.errors.js';
import { SubmissionGate } from './submission-gate.js';

/** Who begins a response, and how. */
export interface Beginning {
  readonly change: AnswerChange;
  readonly editKeyHash: string;
  readonly link: CustomerLink | undefined;
  /** Events of the same transaction. */
  readonly events: readonly NewEvent[];
  readonly now: Date;
}

/** Begins a response in the given transaction. */
@Injectable()
export class BeginAnswers {
  constructor(
    private readonly store: OpenResponseStore,
    private readonly publish: PublishAnswers,
    private readonly timer: IdleTimer,
    private readonly gate: SubmissionGate,
    private readonly log: EventLog,
    private readonly ids: Ids,
  ) {}

  /**
   * The response; undefined, and nothing is stored, if its submission id is in use. Throws invalid-answers and the refusals of the
   * submission policy.
   */
  async execute(
    tx: BatchTx,
    survey: PublishedSurvey,
    { change, editKeyHash, link, now, events }: Beginning,
  ): Promise<OpenResponse | undefined> {
    await this.gate.begin(tx, survey, link);
    const { tenantId, surveyId, version } = survey;
    const open = begin({ tenantId, surveyId, id: this.ids.next(), version, editKeyHash, begunAt: now }, change);
    if (!hasAnswers(open)) throw responsesErrors.error('invalid-answers', undefined, { errors: [NO_ANSWER] });
    const content = checkedContent(survey, open, change);
    if (!(await this.store.add(tx, open))) return undefined;
    if (open.completedAt === undefined) {
      await this.timer.set(tx, open, this.timer.idleAfter(now));
      if (events.length > 0) await this.log.append(tx, events);
    } else {
      const answers = { open, content, hiddenFieldsBefore: {}, becomesComplete: true, events };
      await this.publish.complete(tx, survey, answers);
    }
    return open;
  }
}

const NO_ANSWER = { pointer: '/answers', code: 'required', detail: 'must answer at least one question' };
