import type { DisabledReason } from '../webhooks/webhook-endpoint.js';

/** Chat tools that take messages at an address of their own (an incoming webhook), by the shape of the messages. */
export const CHAT_KINDS = ['slack', 'teams', 'google_chat'] as const;
export type ChatKind = (typeof CHAT_KINDS)[number];

/** How often a summary of what happened is sent, at eight in the morning of the workspace; weekly: on Mondays. */
export const DIGESTS = ['never', 'daily', 'weekly'] as const;
export type Digest = (typeof DIGESTS)[number];

/** Nothing is stored for a `disabled` one until it is enabled. */
export type ChatStatus = 'active' | 'disabled';

/** Chats of a workspace. */
export const MAX_CHAT_TARGETS = 20;

/** A chat to which rules and summaries are sent. Its address is a secret: whoever has it can write there. */
export interface ChatTarget {
  readonly id: string;
  readonly kind: ChatKind;
  readonly name: string;
  /** Scheme and host of the address, such as `https://hooks.slack.com`. */
  readonly origin: string;
  readonly digest: Digest;
  readonly status: ChatStatus;
  readonly disabledReason: DisabledReason | null;
  /** Since when attempts fail; null: the last one succeeded, or there was none. */
  readonly failingSince: Date | null;
  readonly lastSuccessAt: Date | null;
  /** 1, 2, 3 … with each change by staff or by the platform. */
  readonly revision: number;
  readonly createdAt: Date;
}
