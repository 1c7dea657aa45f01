import type { BatchTx, Tx } from '@hearback/database';
import type { LiveHint } from '../domain/live-hint.js';
import type { Presence } from '../domain/presence.js';

/** A hint for the readers of one workspace. */
export interface TenantHint extends LiveHint {
  readonly tenantId: string;
}

/** A hint on its way to the readers; ids are unique and the same in every process. */
export interface SentHint extends TenantHint {
  readonly eventId: string;
}

/** What reaches the processes that have readers. */
export interface LiveListener {
  receive(hint: SentHint): void;
  present(presence: Presence): void;
  /** Some hints may have been missed. */
  missed(): void;
}

/** Carries hints from the consumers to all processes that have readers. */
export abstract class LiveHints {
  /** Sends the hints when the transaction commits. */
  abstract publish(tx: BatchTx, hints: readonly TenantHint[]): Promise<void>;
  /** Sends a sign of a member when the transaction commits. */
  abstract signal(tx: Tx, presence: Presence): Promise<void>;
  /** Calls the listener from now on. Rejects if that is not possible now. */
  abstract subscribe(listener: LiveListener): Promise<void>;
}
