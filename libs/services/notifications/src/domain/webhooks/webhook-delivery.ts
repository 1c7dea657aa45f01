import type { AttemptOutcome } from './attempts.js';

/** `dropped`: the receiver had as many messages as it gets in an hour. */
export const DELIVERY_STATUSES = ['pending', 'delivered', 'failed', 'dropped'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** Characters of a reply that are kept. */
export const REPLY_LENGTH = 1_024;

/** An attempt to deliver a message. */
export interface WebhookAttempt {
  /** 1, 2, 3 … */
  readonly number: number;
  readonly startedAt: Date;
  /** Null, as is the outcome: it is being made, or the process has ended during it. */
  readonly endedAt: Date | null;
  readonly outcome: AttemptOutcome | null;
  /** Why there was no reply, as in `timeout` or `not-public`. */
  readonly problem: string | null;
  /** HTTP status of the reply. */
  readonly status: number | null;
  readonly milliseconds: number | null;
  /** The beginning of the reply. */
  readonly reply: string | null;
}

/** A message for a receiver. */
export interface WebhookDelivery {
  readonly id: string;
  readonly endpointId: string;
  readonly messageId: string;
  /** A `PublicEventType`, or one of a later version. */
  readonly type: string;
  readonly body: string;
  readonly status: DeliveryStatus;
  /** When the next attempt is due; null if none is. */
  readonly dueAt: Date | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  /** Oldest first. */
  readonly attempts: readonly WebhookAttempt[];
}
