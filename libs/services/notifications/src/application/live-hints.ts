import type { BatchTx } from '@hearback/database';
import type { LiveHint } from '../domain/live-hint.js';

/** A hint for the readers of one workspace. */
export interface TenantHint extends LiveHint {
  readonly tenantId: string;
}

/** A hint on its way to the readers; ids are unique and the same in every process. */
export interface SentHint extends TenantHint {
  readonly eventId: string;
}

/** Carries hints from the consumers to all processes that have readers. */
export abstract class LiveHints {
  /** Sends the hints when the transaction commits. */
  abstract publish(tx: BatchTx, hints: readonly TenantHint[]): Promise<void>;
  /** Calls `receive` with each hint from now on, and `missed` after some may have been missed. Rejects if that is not possible now. */
  abstract subscribe(receive: (hint: SentHint) => void, missed: () => void): Promise<void>;
}
