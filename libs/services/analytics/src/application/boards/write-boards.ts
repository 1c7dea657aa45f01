import { Injectable } from '@nestjs/common';
import { AnalyticsActionAudited, newEvent, type AuditedActionV1, type NewEvent } from '@hearback/contracts';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import {
  changedBoard,
  MAX_BOARDS,
  mayChange,
  maySee,
  tileDefect,
  type Board,
  type BoardContent,
  type BoardTile,
} from '../../domain/boards/board.js';
import { analyticsErrors } from '../analytics.errors.js';
import { BoardStore } from './board-store.js';

/** Who changes a board: a member, and whether they may change what is shared. */
export interface BoardEditor {
  /** Null for an API key. */
  readonly memberId: string | null;
  readonly isEditor: boolean;
}

/** A tile as staff send it; without an id it is a new one. */
export type WantedTile = Omit<BoardTile, 'id'> & { readonly id?: string };

/** A board as staff send it. */
export type BoardCommand = Omit<BoardContent, 'tiles'> & { readonly tiles: readonly WantedTile[] };

/** Creates, copies, changes and deletes boards, each with its entry for the audit log in the same transaction. */
@Injectable()
export class WriteBoards {
  constructor(
    private readonly boards: BoardStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Throws `members-only`, `board-not-yours` for who may not share, `bad-tile` and `too-many-boards`. */
  create(unit: UnitOfWork, { tiles, ...command }: BoardCommand, editor: BoardEditor): Promise<Board> {
    const memberId = memberOf(editor);
    return unit.run((tx) => this.#insert(tx, { ...command, tiles: this.#known(tiles, []) }, memberId, editor));
  }

  /** A board of the member with the same tiles. Throws `members-only`, `board-not-found` and `too-many-boards`. */
  copy(unit: UnitOfWork, id: string, name: string, editor: BoardEditor): Promise<Board> {
    const memberId = memberOf(editor);
    return unit.run(async (tx) => {
      const board = await this.boards.lock(tx, id);
      if (board === undefined || !maySee(board, memberId)) throw analyticsErrors.error('board-not-found');
      const tiles = board.tiles.map((tile) => ({ ...tile, id: this.ids.next() }));
      return this.#insert(tx, { name, visibility: 'own', tiles }, memberId, editor);
    });
  }

  /**
   * Changes a board that is still at `revision`. Tiles without an id, or with one that the board does not have, are new.
   * Throws `members-only`, `board-not-found`, `board-not-yours`, `board-changed-meanwhile` and `bad-tile`.
   */
  change(
    unit: UnitOfWork,
    id: string,
    revision: number,
    { tiles, ...change }: Partial<BoardCommand>,
    editor: BoardEditor,
  ): Promise<Board> {
    return unit.run(async (tx) => {
      const before = await this.#lock(tx, id, revision, editor);
      const wanted = tiles === undefined ? {} : { tiles: this.#known(tiles, before.tiles) };
      const after = changedBoard(before, { ...change, ...wanted }, this.clock.now());
      if (after === before) return before;
      if (after.visibility === 'workspace' && !editor.isEditor) throw analyticsErrors.error('board-not-yours');
      await this.boards.update(tx, after);
      await this.log.append(tx, [this.#audited(tx.tenantId, after, 'board.changed', editor)]);
      return after;
    });
  }

  /** Throws `members-only`, `board-not-found`, `board-not-yours` and `board-changed-meanwhile`. */
  delete(unit: UnitOfWork, id: string, revision: number, editor: BoardEditor): Promise<void> {
    return unit.run(async (tx) => {
      const board = await this.#lock(tx, id, revision, editor);
      await this.boards.delete(tx, id);
      await this.log.append(tx, [this.#audited(tx.tenantId, board, 'board.deleted', editor)]);
    });
  }

  async #insert(tx: TenantTx, content: BoardContent, ownerId: string, editor: BoardEditor): Promise<Board> {
    if (content.visibility === 'workspace' && !editor.isEditor) throw analyticsErrors.error('board-not-yours');
    if ((await this.boards.count(tx, ownerId)) >= MAX_BOARDS) throw analyticsErrors.error('too-many-boards');
    const now = this.clock.now();
    const board: Board = { id: this.ids.next(), ...content, ownerId, revision: 1, createdAt: now, updatedAt: now };
    await this.boards.insert(tx, board);
    await this.log.append(tx, [this.#audited(tx.tenantId, board, 'board.created', editor)]);
    return board;
  }

  async #lock(tx: TenantTx, id: string, revision: number, editor: BoardEditor): Promise<Board> {
    const memberId = memberOf(editor);
    const board = await this.boards.lock(tx, id);
    if (board === undefined || !maySee(board, memberId)) throw analyticsErrors.error('board-not-found');
    if (!mayChange(board, memberId, editor.isEditor)) throw analyticsErrors.error('board-not-yours');
    if (board.revision !== revision)
      throw analyticsErrors.error('board-changed-meanwhile', `It is at revision ${board.revision} now.`);
    return board;
  }

  /** The tiles with their ids: those of the board stay the same tiles. */
  #known(wanted: readonly WantedTile[], before: readonly BoardTile[]): readonly BoardTile[] {
    const errors = wanted.flatMap((tile, index) => {
      const defect = tileDefect(tile);
      return defect === undefined
        ? []
        : [{ pointer: `/tiles/${index}${defect.pointer}`, code: 'invalid-value', detail: defect.detail }];
    });
    if (errors.length > 0) throw analyticsErrors.error('bad-tile', undefined, { errors });
    const free = new Set(before.map(({ id }) => id));
    // An id that is sent twice is one tile and a new one.
    return wanted.map(({ id, ...tile }) => ({
      ...tile,
      id: id !== undefined && free.delete(id) ? id : this.ids.next(),
    }));
  }

  /** Names are not part of the entry, because entries can never be erased. */
  #audited(tenantId: string, board: Board, action: string, { memberId }: BoardEditor): NewEvent {
    const at = this.clock.now();
    const payload: AuditedActionV1 = {
      entry_id: this.ids.next(),
      actor: { kind: 'staff', id: memberId ?? board.ownerId },
      action,
      target: { kind: 'board', id: board.id },
      before: null,
      after: { visibility: board.visibility, tiles: board.tiles.length },
      at: at.toISOString(),
    };
    return newEvent(AnalyticsActionAudited, { id: payload.entry_id, tenantId, time: at, payload }) as NewEvent;
  }
}

function memberOf({ memberId }: BoardEditor): string {
  if (memberId === null) throw analyticsErrors.error('members-only');
  return memberId;
}
