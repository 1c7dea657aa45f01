import type { BatchTx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { afterQuietHours } from '../../domain/asking/local-time.js';
import { mayAsk } from '../../domain/asking/may-ask.js';
import { claimedEvent } from './asking-events.js';
import { AttentionStore } from './attention-store.js';
import { FollowUp } from './follow-up.js';
import { InvitationJobs, type InvitationStep } from './invitation-jobs.js';
import { InvitationStore, type PlannedInvitation } from './invitation-store.js';
import { People, type KnownPerson } from './people.js';
import { TouchStore, touchSource } from './touch-store.js';

const HOUR_MS = 3_600_000;

/** A mail that follows a question. */
export type FollowingStep = InvitationStep & { readonly step: 'reminder' | 'thanks' };

/** Decides about reminders and thanks, in the transaction that ends their job. */
@Injectable()
export class SendFollowUp {
  constructor(
    private readonly people: People,
    private readonly invitations: InvitationStore,
    private readonly touches: TouchStore,
    private readonly attention: AttentionStore,
    private readonly jobs: InvitationJobs,
    private readonly followUp: FollowUp,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(tx: BatchTx, tenantId: string, step: FollowingStep): Promise<void> {
    const now = this.clock.now();
    const customerId = await this.invitations.customerOf(tx, tenantId, step.invitationId);
    if (customerId === undefined) return;
    const person = await this.people.lock(tx, tenantId, customerId, now);
    const found = await this.invitations.lock(tx, tenantId, step.invitationId);
    if (person === undefined || found === undefined || found.plan.status === 'stopped') return;
    const next = await this.followUp.next(tx, tenantId, found, person);
    // It was answered meanwhile, or sent before.
    if (next?.step !== step.step || next.number !== step.number) return;
    const { settings } = await this.attention.read(tx, tenantId);
    const quietEnd = afterQuietHours(now, person.quietHours ?? settings.quietHours, person.timeZone);
    const due = next.at > quietEnd ? next.at : quietEnd;
    if (found.plan.status === 'paused' || due > now) {
      const later = found.plan.status === 'paused' ? new Date(now.getTime() + HOUR_MS) : due;
      return this.jobs.send(tx, tenantId, [{ ...step, dueAt: later }]);
    }
    if (await this.#mayBeWrittenTo(tx, tenantId, step, found, person, now))
      await this.#send(tx, tenantId, step, found, person, now);
  }

  async #mayBeWrittenTo(
    tx: BatchTx,
    tenantId: string,
    { step }: FollowingStep,
    { invitation, plan }: PlannedInvitation,
    person: KnownPerson,
    now: Date,
  ): Promise<boolean> {
    if (step === 'thanks') return person.address === 'works' && person.consent !== 'withdrawn';
    if (plan.surveyStatus !== 'published') return false;
    const { settings, basis } = await this.attention.read(tx, tenantId);
    const { id: invitationId, surveyKind: kind, rank, matter, byHand: isByHand } = invitation;
    const question = { kind, rank, matter, basis, isByHand, invitationId };
    return mayAsk(person, question, settings, now, 'claiming').ask;
  }

  async #send(
    tx: BatchTx,
    tenantId: string,
    { step, number }: FollowingStep,
    { invitation }: PlannedInvitation,
    person: KnownPerson,
    now: Date,
  ): Promise<void> {
    const { id, facts, expiresAt, segments } = invitation;
    if (facts.claimedAt === undefined || expiresAt === null) return;
    if (step === 'reminder')
      await this.touches.add(tx, tenantId, {
        id: this.ids.next(),
        cause: 'reminder',
        sourceId: touchSource(id, step, number),
        customer: { id: person.customerId },
        at: now,
        surveyKind: invitation.surveyKind,
        surveyId: invitation.surveyId,
        channel: invitation.channel,
        invitationId: id,
        matter: invitation.matter,
      });
    await this.invitations.recordStep(tx, tenantId, id, step, now);
    await this.followUp.schedule(tx, tenantId, id);
    const asked = { at: facts.claimedAt, expiresAt, segments };
    const next = { id: this.ids.next(), tenantId, time: now };
    await this.log.append(tx, [claimedEvent(next, invitation, { step, number }, person, asked)]);
  }
}
