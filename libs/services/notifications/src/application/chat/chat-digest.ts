import type { BatchTx, OneTenantTx } from '@hearback/database';
import type { ChatTarget } from '../../domain/chat/chat-target.js';
import type { DigestCounts, DigestKind } from '../../domain/chat/chat-digest.js';

/** Something that a summary counts. */
export interface CountedEvent {
  readonly tenantId: string;
  readonly eventId: string;
  readonly kind: DigestKind;
  readonly occurredAt: Date;
}

/** Keeps what summaries count. */
export abstract class ChatDigestStore {
  /** Adds events of workspaces that send summaries, each once. */
  abstract add(tx: BatchTx, events: readonly CountedEvent[]): Promise<void>;
  /** Counts what happened from `from` on and before `to`. */
  abstract count(tx: BatchTx, tenantId: string, from: Date, to: Date): Promise<DigestCounts>;
  /** The chats of the workspace that get summaries. */
  abstract targetsOf(tx: BatchTx, tenantId: string): Promise<readonly Pick<ChatTarget, 'id' | 'digest'>[]>;
  /** Records until when the last summary of a chat counts, and deletes what is older than `before`. */
  abstract counted(
    tx: BatchTx,
    target: { readonly tenantId: string; readonly id: string },
    until: Date,
    before: Date,
  ): Promise<void>;
}

/** Schedules summaries. */
export abstract class ChatDigestSchedule {
  /** The summary of the chat is sent as the chat says, or no longer. */
  abstract follow(tx: OneTenantTx, target: Pick<ChatTarget, 'id' | 'digest'>): Promise<void>;
  /** The summaries of the workspace follow its time zone. */
  abstract followZone(tx: BatchTx, tenantId: string, timeZone: string): Promise<void>;
}
