import type { BatchTx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { suppressedEvent } from './asking-events.js';
import { InvitationJobs } from './invitation-jobs.js';
import { InvitationStore } from './invitation-store.js';

/** Invitations in one transaction. */
const CHUNK = 500;

/** What follows for invitations when their plan is resumed or stopped. */
@Injectable()
export class ContinuePlan {
  constructor(
    private readonly invitations: InvitationStore,
    private readonly jobs: InvitationJobs,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Sends those that became due while the plan was paused; returns the last of a chunk, or undefined if there are no more. */
  async resume(tx: BatchTx, tenantId: string, planId: string, after: string | null): Promise<string | undefined> {
    const dueAt = this.clock.now();
    const due = await this.invitations.due(tx, tenantId, planId, dueAt, after, CHUNK);
    const mails = due.map((invitationId) => ({ invitationId, step: 'invite' as const, number: 1, dueAt }));
    await this.jobs.send(tx, tenantId, mails);
    return due.length === CHUNK ? due.at(-1) : undefined;
  }

  /** Suppresses those that are planned; returns whether there may be more. */
  async stop(tx: BatchTx, tenantId: string, planId: string): Promise<boolean> {
    const at = this.clock.now();
    const options = { customerId: null, reason: 'plan-stopped', at, limit: CHUNK };
    const suppressed = await this.invitations.suppressPlanned(tx, tenantId, planId, options);
    const next = () => ({ id: this.ids.next(), tenantId, time: at });
    await this.log.append(
      tx,
      suppressed.map((each) => suppressedEvent(next(), each, 'plan-stopped')),
    );
    return suppressed.length === CHUNK;
  }
}
