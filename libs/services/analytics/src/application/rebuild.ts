import type { BatchTx, OneTenantTx, TenantTx } from '@hearback/database';

export type RebuildStatus = 'running' | 'done' | 'failed';

/** A rebuild of a workspace's facts and counts from the log, into a new generation next to the current one. */
export interface Rebuild {
  readonly tenantId: string;
  readonly id: string;
  readonly status: RebuildStatus;
  readonly generation: number;
  /** Next offset to read, by partition; of other topics, by topic and partition. */
  readonly positions: Readonly<Record<string, number>>;
  /** Events of the workspace counted so far. */
  readonly events: number;
  /** Why it failed. */
  readonly reason: string | null;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
}

/** Stores the state of rebuilds. */
export abstract class RebuildStore {
  /** Begins a rebuild; undefined if one of this workspace is running. */
  abstract begin(tx: OneTenantTx, id: string, requestedAt: Date): Promise<Rebuild | undefined>;
  abstract find(tx: TenantTx, id: string): Promise<Rebuild | undefined>;
  /** Locks the running rebuild of the workspace until the end of the transaction; undefined if none is running. */
  abstract lockRunning(tx: BatchTx, tenantId: string): Promise<Rebuild | undefined>;
  /** Saves the progress. */
  abstract advance(tx: BatchTx, rebuild: Rebuild): Promise<void>;
  /** Marks the rebuild as done; its generation is the current one, and the facts are of this release. */
  abstract finish(tx: BatchTx, rebuild: Rebuild, finishedAt: Date): Promise<void>;
  abstract fail(tx: BatchTx, rebuild: Rebuild, finishedAt: Date, reason: string): Promise<void>;
  /** The workspaces whose facts are of an older release than `FACTS_VERSION`. */
  abstract workspacesWithOlderFacts(): Promise<readonly string[]>;
  /** Whether the workspace is one of them. */
  abstract hasOlderFacts(tx: BatchTx, tenantId: string): Promise<boolean>;
  /** Deletes up to `limit` rows of each table that belong to old generations; returns the number of deleted rows. */
  abstract deleteOldGenerations(tx: BatchTx, tenantId: string, limit: number): Promise<number>;
}
