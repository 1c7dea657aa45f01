import type { TenantTx } from '@hearback/database';

/** A touchpoint as reports show it. */
export interface TouchpointCopy {
  readonly id: string;
  readonly name: string;
  /** Stage of the customer journey; null if it has none, or one that this release does not know. */
  readonly stage: string | null;
}

/** Reads the copies of touchpoints. */
export abstract class CopyQueries {
  /** All touchpoints of the workspace by id. */
  abstract touchpoints(tx: TenantTx): Promise<ReadonlyMap<string, TouchpointCopy>>;
}
