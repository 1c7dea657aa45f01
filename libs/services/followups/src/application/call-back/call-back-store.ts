import type { Tx } from '@hearback/database';

/** Stores whether customers may ask to be called back, and when they did lately. */
export abstract class CallBackStore {
  abstract isOffered(tx: Tx, tenantId: string): Promise<boolean>;
  abstract save(tx: Tx, tenantId: string, offered: boolean): Promise<void>;
  /** Makes other requests of the workspace wait until the transaction ends. */
  abstract lock(tx: Tx, tenantId: string): Promise<void>;
  /** Counts a request; `false` if there were `most` since this time. */
  abstract take(
    tx: Tx,
    tenantId: string,
    at: Date,
    limit: { readonly since: Date; readonly most: number },
  ): Promise<boolean>;
}
