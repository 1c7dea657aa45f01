import type { BatchTx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { claimOf } from '../../domain/asking/claim.js';
import { daysLater } from '../../domain/asking/local-time.js';
import { claimedEvent, suppressedEvent } from './asking-events.js';
import { AttentionStore } from './attention-store.js';
import { InvitationJobs, type InvitationStep } from './invitation-jobs.js';
import { InvitationStore, type Invitation, type InvitationPlan } from './invitation-store.js';
import { People, type KnownPerson } from './people.js';
import { TouchStore, touchSource } from './touch-store.js';

/** An invitation whose time has come, with everybody who decides about it. */
interface Case {
  readonly tx: BatchTx;
  readonly tenantId: string;
  readonly invitation: Invitation;
  readonly plan: InvitationPlan;
  readonly person: KnownPerson;
  readonly now: Date;
}

/**
 * Decides again whether a planned invitation is sent, in the transaction that ends its job: it is claimed once or suppressed, or both
 * wait. Nothing else claims.
 */
@Injectable()
export class SendInvitation {
  constructor(
    private readonly people: People,
    private readonly invitations: InvitationStore,
    private readonly touches: TouchStore,
    private readonly attention: AttentionStore,
    private readonly jobs: InvitationJobs,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(tx: BatchTx, tenantId: string, { invitationId }: Pick<InvitationStep, 'invitationId'>): Promise<void> {
    const now = this.clock.now();
    const customerId = await this.invitations.customerOf(tx, tenantId, invitationId);
    if (customerId === undefined) return;
    // The customer before the invitation, as everybody who locks both.
    const person = await this.people.lock(tx, tenantId, customerId, now);
    const found = await this.invitations.lock(tx, tenantId, invitationId);
    if (person === undefined || found?.invitation.status !== 'planned') return;
    const { invitation, plan } = found;
    // Resuming the plan makes the job again.
    if (plan.status === 'paused') return;
    await this.#decide({ tx, tenantId, invitation, plan, person, now });
  }

  async #decide(facts: Case): Promise<void> {
    const { tx, tenantId, invitation, plan, person, now } = facts;
    if (plan.status === 'stopped') return this.#suppress(facts, 'plan-stopped');
    if (plan.surveyStatus !== 'published') return this.#suppress(facts, 'survey-closed');
    const { settings, basis } = await this.attention.read(tx, tenantId);
    const { id: invitationId, surveyKind: kind, rank, matter, byHand: isByHand } = invitation;
    const question = { kind, rank, matter, basis, isByHand, invitationId };
    const claim = claimOf(person, question, settings, now);
    if (claim.kind === 'send') return this.#claim(facts);
    if (claim.kind === 'suppress') return this.#suppress(facts, claim.reason);
    await this.jobs.send(tx, tenantId, [{ invitationId, step: 'invite', number: 1, dueAt: claim.until }]);
  }

  async #claim({ tx, tenantId, invitation, plan, person, now }: Case): Promise<void> {
    const expiresAt = daysLater(now, plan.windowDays, person.timeZone);
    const asked = { at: now, expiresAt, segments: person.segments };
    await this.touches.add(tx, tenantId, {
      id: this.ids.next(),
      cause: 'invitation',
      sourceId: touchSource(invitation.id, 'invite', 1),
      customer: { id: person.customerId },
      at: now,
      surveyKind: invitation.surveyKind,
      surveyId: invitation.surveyId,
      channel: invitation.channel,
      invitationId: invitation.id,
      matter: invitation.matter,
    });
    await this.invitations.claim(tx, tenantId, invitation.id, asked);
    await this.jobs.expire(tx, tenantId, expiresAt);
    const next = { id: this.ids.next(), tenantId, time: now };
    await this.log.append(tx, [claimedEvent(next, invitation, { step: 'invite', number: 1 }, person, asked)]);
  }

  async #suppress({ tx, tenantId, invitation, now }: Case, reason: string): Promise<void> {
    await this.invitations.suppress(tx, tenantId, invitation.id, reason, null, now);
    await this.log.append(tx, [suppressedEvent({ id: this.ids.next(), tenantId, time: now }, invitation, reason)]);
  }
}
