import { Body, Controller, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, BodyLimit, CurrentUnitOfWork, Route } from '@hearback/http';
import { RecordEvents } from '../application/record-events.js';
import { BatchResultDto, EventBatchDto, toBatchResultDto } from './event.dto.js';

/** 500 events of some 2,000 bytes. */
const BATCH_BYTES = 1_048_576;

/** What happens with customers, told in batches. */
@Controller('v1/events')
export class EventsController {
  constructor(private readonly recordEvents: RecordEvents) {}

  @Post('batch')
  @BodyLimit(BATCH_BYTES)
  @Allow('customers:write')
  @Route({
    id: 'recordEvents',
    summary: 'Record orders, visits, deliveries and other events',
    description:
      'Every good item is recorded and every item has a result, in order: an id that was told before is a duplicate, and rejected if it now says something else.',
    body: EventBatchDto,
    reply: BatchResultDto,
    problems: [413],
  })
  async record(@CurrentUnitOfWork() unit: UnitOfWork, @Body() { events }: EventBatchDto): Promise<BatchResultDto> {
    return toBatchResultDto(await this.recordEvents.execute(unit, events));
  }
}
