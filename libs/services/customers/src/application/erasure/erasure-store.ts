import type { OneTenantTx, Tx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { Erasure, ErasurePart } from '../../domain/erasure.js';

/** A profile that is to be erased. */
export interface ProfileToErase {
  /** The one to which profiles of the same person were merged, or the only one. */
  readonly customerId: string;
  readonly mergedIds: readonly string[];
  readonly externalIds: readonly string[];
  readonly addresses: readonly string[];
}

/** Receipts of erasures. */
export abstract class ErasureStore {
  /** Locks the profile with this external id, and those merged with it, until the end of the transaction. */
  abstract lockProfile(tx: OneTenantTx, externalId: string): Promise<ProfileToErase | undefined>;
  /** The newest erasure of a customer with this digest of the external id. */
  abstract newestOf(tx: OneTenantTx, externalDigest: string): Promise<Erasure | undefined>;
  abstract insert(tx: OneTenantTx, erasure: Erasure, externalDigest: string): Promise<void>;
  /** Adds what a service has emptied, or replaces what it had said before. Returns the erasure after it, locked. */
  abstract savePart(tx: Tx, tenantId: string, erasureId: string, part: ErasurePart): Promise<Erasure | undefined>;
  abstract complete(tx: Tx, tenantId: string, erasureId: string, at: Date): Promise<void>;
  /** The newest first. */
  abstract list(tenantId: string, page: PageRequest): Promise<Page<Erasure>>;
  abstract find(tenantId: string, id: string): Promise<Erasure | undefined>;
}
