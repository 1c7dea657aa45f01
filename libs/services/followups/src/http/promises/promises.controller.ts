import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  listOf,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import type { Position } from '@hearback/kernel';
import { ChangePromise } from '../../application/promises/change-promise.js';
import { MakePromise } from '../../application/promises/make-promise.js';
import { PromiseQueries, type PromiseItem } from '../../application/promises/promise-queries.js';
import { authorOf } from '../ids.js';
import { newPromiseFromDto, promiseFilterFromDto, promiseItemToDto, promiseToDto } from './promise-mapping.js';
import { CreatePromiseDto, MovePromiseDto, PromiseDto, PromisesQueryDto, WithdrawPromiseDto } from './promise.dto.js';

/** Promises to customers. */
@Controller('v1')
export class PromisesController {
  constructor(
    private readonly queries: PromiseQueries,
    private readonly makePromise: MakePromise,
    private readonly changePromise: ChangePromise,
  ) {}

  @Get('promises')
  @Allow('tasks:read')
  @Route({ id: 'listPromises', summary: 'List promises', query: PromisesQueryDto, reply: listOf(PromiseDto) })
  async list(@CurrentCaller() caller: Caller, @Query() query: PromisesQueryDto): Promise<ListReply<PromiseDto>> {
    const page = await this.queries.list(caller.tenantId, promiseFilterFromDto(query), pageRequest(query));
    const positionOf = ({ promise }: PromiseItem): Position => ({ createdAt: promise.madeAt, id: promise.id });
    return pageReply(page, promiseItemToDto, positionOf, query);
  }

  @Post('tasks/:id/promises')
  @Allow('tasks:write')
  @Route({
    id: 'makePromise',
    summary: 'Promise something to the customer of a task',
    description: 'The task cannot be closed before the promise is kept, moved and kept, or withdrawn.',
    status: 201,
    body: CreatePromiseDto,
    reply: PromiseDto,
    problems: [404, 409, 422],
  })
  async make(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'tsk') id: string,
    @Body() body: CreatePromiseDto,
  ): Promise<PromiseDto> {
    return promiseToDto(await this.makePromise.execute(unit, id, newPromiseFromDto(body), authorOf(caller)));
  }

  @Post('promises/:id/keep')
  @Allow('tasks:write')
  @Route({
    id: 'keepPromise',
    summary: 'Record that a promise is kept',
    description: 'Also of a broken one: it is kept late. Repeating it changes nothing.',
    reply: PromiseDto,
    problems: [404, 409],
  })
  async keep(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'prm') id: string,
  ): Promise<PromiseDto> {
    return promiseToDto(await this.changePromise.execute(unit, id, { kind: 'keep' }, authorOf(caller)));
  }

  @Post('promises/:id/move')
  @Allow('tasks:write')
  @Route({
    id: 'movePromise',
    summary: 'Move a promise to another time',
    description: 'The customer sees both times and the reason. Reports count by the first time.',
    body: MovePromiseDto,
    reply: PromiseDto,
    problems: [404, 409, 422],
  })
  async move(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'prm') id: string,
    @Body() { due_at: to, reason }: MovePromiseDto,
  ): Promise<PromiseDto> {
    const action = { kind: 'move', to: new Date(to), reason } as const;
    return promiseToDto(await this.changePromise.execute(unit, id, action, authorOf(caller)));
  }

  @Post('promises/:id/withdraw')
  @Allow('tasks:write')
  @Route({
    id: 'withdrawPromise',
    summary: 'Withdraw a promise with a word to the customer',
    body: WithdrawPromiseDto,
    reply: PromiseDto,
    problems: [404, 409, 422],
  })
  async withdraw(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'prm') id: string,
    @Body() { message }: WithdrawPromiseDto,
  ): Promise<PromiseDto> {
    const action = { kind: 'withdraw', because: message } as const;
    return promiseToDto(await this.changePromise.execute(unit, id, action, authorOf(caller)));
  }
}
