import { Body, Controller, Get, Put } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { actorOf, Allow, CurrentCaller, CurrentUnitOfWork, PublicIdParam, Route, type Caller } from '@hearback/http';
import { StateSentiment } from '../../application/text/state-sentiment.js';
import { SentimentDto, StateSentimentDto } from './sentiment.dto.js';

/** How comments sound. */
@Controller('v1/sentiments')
export class SentimentsController {
  constructor(private readonly stateSentiment: StateSentiment) {}

  @Get(':response_id')
  @Allow('responses:read')
  @Route({
    id: 'getSentiment',
    summary: 'Get how a comment sounds, and its topics',
    reply: SentimentDto,
    problems: [404],
  })
  async get(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @PublicIdParam('response_id', 'rsp') id: string,
  ): Promise<SentimentDto> {
    return SentimentDto.fromUnderstanding(await this.stateSentiment.read(unit, id));
  }

  @Put(':response_id')
  @Allow('responses:write')
  @Route({
    id: 'stateSentiment',
    summary: 'Say how a comment sounds',
    description:
      'It holds at once and counts in reports; the model of the workspace is trained by it in the background.',
    body: StateSentimentDto,
    reply: SentimentDto,
    problems: [404],
  })
  async state(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('response_id', 'rsp') id: string,
    @Body() body: StateSentimentDto,
  ): Promise<SentimentDto> {
    const { sentiment } = body;
    return SentimentDto.fromUnderstanding(await this.stateSentiment.execute(unit, id, sentiment, actorOf(caller)));
  }
}
