import type { NewEvent } from '@hearback/contracts';
import { BatchDatabase, type BatchTx } from '@hearback/database';
import { defineJob, JobQueue } from '@hearback/jobs';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { EVIDENCE_RULES } from '../domain/invitation-evidence.js';
import { CountHeldAnswers } from './count-held-answers.js';
import { InvitationLinks } from './invitation-links.js';
import { JudgeInvitation } from './judge-invitation.js';

/** Judges invitations of a workspace again by newer rules; `after` is the checkpoint. */
export const JudgeAgainJob = defineJob('responses.judge-again', {
  type: 'object',
  properties: { after: { type: 'string' } },
} as unknown as Parameters<typeof defineJob>[1]);

/** Observations are kept for so long. */
const DAYS_MS = 90 * 24 * 3_600_000;

/** Invitations in one transaction. */
const CHUNK = 200;

/** Judges the invitations of the last 90 days again when the rules have changed. */
@Injectable()
export class JudgeAgain implements OnApplicationBootstrap {
  constructor(
    private readonly database: BatchDatabase,
    private readonly links: InvitationLinks,
    private readonly judge: JudgeInvitation,
    private readonly held: CountHeldAnswers,
    private readonly jobs: JobQueue,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** The rules come with the product, so a start is when they may have changed. */
  async onApplicationBootstrap(): Promise<void> {
    for (const tenantId of await this.links.workspacesJudgedBefore(EVIDENCE_RULES, this.#since()))
      await this.database.withTenants([tenantId], (tx) => this.#enqueue(tx, tenantId, undefined));
  }

  /** The next chunk. An answer that counts stays counted. */
  async execute(tx: BatchTx, tenantId: string, after: string | undefined): Promise<void> {
    const ids = await this.links.judgedBefore(
      tx,
      tenantId,
      { rules: EVIDENCE_RULES, since: this.#since(), after },
      CHUNK,
    );
    const events: NewEvent[] = [];
    for (const id of ids) {
      const link = await this.links.lock(tx, { tenantId, id });
      if (link === undefined) continue;
      const judged = await this.judge.execute(tx, link);
      await this.held.execute(tx, judged.link, this.clock.now());
      events.push(...judged.events);
    }
    if (ids.length === CHUNK) await this.#enqueue(tx, tenantId, ids.at(-1));
    if (events.length > 0) await this.log.append(tx, events);
  }

  #enqueue(tx: BatchTx, tenantId: string, after: string | undefined): Promise<void> {
    return this.jobs.enqueue(tx, JudgeAgainJob, {
      tenantId,
      payload: after === undefined ? {} : { after },
      dueAt: this.clock.now(),
      dedupe: `${EVIDENCE_RULES} after ${after ?? 'none'}`,
    });
  }

  #since(): Date {
    return new Date(this.clock.now().getTime() - DAYS_MS);
  }
}
