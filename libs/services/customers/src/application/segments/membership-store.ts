import type { Tx } from '@hearback/database';
import type { CustomerFacts } from '../../domain/segments/customer-facts.js';
import type { MembershipChange } from '../../domain/segments/membership.js';
import type { NeededFacts } from '../../domain/segments/needed-facts.js';

/** Members of segments, and what is known of customers. */
export abstract class MembershipStore {
  /** Locks customers until the end of the transaction: merged profiles, then kept ones, each in the order of their ids. */
  abstract lock(tx: Tx, tenantId: string, customerIds: readonly string[]): Promise<void>;
  /** Those whose profile was not merged into another, and for the others the customer whose profile was kept. */
  abstract kept(tx: Tx, tenantId: string, customerIds: readonly string[]): Promise<readonly string[]>;
  /** Locks the next customers by id; returns their ids. */
  abstract lockNext(tx: Tx, tenantId: string, after: string | null, limit: number): Promise<readonly string[]>;
  /** The ids of the next customers. */
  abstract next(tx: Tx, tenantId: string, after: string | null, limit: number): Promise<readonly string[]>;
  /** The facts of these customers and of the profiles merged into theirs, by calendar days of this time zone, as far as they are needed. */
  abstract facts(
    tx: Tx,
    tenantId: string,
    customerIds: readonly string[],
    needed: NeededFacts,
    timeZone: string,
  ): Promise<ReadonlyMap<string, CustomerFacts>>;
  /** The segments of these customers: the customers by segment. */
  abstract members(
    tx: Tx,
    tenantId: string,
    customerIds: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  abstract apply(tx: Tx, tenantId: string, changes: readonly MembershipChange[]): Promise<void>;
}
