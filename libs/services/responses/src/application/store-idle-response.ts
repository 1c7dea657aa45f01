import type { BatchTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable, Logger } from '@nestjs/common';
import type { InvitationLink } from '../domain/invitation-link.js';
import { editableUntil, submissionOf, type OpenResponse } from '../domain/open-response.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { checkContent } from '../domain/submission.js';
import { AnswerLinks } from './answer-links.js';
import { IdleTimer } from './idle-timer.js';
import { JudgeInvitation } from './judge-invitation.js';
import { OpenResponseStore } from './open-response-store.js';
import { PublishAnswers } from './publish-answers.js';
import { refusalIn } from './submission-gate.js';

/**
 * Stores an open response whose customer has stopped answering, so that it counts and rules run, or one that was sent before its
 * invitation was confirmed.
 */
@Injectable()
export class StoreIdleResponse {
  readonly #logger = new Logger('responses');

  constructor(
    private readonly links: AnswerLinks,
    private readonly judge: JudgeInvitation,
    private readonly store: OpenResponseStore,
    private readonly publish: PublishAnswers,
    private readonly timer: IdleTimer,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /**
   * `survey`: the version that it was begun with. Sets the timer again if it was changed lately, or has no answer to count yet. The
   * last statement appends the event.
   */
  async execute(tx: BatchTx, survey: PublishedSurvey, submissionId: string): Promise<void> {
    const { tenantId, surveyId } = survey;
    const key = { tenantId, surveyId, submissionId };
    const seen = await this.store.find(tx, key);
    if (seen === undefined) return;
    // The link first, as all others do.
    const { invitation } = await this.links.lock(tx, seen);
    const open = await this.store.lock(tx, key);
    if (open === undefined || open.storedAt !== undefined || open.withdrawnAt !== undefined) return;
    const idleAt = open.completedAt ?? this.timer.idleAfter(open.changedAt);
    if (idleAt > this.clock.now()) await this.timer.set(tx, open, idleAt);
    else await this.#store(tx, survey, open, invitation);
  }

  async #store(
    tx: BatchTx,
    survey: PublishedSurvey,
    open: OpenResponse,
    invitation: InvitationLink | undefined,
  ): Promise<void> {
    const now = this.clock.now();
    const check = checkContent(survey, submissionOf(open), now, 'partial');
    if (!check.ok) throw new Error(`the saved answers of response ${open.id} do not fit their version of the survey`);
    const { content } = check;
    if (content.scores.length + content.answers.length === 0) {
      if (now < editableUntil(open)) await this.timer.set(tx, open, this.timer.idleAfter(now));
      return;
    }
    const becomesComplete = open.completedAt !== undefined;
    const events = invitation === undefined ? [] : (await this.judge.execute(tx, invitation)).events;
    const answers = { open, content, hiddenFieldsBefore: {}, becomesComplete, events };
    const outcome = await this.publish.execute(tx, survey, answers, now).catch(async (error: unknown) => {
      // What was confirmed too late for the survey does not count.
      if (refusalIn(error) === undefined) throw error;
      if (events.length > 0) await this.log.append(tx, events);
      return 'surplus' as const;
    });
    if (outcome === 'surplus')
      this.#logger.log(`response ${open.id} is not counted: another one of its submission_id or link is`);
  }
}
