import type { TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { Board } from '../../domain/boards/board.js';

/** The boards of a workspace. */
export abstract class BoardStore {
  abstract insert(tx: TenantTx, board: Board): Promise<void>;
  /** The board, locked until the end of the transaction; undefined if this workspace does not have it. */
  abstract lock(tx: TenantTx, id: string): Promise<Board | undefined>;
  abstract update(tx: TenantTx, board: Board): Promise<void>;
  abstract delete(tx: TenantTx, id: string): Promise<void>;
  abstract find(tenantId: string, id: string): Promise<Board | undefined>;
  /** The shared ones and those of the member, newest first unless the page asks otherwise. */
  abstract list(tenantId: string, memberId: string | null, page: PageRequest): Promise<Page<Board>>;
  /** How many are shared or belong to the member. */
  abstract count(tx: TenantTx, memberId: string): Promise<number>;
}
