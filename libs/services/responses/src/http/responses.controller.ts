import {
  actorOf,
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  listOf,
  noContent,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import type { UnitOfWork } from '@hearback/database';
import { Controller, Delete, Get, Query } from '@nestjs/common';
import { AnonymousGuard } from '../application/anonymous/anonymous-guard.js';
import { DeleteTestResponse } from '../application/delete-test-response.js';
import { ResponseQueries } from '../application/response-queries.js';
import { responsesErrors } from '../application/responses.errors.js';
import { fromResponseQuery, ResponseDto, ResponseQueryDto, toResponseDto } from './response.dto.js';

/** Reads accepted responses, and deletes tests. */
@Controller('v1/responses')
export class ResponsesController {
  constructor(
    private readonly queries: ResponseQueries,
    private readonly deleteTest: DeleteTestResponse,
    private readonly anonymous: AnonymousGuard,
  ) {}

  @Get()
  @Allow('responses:read')
  @Route({
    id: 'listResponses',
    summary: 'List responses',
    query: ResponseQueryDto,
    problems: [403],
    reply: listOf(ResponseDto),
  })
  async list(@CurrentCaller() caller: Caller, @Query() query: ResponseQueryDto): Promise<ListReply<ResponseDto>> {
    const filter = fromResponseQuery(query);
    await this.anonymous.check(caller.tenantId, filter.surveyId);
    const page = await this.queries.list(caller.tenantId, filter, pageRequest(query));
    return pageReply(page, toResponseDto, (response) => response, query);
  }

  @Get(':id')
  @Allow('responses:read')
  @Route({ id: 'getResponse', summary: 'Get a response', reply: ResponseDto, problems: [404] })
  async get(@CurrentCaller() caller: Caller, @PublicIdParam('id', 'rsp') id: string): Promise<ResponseDto> {
    const response = await this.queries.find(caller.tenantId, id);
    if (response === undefined) throw responsesErrors.error('not-found');
    return toResponseDto(response);
  }

  @Delete(':id')
  @Allow('responses:write')
  @Route({
    id: 'deleteTestResponse',
    summary: 'Delete a test of a survey',
    description: 'Answers of customers cannot be deleted here; they can be excluded from the numbers.',
    reply: noContent,
    problems: [404, 409],
  })
  async delete(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'rsp') id: string,
  ): Promise<void> {
    await this.deleteTest.execute(unit, id, actorOf(caller));
  }
}
