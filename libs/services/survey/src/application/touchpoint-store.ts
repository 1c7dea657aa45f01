import type { TenantTx } from '@hearback/database';
import type { Touchpoint } from '../domain/touchpoint.js';

/** Touchpoints, for the use cases that change them. */
export abstract class TouchpointStore {
  /** Adds a touchpoint, or returns `false` if another one of this workspace has its key. */
  abstract insert(tx: TenantTx, touchpoint: Touchpoint): Promise<boolean>;
  /** The touchpoint, locked until the end of the transaction; `undefined` if this workspace does not have it. */
  abstract lock(tx: TenantTx, id: string): Promise<Touchpoint | undefined>;
  abstract update(tx: TenantTx, touchpoint: Touchpoint): Promise<void>;
}
