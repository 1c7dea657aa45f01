import type { BrandChangedV1, CallBacksChangedV1, WorkspaceSuspendedV1 } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';

/** The copy of the names and brands of workspaces; surveys are loaded with it. */
export abstract class BrandCopies {
  abstract saveName(tx: BatchTx, tenantId: string, name: string, changedAt: string): Promise<void>;
  abstract saveBrand(tx: BatchTx, tenantId: string, brand: BrandChangedV1): Promise<void>;
  abstract saveCallBacks(tx: BatchTx, tenantId: string, change: CallBacksChangedV1): Promise<void>;
  /** While a workspace is suspended, all its surveys are closed. */
  abstract saveSuspension(tx: BatchTx, tenantId: string, change: WorkspaceSuspendedV1): Promise<void>;
}
