import {
  ConsentRecorded,
  CustomerAsked,
  EvidenceChanged,
  InvitationAnswered,
  InvitationMailBounced,
  InvitationMailDelivered,
  type EventOf,
} from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock, done, Ids, skip, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { LOGGED_CHANNELS } from '@hearback/questionnaire';
import { Injectable } from '@nestjs/common';
import { CampaignHarm } from '../../application/asking/campaign-harm.js';
import { FollowUp } from '../../application/asking/follow-up.js';
import { InvitationJobs } from '../../application/asking/invitation-jobs.js';
import { InvitationStore } from '../../application/asking/invitation-store.js';
import { PeopleCopies } from '../../application/asking/people-copies.js';
import { TouchStore, touchSource } from '../../application/asking/touch-store.js';
import type { Evidence } from '../../domain/asking/invitation.js';
import type { TouchCause } from '../../domain/asking/person.js';

const EVIDENCES: readonly string[] = ['none', 'provisional', 'confirmed', 'suspected', 'scanner'] satisfies Evidence[];

/** Merges what others report of invitations and contacts, in whatever order they do. */
@Injectable()
export class InvitationsConsumer {
  constructor(
    private readonly invitations: InvitationStore,
    private readonly touches: TouchStore,
    private readonly copies: PeopleCopies,
    private readonly followUp: FollowUp,
    private readonly harm: CampaignHarm,
    private readonly jobs: InvitationJobs,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  @Subscribe(InvitationMailDelivered)
  delivered(events: readonly EventOf<typeof InvitationMailDelivered>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof InvitationMailDelivered>(events, async ({ tenantId, payload }) => {
      const { invitation_id: id, step, delivered_at: at } = payload;
      if (step !== 'invite') return done();
      await this.invitations.merge(tx, tenantId, id, { sentAt: new Date(at) });
      await this.followUp.schedule(tx, tenantId, id);
      return done();
    });
  }

  @Subscribe(InvitationMailBounced)
  bounced(events: readonly EventOf<typeof InvitationMailBounced>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof InvitationMailBounced>(events, async ({ tenantId, payload }) => {
      const { invitation_id: id, step, step_number: number } = payload;
      const at = new Date(payload.bounced_at);
      if (step === 'invite') {
        await this.invitations.merge(tx, tenantId, id, { bouncedAt: at });
        await this.#guard(tx, tenantId, id);
      }
      const cause = step === 'reminder' ? 'reminder' : 'invitation';
      if (step !== 'thanks') await this.touches.void(tx, tenantId, cause, touchSource(id, step, number), at);
      return done();
    });
  }

  @Subscribe(EvidenceChanged)
  evidence(events: readonly EventOf<typeof EvidenceChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof EvidenceChanged>(events, async ({ tenantId, payload }) => {
      const { invitation_id: id, evidence, revision } = payload;
      if (!EVIDENCES.includes(evidence)) return skip(`unknown evidence: ${evidence}`);
      await this.invitations.merge(tx, tenantId, id, { evidence: { value: evidence as Evidence, revision } });
      return done();
    });
  }

  @Subscribe(InvitationAnswered)
  answered(events: readonly EventOf<typeof InvitationAnswered>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof InvitationAnswered>(events, async ({ tenantId, payload }) => {
      const { completed_at: completed, withdrawn_at: withdrawn } = payload;
      await this.invitations.merge(tx, tenantId, payload.invitation_id, {
        startedAt: new Date(payload.started_at),
        ...(completed !== null && { completedAt: new Date(completed) }),
        ...(withdrawn !== null && { withdrawnAt: new Date(withdrawn) }),
      });
      if (completed !== null) await this.followUp.schedule(tx, tenantId, payload.invitation_id);
      return done();
    });
  }

  @Subscribe(ConsentRecorded)
  consent(events: readonly EventOf<typeof ConsentRecorded>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof ConsentRecorded>(events, async ({ tenantId, payload }) => {
      const { purpose, granted, customer_id: customerId, invitation_id: invitationId } = payload;
      if (purpose !== 'questions') return done();
      const decidedAt = new Date(payload.decided_at);
      await this.copies.saveConsent(tx, { tenantId, customerId, granted, decidedAt });
      if (!granted && invitationId !== null) {
        await this.invitations.merge(tx, tenantId, invitationId, { refusedAt: decidedAt });
        await this.#guard(tx, tenantId, invitationId);
      }
      return done();
    });
  }

  @Subscribe(CustomerAsked)
  asked(events: readonly EventOf<typeof CustomerAsked>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof CustomerAsked>(events, async ({ tenantId, payload }) => {
      const { touch_id: sourceId, external_id: externalId, survey_id: surveyId, channel } = payload;
      const surveyKind = await this.touches.kindOf(tx, tenantId, surveyId);
      if (surveyKind === undefined) return skip(`unknown survey: ${surveyId}`);
      await this.touches.add(tx, tenantId, {
        id: this.ids.next(),
        cause: causeOf(channel),
        sourceId,
        customer: { externalId },
        at: new Date(payload.asked_at),
        surveyKind,
        surveyId,
        channel,
        invitationId: null,
        matter: null,
      });
      return done();
    });
  }

  async #guard(tx: BatchTx, tenantId: string, invitationId: string): Promise<void> {
    const planId = await this.harm.campaignOf(tx, tenantId, invitationId);
    if (planId !== undefined) await this.jobs.guard(tx, tenantId, planId, this.clock.now());
  }
}

function causeOf(channel: string): TouchCause {
  if (channel === 'widget') return 'widget';
  return (LOGGED_CHANNELS as readonly string[]).includes(channel) ? 'conversation' : 'answer';
}
