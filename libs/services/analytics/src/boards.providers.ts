import type { Provider, Type } from '@nestjs/common';
import { BoardStore } from './application/boards/board-store.js';
import { WriteBoards } from './application/boards/write-boards.js';
import { BoardsController } from './http/boards/boards.controller.js';
import { TypeormBoardStore } from './persistence/boards/typeorm-board-store.js';

/** Routes of dashboards that staff make. */
export const BOARDS_CONTROLLERS: readonly Type[] = [BoardsController];

/** Dashboards that staff make of views of reports. */
export const BOARDS_PROVIDERS: readonly Provider[] = [
  WriteBoards,
  { provide: BoardStore, useClass: TypeormBoardStore },
];
