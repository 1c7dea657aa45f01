import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, Route, type Caller } from '@hearback/http';
import { CountEvents } from '../application/count-events.js';
import { RecordEvents } from '../application/record-events.js';
import { EventCountsDto, EventCountsQueryDto } from './event-counts.dto.js';
import { BatchResultDto, EventBatchDto, toBatchResultDto } from './event.dto.js';

/** Enough for 500 events of 2,000 bytes. */
const BATCH_BYTES = 1_048_576;

/** Records events of customers in batches, and counts them. */
@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly recordEvents: RecordEvents,
    private readonly countEvents: CountEvents,
  ) {}

  @Get('counts')
  @Allow('customers:read')
  @Route({
    id: 'countEvents',
    summary: 'Count the events of a kind per day',
    description: 'Of customers and of visitors of web pages. Days without an event are left out.',
    query: EventCountsQueryDto,
    reply: EventCountsDto,
    problems: [422],
  })
  async counts(
    @CurrentCaller() { tenantId }: Caller,
    @Query() { kind, from, to }: EventCountsQueryDto,
  ): Promise<EventCountsDto> {
    return { data: await this.countEvents.execute(tenantId, kind, new Date(from), new Date(to)) };
  }

  @Post('batch')
  @Allow('customers:write')
  @Route({
    id: 'recordEvents',
    summary: 'Record orders, visits, deliveries and other events',
    description:
      'Each valid item is recorded, and each item has a result, in order. An item with a known id is a duplicate if its content is the same, and rejected otherwise.',
    body: EventBatchDto,
    bodyLimit: BATCH_BYTES,
    reply: BatchResultDto,
    problems: [413],
  })
  async record(@CurrentUnitOfWork() unit: UnitOfWork, @Body() { events }: EventBatchDto): Promise<BatchResultDto> {
    return toBatchResultDto(await this.recordEvents.execute(unit, events));
  }
}
