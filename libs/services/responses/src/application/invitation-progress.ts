import { InvitationAnswered, newEvent, type NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { derivedId } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { AnswerProgress, InvitationLink } from '../domain/invitation-link.js';
import type { OpenResponse } from '../domain/open-response.js';
import type { CheckedContent } from '../domain/submission.js';
import { InvitationLinks } from './invitation-links.js';

/** Tells how far the answer to a locked invitation has come. Times that were told once never change. */
@Injectable()
export class InvitationProgress {
  constructor(private readonly links: InvitationLinks) {}

  /** The events of an answer that counts. */
  answered(
    tx: BatchTx,
    link: InvitationLink,
    open: OpenResponse,
    content: CheckedContent,
    at: Date,
  ): Promise<readonly NewEvent[]> {
    const { progress: before } = link;
    return this.#change(tx, link, open, at, {
      ...before,
      startedAt: before.startedAt ?? open.begunAt,
      answeredAt: before.answeredAt ?? (answersPrimary(content) ? open.changedAt : undefined),
      completedAt: before.completedAt ?? open.completedAt,
    });
  }

  /** The events of an answer that counted and that its customer withdraws. */
  withdrawn(tx: BatchTx, link: InvitationLink, open: OpenResponse, at: Date): Promise<readonly NewEvent[]> {
    const { progress: before } = link;
    return this.#change(tx, link, open, at, { ...before, withdrawnAt: before.withdrawnAt ?? at });
  }

  async #change(
    tx: BatchTx,
    link: InvitationLink,
    open: OpenResponse,
    at: Date,
    progress: AnswerProgress,
  ): Promise<readonly NewEvent[]> {
    const times = timesOf(progress);
    if (times.join() === timesOf(link.progress).join()) return [];
    await this.links.setProgress(tx, link, progress);
    const [started_at, answered_at, completed_at, withdrawn_at] = times;
    return [
      newEvent(InvitationAnswered, {
        id: derivedId('invitation-answered', link.id, ...times.map((time) => time ?? '')),
        tenantId: link.tenantId,
        time: at,
        payload: {
          invitation_id: link.id,
          survey_id: link.surveyId,
          response_id: open.id,
          started_at: started_at ?? open.begunAt.toISOString(),
          answered_at: answered_at ?? null,
          completed_at: completed_at ?? null,
          withdrawn_at: withdrawn_at ?? null,
        },
      }) as NewEvent,
    ];
  }
}

function timesOf({ startedAt, answeredAt, completedAt, withdrawnAt }: AnswerProgress): readonly (string | undefined)[] {
  return [startedAt, answeredAt, completedAt, withdrawnAt].map((time) => time?.toISOString());
}

/** Without a question that measures something any answer is one. */
function answersPrimary({ scores, answers }: CheckedContent): boolean {
  return scores.length > 0 ? scores.some(({ primary }) => primary !== false) : answers.length > 0;
}
