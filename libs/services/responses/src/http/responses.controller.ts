import {
  Allow,
  CurrentCaller,
  listOf,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { Controller, Get, Query } from '@nestjs/common';
import { ResponseQueries } from '../application/response-queries.js';
import { responsesErrors } from '../application/responses.errors.js';
import { fromResponseQuery, ResponseDto, ResponseQueryDto, toResponseDto } from './response.dto.js';

/** Reads accepted responses. */
@Controller('v1/responses')
export class ResponsesController {
  constructor(private readonly queries: ResponseQueries) {}

  @Get()
  @Allow('responses:read')
  @Route({
    id: 'listResponses',
    summary: 'List responses',
    query: ResponseQueryDto,
    reply: listOf(ResponseDto),
  })
  async list(@CurrentCaller() caller: Caller, @Query() query: ResponseQueryDto): Promise<ListReply<ResponseDto>> {
    const page = await this.queries.list(caller.tenantId, fromResponseQuery(query), pageRequest(query));
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
}
