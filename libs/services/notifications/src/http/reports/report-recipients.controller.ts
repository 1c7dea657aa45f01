import { Body, Controller, Get, Put, Query } from '@nestjs/common';
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
import { parsePublicId } from '@hearback/kernel';
import { ChangeReportRecipients } from '../../application/reports/change-report-recipients.js';
import { ReportMailStore } from '../../application/reports/report-mail-store.js';
import {
  ReplaceReportRecipientsDto,
  ReportMailDto,
  ReportMailsQueryDto,
  ReportRecipientDto,
  ReportRecipientsQueryDto,
  ReportRecipientsDto,
} from './report-recipients.dto.js';

/** Who gets reports by mail, and what was mailed. */
@Controller('v1')
export class ReportRecipientsController {
  constructor(
    private readonly store: ReportMailStore,
    private readonly change: ChangeReportRecipients,
  ) {}

  @Get('report-recipients')
  @Allow('metrics:read')
  @Route({
    id: 'getReportRecipients',
    summary: 'Get who gets the reports of a schedule',
    query: ReportRecipientsQueryDto,
    reply: ReportRecipientsDto,
  })
  async get(
    @CurrentCaller() { tenantId }: Caller,
    @Query() { report_schedule_id }: ReportRecipientsQueryDto,
  ): Promise<ReportRecipientsDto> {
    const recipients = await this.store.recipients(tenantId, parsePublicId('rsc', report_schedule_id) ?? '');
    return { recipients: recipients.map(ReportRecipientDto.fromRecipient) };
  }

  @Put('report-recipients/:report_schedule_id')
  @Allow('metrics:write')
  @Route({
    id: 'replaceReportRecipients',
    summary: 'Say who gets the reports of a schedule',
    description:
      'Members with a confirmed address get them at once; owners of other addresses are asked by mail first, and get nothing until they confirm. Whoever stays keeps their state.',
    body: ReplaceReportRecipientsDto,
    reply: ReportRecipientsDto,
    problems: [409, 422],
  })
  async replace(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('report_schedule_id', 'rsc') id: string,
    @Body() body: ReplaceReportRecipientsDto,
  ): Promise<ReportRecipientsDto> {
    const recipients = await this.change.execute(unit, id, ReplaceReportRecipientsDto.toCommand(body), caller);
    return { recipients: recipients.map(ReportRecipientDto.fromRecipient) };
  }

  @Get('report-mails')
  @Allow('metrics:read')
  @Route({
    id: 'listReportMails',
    summary: 'List the reports that were mailed',
    description: 'Newest first.',
    query: ReportMailsQueryDto,
    reply: listOf(ReportMailDto),
  })
  async history(
    @CurrentCaller() { tenantId }: Caller,
    @Query() query: ReportMailsQueryDto,
  ): Promise<ListReply<ReportMailDto>> {
    const scheduleId = parsePublicId('rsc', query.report_schedule_id) ?? '';
    const page = await this.store.history(tenantId, scheduleId, pageRequest(query));
    return pageReply(page, ReportMailDto.fromMail, ({ createdAt, id }) => ({ createdAt, id }), query);
  }
}
