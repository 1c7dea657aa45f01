import type { BatchTx, TenantTx } from '@hearback/database';

/** Copy of the time zones of workspaces, in which local times of imported files are read. */
export abstract class WorkspaceZones {
  abstract save(tx: BatchTx, zones: readonly { readonly tenantId: string; readonly timeZone: string }[]): Promise<void>;
  /** The zone of the workspace of the transaction; undefined before it is known. */
  abstract find(tx: TenantTx): Promise<string | undefined>;
}
