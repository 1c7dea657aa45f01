import { Injectable } from '@nestjs/common';
import { maySee } from '../../domain/boards/board.js';
import { sharedBoard } from '../../domain/mailings/linked-board.js';
import type { SharedPeriod, SharedView } from '../../domain/mailings/share-link.js';
import { analyticsErrors } from '../analytics.errors.js';
import { BoardStore } from '../boards/board-store.js';

/** A board as a link shows it. */
@Injectable()
export class ShareBoard {
  constructor(private readonly boards: BoardStore) {}

  /**
   * The view of a link to a board that the member sees; an API key (null) sees the shared ones. Throws `board-not-found`, and `board-not-shareable` where no tile can
   * be shown.
   */
  async viewOf(tenantId: string, boardId: string, memberId: string | null, period: SharedPeriod): Promise<SharedView> {
    const board = await this.boards.find(tenantId, boardId);
    if (board === undefined || !maySee(board, memberId)) throw analyticsErrors.error('board-not-found');
    const view = sharedBoard(board, period);
    if (view === undefined) throw analyticsErrors.error('board-not-shareable');
    return view;
  }
}
