import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Board, BoardTile, BoardVisibility } from '../../domain/boards/board.js';

/** A board as it is stored. */
@Entity({ schema: 'analytics', name: 'board' })
@Index('board_newest_idx', ['tenantId', 'createdAt', 'id'])
export class BoardRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'board_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'board_pkey' })
  id: string;
  @Column({ type: 'text' })
  name: string;
  @Column({ type: 'text' })
  visibility: BoardVisibility;
  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId: string;
  @Column({ type: 'jsonb' })
  tiles: BoardTile[];
  @Column({ type: 'integer' })
  revision: number;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}

/** The row of a board. */
export function toBoardRow(tenantId: string, board: Board): BoardRow {
  return { tenantId, ...board, tiles: [...board.tiles] };
}

/** The board of a row. */
export function fromBoardRow({ tenantId: _tenant, ...board }: BoardRow): Board {
  return board;
}
