import type { TenantTx } from '@hearback/database';

/** Reads by what the scores of a workspace can be split. */
export abstract class DimensionQueries {
  /** Keys of the attributes that counted answers have a segment of, in the order of the alphabet. */
  abstract attributes(tx: TenantTx): Promise<readonly string[]>;
}
