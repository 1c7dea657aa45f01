import type { ChatKind } from '../chat/chat-target.js';
import type { PublicEventType } from './public-event.js';

/** `paused` by staff: messages wait. `disabled` by the platform: nothing is stored for it. */
export const ENDPOINT_STATUSES = ['active', 'paused', 'disabled'] as const;
export type EndpointStatus = (typeof ENDPOINT_STATUSES)[number];

/** Why the platform sends no more: the receiver said so (410), or the last attempt of a message has failed without any success since the first. */
export const DISABLED_REASONS = ['gone', 'failing'] as const;
export type DisabledReason = (typeof DISABLED_REASONS)[number];

/** A program that gets signed messages, or a chat, whose address is its secret. Both have the same queue. */
export type ReceiverKind = 'webhook' | ChatKind;

/** Receivers of a workspace. */
export const MAX_ENDPOINTS = 20;

/** Messages that a receiver gets in an hour; further ones are dropped. */
export const HOURLY_CEILING = 10_000;

/** How long messages and attempts are kept, in milliseconds. */
export const KEPT = 30 * 24 * 3_600_000;

/** How long the secret before a new one still signs, in milliseconds. */
export const OVERLAP = 24 * 3_600_000;

/** A key with which messages are signed. */
export interface WebhookSecret {
  /** `whsec_…` */
  readonly secret: string;
  /** Until when it signs; null: until it is replaced. */
  readonly until: Date | null;
}

/** A receiver of webhooks. */
export interface WebhookEndpoint {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  /** What it is told of; empty: of everything, also of what is added later. */
  readonly eventTypes: readonly string[];
  readonly status: EndpointStatus;
  readonly disabledReason: DisabledReason | null;
  /** Since when attempts fail; null: the last one succeeded, or there was none. */
  readonly failingSince: Date | null;
  readonly lastSuccessAt: Date | null;
  /** 1, 2, 3 … with each change by staff or by the platform. */
  readonly revision: number;
  readonly createdAt: Date;
}

/** Whether a receiver is told of it. */
export function wants({ eventTypes }: Pick<WebhookEndpoint, 'eventTypes'>, type: PublicEventType): boolean {
  return eventTypes.length === 0 || eventTypes.includes(type);
}

/** The secrets that sign now, the newest first. */
export function signing(secrets: readonly WebhookSecret[], now: Date): readonly WebhookSecret[] {
  return secrets.filter(({ until }) => until === null || until > now);
}

/** The secrets after a new one was made: the one before signs for a day beside it, and earlier ones no more. */
export function rotated(secrets: readonly WebhookSecret[], secret: string, now: Date): readonly WebhookSecret[] {
  const current = secrets.find(({ until }) => until === null);
  const before = current === undefined ? [] : [{ ...current, until: new Date(now.getTime() + OVERLAP) }];
  return [{ secret, until: null }, ...before];
}
