import type { TenantTx } from '@hearback/database';
import type { SavedView } from '../domain/saved-view.js';

/** Stores saved views. */
export abstract class SavedViewStore {
  /** The shared views and those of the member, oldest first. */
  abstract list(tenantId: string, memberId: string | null): Promise<readonly SavedView[]>;
  /** The view, locked until the end of the transaction. */
  abstract lock(tx: TenantTx, id: string): Promise<SavedView | undefined>;
  /** Views of the workspace. */
  abstract count(tx: TenantTx): Promise<number>;
  /** Creates or replaces it. */
  abstract put(tx: TenantTx, view: SavedView): Promise<void>;
  abstract delete(tx: TenantTx, id: string): Promise<void>;
}
