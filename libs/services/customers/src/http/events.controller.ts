import { Body, Controller, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentUnitOfWork, Route } from '@hearback/http';
import { RecordEvents } from '../application/record-events.js';
import { BatchResultDto, EventBatchDto, toBatchResultDto } from './event.dto.js';

/** Enough for 500 events of 2,000 bytes. */
const BATCH_BYTES = 1_048_576;

/** Records events of customers in batches. */
@Controller('v1/events')
export class EventsController {
  constructor(private readonly recordEvents: RecordEvents) {}

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
