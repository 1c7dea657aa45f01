import { Injectable } from '@nestjs/common';
import {
  AddressSuppressed,
  ConsentRecorded,
  EvidenceChanged,
  InvitationAnswered,
  InvitationClaimed,
  InvitationExpired,
  InvitationMailBounced,
  InvitationMailDelivered,
  InvitationSuppressed,
  type EventContract,
  type EventOf,
} from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, skip, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { InvitationStore, type InvitationReport } from '../application/invitation-store.js';
import {
  answerReport,
  bounceReport,
  claimReport,
  complaintReport,
  deliveryReport,
  evidenceReport,
  expiryReport,
  refusalReport,
  suppressionReport,
} from './invitation-reports.js';

/** Merges what four services tell about invitations, in whatever order it arrives. */
@Injectable()
export class InvitationsConsumer {
  constructor(private readonly invitations: InvitationStore) {}

  @Subscribe(InvitationClaimed)
  claimed(events: readonly EventOf<typeof InvitationClaimed>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#merge(tx, events, claimReport);
  }

  @Subscribe(InvitationSuppressed)
  suppressed(events: readonly EventOf<typeof InvitationSuppressed>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#merge(tx, events, suppressionReport);
  }

  @Subscribe(InvitationExpired)
  expired(events: readonly EventOf<typeof InvitationExpired>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#merge(tx, events, expiryReport);
  }

  @Subscribe(InvitationMailDelivered)
  delivered(events: readonly EventOf<typeof InvitationMailDelivered>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#merge(tx, events, deliveryReport);
  }

  @Subscribe(InvitationMailBounced)
  bounced(events: readonly EventOf<typeof InvitationMailBounced>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#merge(tx, events, bounceReport);
  }

  @Subscribe(EvidenceChanged)
  evidenceChanged(events: readonly EventOf<typeof EvidenceChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#merge(tx, events, evidenceReport);
  }

  @Subscribe(InvitationAnswered)
  answered(events: readonly EventOf<typeof InvitationAnswered>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#merge(tx, events, answerReport);
  }

  @Subscribe(ConsentRecorded)
  refused(events: readonly EventOf<typeof ConsentRecorded>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#merge(tx, events, refusalReport);
  }

  @Subscribe(AddressSuppressed)
  complained(events: readonly EventOf<typeof AddressSuppressed>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#merge(tx, events, complaintReport);
  }

  async #merge<C extends EventContract>(
    tx: BatchTx,
    events: readonly EventOf<C>[],
    reportOf: (event: EventOf<C>) => InvitationReport | undefined,
  ): Promise<readonly Outcome[]> {
    const reports = events.map(reportOf);
    await this.invitations.merge(
      tx,
      reports.filter((report) => report !== undefined),
    );
    return reports.map((report) => (report === undefined ? skip('says nothing about an answer') : done()));
  }
}
