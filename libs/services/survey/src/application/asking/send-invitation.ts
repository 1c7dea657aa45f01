import type { NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { claimOf, type Claim } from '../../domain/asking/claim.js';
import { daysLater } from '../../domain/asking/local-time.js';
import { claimedEvent, suppressedEvent } from './asking-events.js';
import { AttentionStore, type StoredAttention } from './attention-store.js';
import { InvitationJobs } from './invitation-jobs.js';
import { InvitationStore, type ClaimedFacts, type Invitation, type PlannedInvitation } from './invitation-store.js';
import { People, type KnownPerson } from './people.js';
import { TouchStore, touchSource, type NewTouch } from './touch-store.js';

/** An invitation whose time has come, with the customer. */
interface Case extends PlannedInvitation {
  readonly person: KnownPerson;
}

/** What a transaction decides. */
interface Decided {
  readonly claims: { readonly invitation: Invitation; readonly person: KnownPerson; readonly asked: ClaimedFacts }[];
  readonly suppressed: { readonly invitation: Invitation; readonly reason: string }[];
  readonly later: { readonly invitationId: string; readonly until: Date }[];
}

/**
 * Decides again whether planned invitations are sent, in the transaction that ends their job: each is claimed once or suppressed, or
 * waits. Nothing else claims. The number of statements does not depend on the number of invitations that are claimed.
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

  async execute(tx: BatchTx, tenantId: string, invitationIds: readonly string[]): Promise<void> {
    const now = this.clock.now();
    const customerIds = await this.invitations.customersOf(tx, tenantId, invitationIds);
    // The customers before the invitations, as everybody who locks both.
    const locked = await this.people.lockAll(tx, tenantId, customerIds, now);
    const people = new Map(locked.map((person) => [person.customerId, person]));
    const found = await this.invitations.lockAll(tx, tenantId, invitationIds);
    const planned = found.flatMap((one): Case[] => {
      const person = people.get(one.invitation.customerId);
      // Resuming the plan makes the job again.
      const isOpen = one.invitation.status === 'planned' && one.plan.status !== 'paused';
      return person !== undefined && isOpen ? [{ ...one, person }] : [];
    });
    if (planned.length === 0) return;
    const decided = decide(planned, await this.attention.read(tx, tenantId), now);
    const events = [
      ...(await this.#claim(tx, tenantId, decided.claims, now)),
      ...(await this.#suppress(tx, tenantId, decided.suppressed, now)),
    ];
    const waiting = decided.later.map(({ invitationId, until: dueAt }) => ({ invitationId, dueAt }));
    if (waiting.length > 0)
      await this.jobs.send(
        tx,
        tenantId,
        waiting.map((each) => ({ ...each, step: 'invite' as const, number: 1 })),
      );
    if (events.length > 0) await this.log.append(tx, events);
  }

  async #claim(tx: BatchTx, tenantId: string, claims: Decided['claims'], now: Date): Promise<readonly NewEvent[]> {
    if (claims.length === 0) return [];
    const touches = claims.map(({ invitation }) => touchOf(this.ids.next(), invitation, now));
    await this.touches.addAll(tx, tenantId, touches);
    await this.invitations.claim(
      tx,
      tenantId,
      claims.map(({ invitation, asked }) => ({ id: invitation.id, ...asked })),
    );
    for (const hour of new Set(claims.map(({ asked }) => asked.expiresAt.getTime())))
      await this.jobs.expire(tx, tenantId, new Date(hour));
    return claims.map(({ invitation, person, asked }) =>
      claimedEvent(
        { id: this.ids.next(), tenantId, time: now },
        invitation,
        { step: 'invite', number: 1 },
        person,
        asked,
      ),
    );
  }

  async #suppress(tx: BatchTx, tenantId: string, suppressed: Decided['suppressed'], now: Date): Promise<NewEvent[]> {
    for (const { invitation, reason } of suppressed)
      await this.invitations.suppress(tx, tenantId, invitation.id, reason, null, now);
    return suppressed.map(({ invitation, reason }) =>
      suppressedEvent({ id: this.ids.next(), tenantId, time: now }, invitation, reason),
    );
  }
}

function decide(planned: readonly Case[], attention: StoredAttention, now: Date): Decided {
  const decided: Decided = { claims: [], suppressed: [], later: [] };
  const seen = new Set<string>();
  for (const { invitation, plan, person } of planned) {
    const { id: invitationId } = invitation;
    // What is decided now about one invitation of a customer counts for the next one.
    const claim: Claim | { readonly kind: 'suppress'; readonly reason: string } = seen.has(person.customerId)
      ? { kind: 'wait', until: now }
      : decisionOf({ invitation, plan, person }, attention, now);
    seen.add(person.customerId);
    if (claim.kind === 'wait') decided.later.push({ invitationId, until: claim.until });
    else if (claim.kind === 'suppress') decided.suppressed.push({ invitation, reason: claim.reason });
    else {
      const expiresAt = daysLater(now, plan.windowDays, person.timeZone);
      decided.claims.push({ invitation, person, asked: { at: now, expiresAt, segments: person.segments } });
    }
  }
  return decided;
}

function decisionOf(
  { invitation, plan, person }: Case,
  { settings, basis }: StoredAttention,
  now: Date,
): Claim | { readonly kind: 'suppress'; readonly reason: string } {
  if (plan.status === 'stopped') return { kind: 'suppress', reason: 'plan-stopped' };
  if (plan.surveyStatus !== 'published') return { kind: 'suppress', reason: 'survey-closed' };
  const { id: invitationId, surveyKind: kind, rank, matter, byHand: isByHand } = invitation;
  return claimOf(person, { kind, rank, matter, basis, isByHand, invitationId }, settings, now);
}

function touchOf(id: string, invitation: Invitation, at: Date): NewTouch {
  return {
    id,
    cause: 'invitation',
    sourceId: touchSource(invitation.id, 'invite', 1),
    customer: { id: invitation.customerId },
    at,
    surveyKind: invitation.surveyKind,
    surveyId: invitation.surveyId,
    channel: invitation.channel,
    invitationId: invitation.id,
    matter: invitation.matter,
  };
}
