import { Controller, Get, Query, Res } from '@nestjs/common';
import { Allow, CurrentCaller, Route, type Caller } from '@hearback/http';
import type { FastifyReply } from 'fastify';
import { ReportFollowups } from '../../application/report/report-followups.js';
import { reportCsv } from './followup-report-csv.js';
import { explanationOfReport, reportToDto } from './followup-report-mapping.js';
import { FollowupReportQueryDto, reportFromDto } from './followup-report-query.dto.js';
import { FollowupExplanationDto, FollowupReportDto } from './followup-report.dto.js';

/** How tasks are followed up. */
@Controller('v1/reports/followups')
export class FollowupReportController {
  constructor(private readonly reports: ReportFollowups) {}

  @Get()
  @Allow('tasks:read')
  @Route({
    id: 'getFollowupReport',
    summary: 'Report how tasks are followed up',
    description:
      'First response and resolution by opening hours and by the clock, shares in time with intervals, root causes, unhappy answers and cost, of the tasks opened in a period. `groups` are of teams or touchpoints, never of people.',
    query: FollowupReportQueryDto,
    reply: FollowupReportDto,
    problems: [422],
  })
  async read(@CurrentCaller() caller: Caller, @Query() query: FollowupReportQueryDto): Promise<FollowupReportDto> {
    const request = reportFromDto(query);
    return reportToDto(await this.reports.execute(caller.tenantId, request), request.split);
  }

  @Get('explain')
  @Allow('tasks:read')
  @Route({
    id: 'explainFollowupReport',
    summary: 'Explain the report of tasks',
    query: FollowupReportQueryDto,
    reply: FollowupExplanationDto,
    problems: [422],
  })
  async explain(
    @CurrentCaller() caller: Caller,
    @Query() query: FollowupReportQueryDto,
  ): Promise<FollowupExplanationDto> {
    return explanationOfReport(await this.reports.execute(caller.tenantId, reportFromDto(query)));
  }

  @Get('export')
  @Allow('tasks:read')
  @Route({
    id: 'exportFollowupReport',
    summary: 'Export the report of tasks as CSV',
    description: 'The same numbers as in the JSON report, not rounded.',
    query: FollowupReportQueryDto,
    reply: ['csv'],
    problems: [422],
  })
  async export(@CurrentCaller() caller: Caller, @Query() query: FollowupReportQueryDto, @Res() reply: FastifyReply) {
    const request = reportFromDto(query);
    const report = reportToDto(await this.reports.execute(caller.tenantId, request), request.split);
    await reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', 'attachment; filename="followups.csv"')
      .send(reportCsv(report));
  }
}
