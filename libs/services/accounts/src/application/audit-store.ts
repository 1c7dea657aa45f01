import type { TenantTx, Tx } from '@hearback/database';
import type { AuditEntry } from '../domain/audit-entry.js';

/** The end of a workspace's chain of hashes. */
export interface AuditHead {
  /** Sequence of the newest entry; 0 before the first. */
  readonly sequence: number;
  /** Hash of the newest entry, hexadecimal. */
  readonly hash: string;
}

/** An entry with its hash in the chain (hexadecimal). */
export interface LinkedEntry {
  readonly entry: AuditEntry;
  readonly hash: string;
}

/** Storage of the audit log. */
export abstract class AuditStore {
  /** The end of the chain, locked until the end of the transaction, so that entries of one workspace are written one after another. */
  abstract lockHead(tx: Tx, tenantId: string): Promise<AuditHead>;
  /** Writes the entries and moves the end of the chain to the last of them. */
  abstract append(tx: Tx, tenantId: string, entries: readonly LinkedEntry[]): Promise<void>;
  /** The given ids of entries of this workspace, made at these times, that are stored. */
  abstract stored(
    tx: Tx,
    tenantId: string,
    entries: readonly Pick<AuditEntry, 'id' | 'at'>[],
  ): Promise<ReadonlySet<string>>;
  /** The recorded end of the chain, without a lock, and the highest stored sequence at the same point in time. */
  abstract head(tx: TenantTx): Promise<AuditHead & { readonly newest: number }>;
  /** At most `limit` entries after this sequence, in order. */
  abstract entriesAfter(tx: TenantTx, sequence: number, limit: number): Promise<readonly LinkedEntry[]>;
}
