import type { Page, PageRequest } from '@hearback/kernel';
import type { TenantTx } from '@hearback/database';
import type { PrivacyRequest, PrivacyRequestKind } from '../../domain/consent/privacy-request.js';

/** How much is stored of a customer. */
export interface StoredAmounts {
  readonly events: number;
  readonly decisions: number;
}

/** A request with the workspace's id of its customer. */
export interface ListedRequest extends PrivacyRequest {
  readonly externalId: string;
}

/** What customers asked for their data. */
export abstract class PrivacyRequestStore {
  abstract insert(tx: TenantTx, request: PrivacyRequest): Promise<void>;
  /** The newest of a kind that is not confirmed. */
  abstract newestOpen(tx: TenantTx, customerId: string, kind: PrivacyRequestKind): Promise<PrivacyRequest | undefined>;
  abstract find(tx: TenantTx, id: string): Promise<PrivacyRequest | undefined>;
  /** Whether it was not confirmed before. */
  abstract confirm(tx: TenantTx, id: string, at: Date): Promise<boolean>;
  /** Those of a customer, or of all, the newest first. */
  abstract list(tenantId: string, customerId: string | null, page: PageRequest): Promise<Page<ListedRequest>>;
  abstract amounts(tx: TenantTx, customerId: string): Promise<StoredAmounts>;
}
