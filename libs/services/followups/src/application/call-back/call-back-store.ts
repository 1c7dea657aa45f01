import type { Tx } from '@hearback/database';

/** Stores whether customers may ask to be called back. */
export abstract class CallBackStore {
  abstract isOffered(tx: Tx, tenantId: string): Promise<boolean>;
  abstract save(tx: Tx, tenantId: string, offered: boolean): Promise<void>;
}
