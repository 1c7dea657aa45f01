import {
  Allow,
  CurrentCaller,
  Cursors,
  listOf,
  listReply,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { Controller, Get, Query } from '@nestjs/common';
import { ResponseQueries, type StoredResponse } from '../application/response-queries.js';
import { responsesErrors } from '../application/responses.errors.js';
import { fromResponseQuery, ResponseDto, ResponseQueryDto, toResponseDto } from './response.dto.js';

/** Reads accepted responses. */
@Controller('v1/responses')
export class ResponsesController {
  constructor(private readonly queries: ResponseQueries) {}

  @Get()
  @Allow('responses:read')
  @Route({ id: 'listResponses', summary: 'Accepted responses, the newest first', reply: listOf(ResponseDto) })
  async list(@CurrentCaller() caller: Caller, @Query() query: ResponseQueryDto): Promise<ListReply<ResponseDto>> {
    const { order, limit } = query;
    const page = { after: Cursors.decode(query.cursor, query), order, limit: limit + 1 };
    return replyOf(await this.queries.list(caller.tenantId, fromResponseQuery(query), page), query);
  }

  @Get(':id')
  @Allow('responses:read')
  @Route({ id: 'getResponse', summary: 'One response', reply: ResponseDto, problems: [404] })
  async get(@CurrentCaller() caller: Caller, @PublicIdParam('id', 'rsp') id: string): Promise<ResponseDto> {
    const response = await this.queries.find(caller.tenantId, id);
    if (response === undefined) throw responsesErrors.error('not-found');
    return toResponseDto(response);
  }
}

/** The page; one response more than asked for was read to learn whether there is another page. */
function replyOf(found: readonly StoredResponse[], query: ResponseQueryDto): ListReply<ResponseDto> {
  const shown = found.slice(0, query.limit);
  const next = found.length > query.limit ? Cursors.encode(shown.at(-1)!, query) : null;
  return listReply(shown.map(toResponseDto), next);
}
