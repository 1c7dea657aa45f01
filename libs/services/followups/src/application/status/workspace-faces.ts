import type { BrandChangedV1 } from '@hearback/contracts';
import type { BatchTx, Tx } from '@hearback/database';
import type { WorkspaceFace } from '@hearback/survey-ui';

/** This service's copy of what customers see of workspaces. */
export abstract class WorkspaceFaces {
  /** Stores the brand of a workspace; a state older than the stored one is ignored. */
  abstract saveBrand(tx: BatchTx, tenantId: string, brand: BrandChangedV1): Promise<void>;
  /** What customers see of the workspace. */
  abstract find(tx: Tx, tenantId: string): Promise<WorkspaceFace>;
}
