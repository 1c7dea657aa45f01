import type { BatchTx, TenantTx } from '@hearback/database';

export type RebuildStatus = 'running' | 'done' | 'failed';

/** A rebuild of a workspace's facts and counts from the log, into a generation beside the one that is read. */
export interface Rebuild {
  readonly tenantId: string;
  readonly id: string;
  readonly status: RebuildStatus;
  readonly generation: number;
  /** Next offset to read, by partition. */
  readonly positions: Readonly<Record<string, number>>;
  /** Events of the workspace that were counted so far. */
  readonly events: number;
  /** Why it failed. */
  readonly reason: string | null;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
}

/** Keeps the state of rebuilds. */
export abstract class RebuildStore {
  /** Begins a rebuild; `undefined` where one of this workspace is running. */
  abstract begin(tx: TenantTx, id: string, requestedAt: Date): Promise<Rebuild | undefined>;
  abstract find(tx: TenantTx, id: string): Promise<Rebuild | undefined>;
  /** The running rebuild of the workspace, held to the end of the transaction. */
  abstract hold(tx: BatchTx, tenantId: string): Promise<Rebuild | undefined>;
  /** It has come so far. */
  abstract advance(tx: BatchTx, rebuild: Rebuild): Promise<void>;
  /** Its generation is the one that is read from now on. */
  abstract finish(tx: BatchTx, rebuild: Rebuild, finishedAt: Date): Promise<void>;
  abstract fail(tx: BatchTx, rebuild: Rebuild, finishedAt: Date, reason: string): Promise<void>;
}
