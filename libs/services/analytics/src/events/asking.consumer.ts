import { Injectable } from '@nestjs/common';
import { CustomerAsked, PlanChanged, SegmentChanged, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, skip, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { InvitationStore } from '../application/invitation-store.js';
import { customerKey } from './customer-key.js';

/** Saves names of plans and segments, and what web pages showed to customers. */
@Injectable()
export class AskingConsumer {
  constructor(private readonly invitations: InvitationStore) {}

  @Subscribe(PlanChanged)
  async plans(events: readonly EventOf<typeof PlanChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const plans = events.map(({ tenantId, payload }) => ({
      tenantId,
      id: payload.plan_id,
      name: payload.name,
      windowDays: payload.window_days,
      revision: payload.revision,
    }));
    await this.invitations.savePlans(tx, plans);
    return events.map(() => done());
  }

  @Subscribe(SegmentChanged)
  async segments(events: readonly EventOf<typeof SegmentChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const segments = events.map(({ tenantId, payload }) => ({
      tenantId,
      id: payload.segment_id,
      name: payload.name,
      revision: payload.revision,
    }));
    await this.invitations.saveSegments(tx, segments);
    return events.map(() => done());
  }

  @Subscribe(CustomerAsked)
  async asked(events: readonly EventOf<typeof CustomerAsked>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const isShown = ({ payload }: EventOf<typeof CustomerAsked>) => payload.channel === 'widget';
    const exposures = events.filter(isShown).map(({ tenantId, payload }) => ({
      tenantId,
      touchId: payload.touch_id,
      surveyId: payload.survey_id,
      customerKey: customerKey(tenantId, payload.external_id),
      at: payload.asked_at,
    }));
    await this.invitations.saveExposures(tx, exposures);
    return events.map((event) => (isShown(event) ? done() : skip('no web page has shown it')));
  }
}
