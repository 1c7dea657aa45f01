import type { TenantTx } from '@hearback/database';
import type { OwnershipTransfer } from '../domain/ownership-transfer.js';

/** The transfer of a workspace that waits to be accepted; at most one. */
export abstract class OwnershipTransferStore {
  abstract find(tx: TenantTx): Promise<OwnershipTransfer | undefined>;
  /** The caller holds the lock of the workspace and has deleted an earlier transfer. */
  abstract insert(tx: TenantTx, transfer: OwnershipTransfer): Promise<void>;
  abstract delete(tx: TenantTx): Promise<void>;
}
