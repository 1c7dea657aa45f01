import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  IfMatch,
  listOf,
  ListQueryDto,
  noContent,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { analyticsErrors } from '../../application/analytics.errors.js';
import { BoardStore } from '../../application/boards/board-store.js';
import { WriteBoards, type BoardEditor } from '../../application/boards/write-boards.js';
import { maySee } from '../../domain/boards/board.js';
import { BoardDto, ChangeBoardDto, CopyBoardDto, CreateBoardDto } from './board.dto.js';

/** Pages of tiles that staff chose. A tile has no numbers: who reads a board reads the reports of its tiles. */
@Controller('v1/boards')
export class BoardsController {
  constructor(
    private readonly boards: BoardStore,
    private readonly write: WriteBoards,
  ) {}

  @Get()
  @Allow('metrics:read')
  @Route({
    id: 'listBoards',
    summary: 'List dashboards',
    description: 'The shared ones, and those of the member who asks.',
    query: ListQueryDto,
    reply: listOf(BoardDto),
  })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQueryDto): Promise<ListReply<BoardDto>> {
    const page = await this.boards.list(caller.tenantId, caller.staffId, pageRequest(query));
    return pageReply(page, BoardDto.fromBoard, (board) => board, query);
  }

  @Post()
  @Allow('metrics:read')
  @Route({
    id: 'createBoard',
    summary: 'Create a dashboard',
    description:
      'For a member; an API key has none of its own. A tile is a view of a report and stores no numbers. A member sees at most 30 dashboards, each with at most 24 tiles.',
    status: 201,
    body: CreateBoardDto,
    reply: BoardDto,
    location: (board: BoardDto) => `/v1/boards/${board.id}`,
    problems: [409, 422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: CreateBoardDto,
  ): Promise<BoardDto> {
    return BoardDto.fromBoard(await this.write.create(unit, CreateBoardDto.toCommand(body), editorOf(caller)));
  }

  @Get(':board_id')
  @Allow('metrics:read')
  @Route({ id: 'getBoard', summary: 'Get a dashboard', reply: BoardDto, problems: [404] })
  async get(@CurrentCaller() caller: Caller, @PublicIdParam('board_id', 'brd') id: string): Promise<BoardDto> {
    const board = await this.boards.find(caller.tenantId, id);
    if (board === undefined || !maySee(board, caller.staffId)) throw analyticsErrors.error('board-not-found');
    return BoardDto.fromBoard(board);
  }

  @Patch(':board_id')
  @Allow('metrics:read')
  @Route({
    id: 'changeBoard',
    summary: 'Change a dashboard',
    description: 'Members change their own; a shared one needs `metrics:write`.',
    body: ChangeBoardDto,
    reply: BoardDto,
    problems: [404, 412, 422, 428],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('board_id', 'brd') id: string,
    @IfMatch() revision: number,
    @Body() body: ChangeBoardDto,
  ): Promise<BoardDto> {
    const change = ChangeBoardDto.toChange(body);
    return BoardDto.fromBoard(await this.write.change(unit, id, revision, change, editorOf(caller)));
  }

  @Delete(':board_id')
  @Allow('metrics:read')
  @Route({ id: 'deleteBoard', summary: 'Delete a dashboard', reply: noContent, problems: [404, 412, 428] })
  async delete(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('board_id', 'brd') id: string,
    @IfMatch() revision: number,
  ): Promise<void> {
    await this.write.delete(unit, id, revision, editorOf(caller));
  }

  @Post(':board_id/copy')
  @Allow('metrics:read')
  @Route({
    id: 'copyBoard',
    summary: 'Copy a dashboard',
    description: 'The copy belongs to the member who asks; only they see it.',
    status: 201,
    body: CopyBoardDto,
    reply: BoardDto,
    location: (board: BoardDto) => `/v1/boards/${board.id}`,
    problems: [404, 409],
  })
  async copy(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('board_id', 'brd') id: string,
    @Body() { name }: CopyBoardDto,
  ): Promise<BoardDto> {
    return BoardDto.fromBoard(await this.write.copy(unit, id, name, editorOf(caller)));
  }
}

function editorOf({ staffId, permissions }: Caller): BoardEditor {
  return { memberId: staffId, isEditor: permissions.has('metrics:write') };
}
