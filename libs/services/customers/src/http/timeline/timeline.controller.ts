import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  Allow,
  CurrentCaller,
  listOf,
  pageReply,
  pageRequest,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { ReadTimeline } from '../../application/timeline/read-timeline.js';
import { TimelineEntryDto, TimelineQueryDto, toTimelineEntryDto } from './timeline.dto.js';

/** What happened with a customer. */
@Controller('v1/customers')
export class TimelineController {
  constructor(private readonly read: ReadTimeline) {}

  @Get(':external_id/timeline')
  @Allow('customers:read')
  @Route({
    id: 'listCustomerTimeline',
    summary: 'List what happened with a customer',
    description:
      'Questions, answers, tasks, messages, promises, decisions, events and merges, newest first; also of profiles that were merged into this customer.',
    query: TimelineQueryDto,
    reply: listOf(TimelineEntryDto),
    problems: [404],
  })
  async list(
    @CurrentCaller() { tenantId }: Caller,
    @Param('external_id') externalId: string,
    @Query() query: TimelineQueryDto,
  ): Promise<ListReply<TimelineEntryDto>> {
    const filter = { external_id: externalId };
    const page = await this.read.execute(tenantId, externalId, query.kind, pageRequest(query, filter));
    return pageReply(page, toTimelineEntryDto, ({ id, at }) => ({ id, createdAt: at }), query, filter);
  }
}
