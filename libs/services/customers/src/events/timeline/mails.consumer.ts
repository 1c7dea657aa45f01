import { Injectable } from '@nestjs/common';
import { AddressSuppressed, InvitationMailBounced, InvitationSuppressed, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { TimelineStore } from '../../application/timeline/timeline-store.js';
import { entryId } from './told-entries.js';

/** Questions that did not reach customers. */
@Injectable()
export class MailsConsumer {
  constructor(private readonly timeline: TimelineStore) {}

  @Subscribe(InvitationSuppressed)
  async heldBack(events: readonly EventOf<typeof InvitationSuppressed>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const entries = events.map(({ tenantId, payload }) => ({
      tenantId,
      id: entryId('not_asked', payload.invitation_id),
      kind: 'not_asked' as const,
      at: new Date(payload.suppressed_at),
      of: { customerId: payload.customer_id },
      details: { invitationId: payload.invitation_id, surveyId: payload.survey_id, reason: payload.reason },
    }));
    await this.timeline.save(tx, entries);
    return events.map(done);
  }

  @Subscribe(InvitationMailBounced)
  async bounced(events: readonly EventOf<typeof InvitationMailBounced>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const entries = events.map(
      ({ tenantId, payload: { invitation_id: invitationId, step, step_number, cause, bounced_at } }) => ({
        tenantId,
        id: entryId('mail_failed', invitationId, step, String(step_number)),
        kind: 'mail_failed' as const,
        at: new Date(bounced_at),
        of: { subjectId: invitationId },
        details: { invitationId, change: step, reason: cause },
      }),
    );
    await this.timeline.save(tx, entries);
    return events.map(done);
  }

  @Subscribe(AddressSuppressed)
  async addresses(events: readonly EventOf<typeof AddressSuppressed>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const states = events.map(({ tenantId, payload }) => ({
      tenantId,
      customerId: payload.customer_id,
      active: payload.active,
      reason: payload.reason,
      revision: payload.revision,
      changedAt: new Date(payload.changed_at),
    }));
    await this.timeline.saveAddresses(tx, states);
    const entries = states.map(({ tenantId, customerId, active, reason, revision, changedAt }) => ({
      tenantId,
      id: entryId('address', customerId, String(revision)),
      kind: 'mail_failed' as const,
      at: changedAt,
      of: { customerId },
      details: { change: active ? 'suppressed' : 'lifted', reason },
    }));
    await this.timeline.save(tx, entries);
    return events.map(done);
  }
}
