import type { BatchTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { nextStep, type NextStep } from '../../domain/asking/next-step.js';
import type { KnownPerson } from './people.js';
import { AttentionStore } from './attention-store.js';
import { InvitationJobs } from './invitation-jobs.js';
import { InvitationStore, type PlannedInvitation } from './invitation-store.js';
import { People } from './people.js';

/** Makes the jobs of the mails that follow a question. */
@Injectable()
export class FollowUp {
  constructor(
    private readonly people: People,
    private readonly attention: AttentionStore,
    private readonly invitations: InvitationStore,
    private readonly jobs: InvitationJobs,
    private readonly clock: Clock,
  ) {}

  /** Makes the job of the next mail about an invitation, if there is one. It decides again when it runs. */
  async schedule(tx: BatchTx, tenantId: string, invitationId: string): Promise<void> {
    const found = await this.invitations.find(tx, tenantId, invitationId);
    if (found === undefined || !hasFollowUps(found.plan)) return;
    const { customerId } = found.invitation;
    const [person] = await this.people.read(tx, tenantId, [customerId], this.clock.now());
    const next = person && (await this.next(tx, tenantId, found, person));
    if (next === undefined) return;
    await this.jobs.send(tx, tenantId, [{ invitationId, step: next.step, number: next.number, dueAt: next.at }]);
  }

  /** The next mail as things are now. */
  async next(
    tx: BatchTx,
    tenantId: string,
    { invitation, plan }: PlannedInvitation,
    { timeZone, quietHours }: KnownPerson,
  ): Promise<NextStep | undefined> {
    if (plan.isAnonymous) return undefined;
    const { settings } = await this.attention.read(tx, tenantId);
    const sent = { reminders: invitation.reminders, thanks: invitation.thankedAt !== null };
    return nextStep(invitation.facts, sent, plan, { timeZone, quietHours: quietHours ?? settings.quietHours });
  }
}

function hasFollowUps({ reminderDays, thanks, isAnonymous }: PlannedInvitation['plan']): boolean {
  if (isAnonymous) return false;
  return thanks || reminderDays.length > 0;
}
