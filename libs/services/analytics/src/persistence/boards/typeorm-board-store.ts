import { Injectable } from '@nestjs/common';
import { readPage, TenantDatabase, type TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import { BoardStore } from '../../application/boards/board-store.js';
import type { Board } from '../../domain/boards/board.js';
import { BoardRow, fromBoardRow, toBoardRow } from './board.row.js';

/** `BoardStore` through TypeORM. */
@Injectable()
export class TypeormBoardStore extends BoardStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async insert(tx: TenantTx, board: Board): Promise<void> {
    await tx.manager.getRepository(BoardRow).insert(toBoardRow(tx.tenantId, board));
  }

  override async lock(tx: TenantTx, id: string): Promise<Board | undefined> {
    const row = await tx.manager.getRepository(BoardRow).findOne({
      where: { tenantId: tx.tenantId, id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? fromBoardRow(row) : undefined;
  }

  override async update(tx: TenantTx, board: Board): Promise<void> {
    const { tenantId, id, createdAt: _created, ...changed } = toBoardRow(tx.tenantId, board);
    await tx.manager.getRepository(BoardRow).update({ tenantId, id }, changed);
  }

  override async delete(tx: TenantTx, id: string): Promise<void> {
    await tx.manager.getRepository(BoardRow).delete({ tenantId: tx.tenantId, id });
  }

  override find(tenantId: string, id: string): Promise<Board | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const row = await tx.manager.getRepository(BoardRow).findOneBy({ tenantId, id });
      return row ? fromBoardRow(row) : undefined;
    });
  }

  override list(tenantId: string, memberId: string | null, page: PageRequest): Promise<Page<Board>> {
    return this.database.withTenant(tenantId, (tx) => {
      const query = tx.manager
        .getRepository(BoardRow)
        .createQueryBuilder('item')
        .where({ tenantId })
        .andWhere(`(item.visibility = 'workspace' or item.ownerId = :memberId)`, { memberId });
      return readPage(query, page, 'createdAt', fromBoardRow);
    });
  }

  override count(tx: TenantTx, memberId: string): Promise<number> {
    const { tenantId } = tx;
    return tx.manager.getRepository(BoardRow).countBy([
      { tenantId, visibility: 'workspace' },
      { tenantId, ownerId: memberId },
    ]);
  }
}
