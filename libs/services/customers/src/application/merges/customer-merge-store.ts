import type { TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { Customer } from '../../domain/customer.js';
import type { CustomerMerge, MergeActor } from '../../domain/merges/customer-merge.js';

/** Where a profile points now. */
export interface Pointer {
  readonly customerId: string;
  readonly externalId: string;
  /** Grows with each change of where the profile points. */
  readonly revision: number;
}

/** Merges of profiles. */
export abstract class CustomerMergeStore {
  /**
   * Locks the customers who are known by these external ids, with all profiles merged into theirs, until the end of the transaction.
   * By external id; those who are not known are missing. Throws `merge-changed-meanwhile` if somebody else merges them at this time.
   */
  abstract lock(tx: TenantTx, externalIds: readonly string[]): Promise<ReadonlyMap<string, Customer>>;
  /** The profile as it is itself, whether it was merged or not. */
  abstract profile(tx: TenantTx, id: string): Promise<Customer>;
  /** The merge of this profile that holds. */
  abstract current(tx: TenantTx, externalId: string): Promise<CustomerMerge | undefined>;
  abstract find(tx: TenantTx, id: string): Promise<CustomerMerge | undefined>;
  abstract insert(tx: TenantTx, merge: CustomerMerge): Promise<void>;
  abstract end(tx: TenantTx, id: string, by: MergeActor, at: Date): Promise<void>;
  /** Points the profile and all that were merged into it at the kept one; returns them. */
  abstract point(tx: TenantTx, profileId: string, keptId: string, at: Date): Promise<readonly Pointer[]>;
  /**
   * Makes the profile one of its own again; those that were merged into it before point at it. Returns it, and then them.
   */
  abstract release(tx: TenantTx, profileId: string): Promise<readonly Pointer[]>;
  /** All merges, or those that kept this customer, also those that were taken back; the newest first. */
  abstract list(tenantId: string, customerId: string | null, page: PageRequest): Promise<Page<CustomerMerge>>;
}
