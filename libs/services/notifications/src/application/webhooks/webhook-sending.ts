import type { BatchTx } from '@hearback/database';
import type { AttemptOutcome } from '../../domain/webhooks/attempts.js';
import type { DisabledReason, ReceiverKind, WebhookSecret } from '../../domain/webhooks/webhook-endpoint.js';

/** A receiver that is sent to. */
export interface SendingEndpoint {
  readonly tenantId: string;
  readonly id: string;
  readonly kind: ReceiverKind;
  /** Where messages go; of a chat only its origin, as its address is its secret. */
  readonly url: string;
  readonly isActive: boolean;
  readonly isFailing: boolean;
  readonly leasedUntil: Date | null;
  /** Empty if none can be opened. */
  readonly secrets: readonly WebhookSecret[];
}

/** An attempt that has begun. */
export interface StartedDelivery {
  readonly id: string;
  readonly messageId: string;
  readonly body: string;
  /** 1 for the first attempt. */
  readonly number: number;
}

/** How an attempt has ended. */
export interface EndedAttempt {
  readonly deliveryId: string;
  readonly number: number;
  readonly endedAt: Date;
  readonly outcome: AttemptOutcome;
  readonly problem: string | null;
  readonly status: number | null;
  readonly milliseconds: number | null;
  readonly reply: string | null;
  /** When the next attempt is due; null: none is made. */
  readonly nextAt: Date | null;
}

/** What the worker reads and writes. */
export abstract class WebhookSending {
  /** The receiver, locked; undefined if it was removed. */
  abstract lock(tx: BatchTx, tenantId: string, endpointId: string): Promise<SendingEndpoint | undefined>;
  abstract lease(tx: BatchTx, endpoint: Pick<SendingEndpoint, 'tenantId' | 'id'>, until: Date | null): Promise<void>;
  /** Begins attempts of up to `limit` deliveries that are due, the longest due first. */
  abstract start(
    tx: BatchTx,
    endpoint: Pick<SendingEndpoint, 'tenantId' | 'id'>,
    limit: number,
    at: Date,
  ): Promise<readonly StartedDelivery[]>;
  /** Records how attempts ended, and whether the receiver works. */
  abstract end(
    tx: BatchTx,
    endpoint: Pick<SendingEndpoint, 'tenantId' | 'id'>,
    attempts: readonly EndedAttempt[],
  ): Promise<void>;
  /** Disables a receiver. Returns its new revision; undefined if nothing changes, because it is not active or works again. */
  abstract disable(
    tx: BatchTx,
    endpoint: Pick<SendingEndpoint, 'tenantId' | 'id'>,
    reason: DisabledReason,
    failed: readonly string[],
  ): Promise<number | undefined>;
  /** When the next attempt is due at the receiver; undefined if nothing waits. */
  abstract nextDue(tx: BatchTx, endpoint: Pick<SendingEndpoint, 'tenantId' | 'id'>): Promise<Date | undefined>;
}
