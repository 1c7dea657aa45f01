import type { BatchTx, TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { AttemptOutcome } from '../../domain/webhooks/attempts.js';
import type { ChatKind, ChatTarget, Digest } from '../../domain/chat/chat-target.js';

/** The last attempt to write to a chat. */
export interface LastAttempt {
  readonly at: Date;
  /** Null: it is being made. */
  readonly outcome: AttemptOutcome | null;
  /** Why there was no reply. */
  readonly problem: string | null;
  /** HTTP status of the reply. */
  readonly status: number | null;
}

/** A chat, and what its log says. */
export interface ListedChatTarget extends ChatTarget {
  /** Messages that wait for an attempt. */
  readonly pending: number;
  /** Null: nothing was sent. */
  readonly lastAttempt: LastAttempt | null;
}

/** A chat that may be written to. */
export interface ChatReceiver {
  readonly tenantId: string;
  readonly id: string;
  readonly kind: ChatKind;
  readonly status: ChatTarget['status'];
  readonly isFailing: boolean;
  /** Until when somebody sends to it. */
  readonly leasedUntil: Date | null;
  readonly digest: Digest;
  /** Until when the last summary says what happened; null: there was none. */
  readonly digestUntil: Date | null;
}

/** Keeps the chats of workspaces. Their addresses are sealed. */
export abstract class ChatTargetStore {
  abstract list(tenantId: string, page: PageRequest): Promise<Page<ListedChatTarget>>;
  abstract find(tenantId: string, id: string): Promise<ListedChatTarget | undefined>;
  /** The chats of the workspace; further ones cannot be added until the transaction ends. */
  abstract lockCount(tx: TenantTx): Promise<number>;
  /** The chat, locked. */
  abstract lock(tx: TenantTx, id: string): Promise<ChatTarget | undefined>;
  /** Adds or changes a chat; without `address` that of one that exists stays as it is. */
  abstract save(tx: TenantTx, target: ChatTarget, address?: string): Promise<void>;
  /** Removes it with its log. */
  abstract remove(tx: TenantTx, id: string): Promise<void>;
  /** These chats, locked, so that a sender sees what is stored for them. Those of other workspaces are not found. */
  abstract receivers(
    tx: TenantTx | BatchTx,
    wanted: readonly { readonly tenantId: string; readonly id: string }[],
  ): Promise<readonly ChatReceiver[]>;
}
