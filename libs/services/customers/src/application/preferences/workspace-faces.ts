import type { BrandChangedV1 } from '@hearback/contracts';
import type { BatchTx, TenantTx } from '@hearback/database';
import type { ConsentBasis } from '../../domain/consent/consent-ledger.js';
import type { WorkspaceFace } from '@hearback/survey-ui';

/** The copies of what customers see of workspaces, and of whether questions need consent. */
export abstract class WorkspaceFaces {
  abstract saveSettings(
    tx: BatchTx,
    tenantId: string,
    settings: { readonly name: string; readonly basis: ConsentBasis; readonly changedAt: string },
  ): Promise<void>;
  abstract saveBrand(tx: BatchTx, tenantId: string, brand: BrandChangedV1): Promise<void>;
  abstract find(tx: TenantTx): Promise<WorkspaceFace>;
}
