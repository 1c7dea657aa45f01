import type { TenantTx } from '@hearback/database';
import type { SavedView } from '../domain/saved-view.js';

/** Stores saved views. */
export abstract class SavedViewStore {
  /** The shared views and those of the member, oldest first. */
  abstract list(tenantId: string, memberId: string | null): Promise<readonly SavedView[]>;
  /** The view, locked until the end of the transaction. */
  abstract lock(tx: TenantTx, id: string): Promise<SavedView | undefined>;
  /** How many views the member sees: the shared ones and their own. */
  abstract count(tx: TenantTx, memberId: string): Promise<number>;
  /** Creates or replaces it. */
  abstract put(tx: TenantTx, view: SavedView): Promise<void>;
  abstract delete(tx: TenantTx, id: string): Promise<void>;
}
