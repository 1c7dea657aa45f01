import type { OneTenantTx } from '@hearback/database';
import type { Customer } from '../../domain/customer.js';
import type { DuplicateReason, MissingField } from '../../domain/quality/customer-quality.js';

/** Two profiles that may be one person. */
export interface LikelyPair {
  readonly one: Customer;
  readonly other: Customer;
  readonly reasons: readonly DuplicateReason[];
}

/** How many customers there are, and how many of them need a look. */
export interface QualityCounts {
  readonly customers: number;
  /** Pairs of profiles. */
  readonly duplicates: number;
  readonly missing: Readonly<Record<MissingField, number>>;
  /** Customers whose address is no longer written to. */
  readonly deadAddresses: number;
}

/** Reads what is amiss with the profiles of a workspace. A merged profile is part of the one that was kept. */
export abstract class QualityQueries {
  abstract counts(tenantId: string): Promise<QualityCounts>;
  /** The surest pairs first, at most `limit`. */
  abstract pairs(tenantId: string, limit: number): Promise<readonly LikelyPair[]>;
  /** Remembers that two profiles are two people; repeating it changes nothing. */
  abstract distinguish(tx: OneTenantTx, ids: readonly [string, string], at: Date): Promise<void>;
}
