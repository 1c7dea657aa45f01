import type { TenantTx } from '@hearback/database';
import type { Touchpoint } from '../domain/touchpoint.js';

/** Touchpoints, as the use cases write them. */
export abstract class TouchpointStore {
  /** Adds a touchpoint; `false` and nothing added where another of this workspace has its key. */
  abstract insert(tx: TenantTx, touchpoint: Touchpoint): Promise<boolean>;
  /** The touchpoint, locked until the end of the transaction; `undefined` where this workspace has none of this id. */
  abstract lock(tx: TenantTx, id: string): Promise<Touchpoint | undefined>;
  abstract update(tx: TenantTx, touchpoint: Touchpoint): Promise<void>;
}
