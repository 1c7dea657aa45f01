import type { TenantTx } from '@hearback/database';
import type { AuditEntry } from '../domain/audit-entry.js';

/** The end of a workspace's chain. */
export interface AuditHead {
  /** Sequence of the newest entry; 0 before the first. */
  readonly sequence: number;
  /** Hash of the newest entry, hexadecimal. */
  readonly hash: string;
}

/** An entry with its link of the chain (hexadecimal). */
export interface LinkedEntry {
  readonly entry: AuditEntry;
  readonly hash: string;
}

/** The audit log's rows. */
export abstract class AuditStore {
  /** The end of the chain, locked until the end of the transaction: entries of one workspace are written one after another. */
  abstract lockHead(tx: TenantTx): Promise<AuditHead>;
  /** Writes the entries and moves the end of the chain to the last of them. */
  abstract append(tx: TenantTx, entries: readonly LinkedEntry[]): Promise<void>;
  /** The end of the chain as it is noted, without a lock, and of the same instant the highest sequence that is stored. */
  abstract head(tx: TenantTx): Promise<AuditHead & { readonly newest: number }>;
  /** At most `limit` entries after this sequence, in order. */
  abstract entriesAfter(tx: TenantTx, sequence: number, limit: number): Promise<readonly LinkedEntry[]>;
}
