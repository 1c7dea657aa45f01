import { Allow, BooleanField, CurrentCaller, IntegerField, Route, type Caller } from '@hearback/http';
import { Controller, Get, Query } from '@nestjs/common';
import { AnonymousGuard } from '../application/anonymous/anonymous-guard.js';
import { ResponseQueries } from '../application/response-queries.js';
import { fromResponseQuery, ResponseSelectionDto } from './response.dto.js';

/** Responses that are counted; beyond it the exact number helps nobody and costs time. */
const MOST = 1_000;

/** How many responses a filter selects. */
export class ResponseCountDto {
  @IntegerField({ min: 0, max: MOST, example: 31 })
  readonly count: number;

  @BooleanField({ example: false, description: 'There are more: the count stopped at `count`.' })
  readonly more: boolean;
}

/** Counts responses. */
@Controller('v1/responses/count')
export class ResponseCountController {
  constructor(
    private readonly queries: ResponseQueries,
    private readonly anonymous: AnonymousGuard,
  ) {}

  @Get()
  @Allow('responses:read')
  @Route({
    id: 'countResponses',
    summary: 'Count responses',
    description: 'With the filters of the list, up to 1,000.',
    query: ResponseSelectionDto,
    reply: ResponseCountDto,
  })
  async get(@CurrentCaller() caller: Caller, @Query() query: ResponseSelectionDto): Promise<ResponseCountDto> {
    const filter = fromResponseQuery(query);
    await this.anonymous.check(caller.tenantId, filter.surveyId);
    const { count, isMore } = await this.queries.count(caller.tenantId, filter, MOST);
    return { count, more: isMore };
  }
}
