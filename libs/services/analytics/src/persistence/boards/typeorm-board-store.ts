import { Injectable } from '@nestjs/common';
import { TenantDatabase, type TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { BoardStore } from '../../application/boards/board-store.js';
import type { Board } from '../../domain/boards/board.js';
import { TypeormItems } from '../typeorm-items.js';
import { BoardRow, fromBoardRow, toBoardRow } from './board.row.js';

/** `BoardStore` through TypeORM. */
@Injectable()
export class TypeormBoardStore extends TypeormItems<BoardRow, Board> implements BoardStore {
  constructor(database: TenantDatabase) {
    super(database, { row: BoardRow, toRow: toBoardRow, fromRow: fromBoardRow });
  }

  list(tenantId: string, memberId: string | null, page: PageRequest): Promise<Page<Board>> {
    return this.page(tenantId, page, (query) =>
      query.andWhere(`(item.visibility = 'workspace' or item.ownerId = :memberId)`, { memberId }),
    );
  }

  count(tx: TenantTx, memberId: string): Promise<number> {
    const { tenantId } = tx;
    return this.rows(tx).countBy([
      { tenantId, visibility: 'workspace' },
      { tenantId, ownerId: memberId },
    ]);
  }
}
