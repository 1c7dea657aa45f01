import { Controller, Get, Query, Res } from '@nestjs/common';
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
import { parsePublicId } from '@hearback/kernel';
import type { FastifyReply } from 'fastify';
import { AnonymousReportStore } from '../application/anonymous-report-store.js';
import { ReadAnonymousReport } from '../application/read-anonymous-report.js';
import { anonymousReportCsv } from './anonymous-report-csv.js';
import { AnonymousReportDto } from './anonymous-report-detail.dto.js';
import { AnonymousReportHeadDto, AnonymousReportQueryDto, AnonymousReportsQueryDto } from './anonymous-report.dto.js';
import { sendCsv } from './csv-file.js';

/** The reports of anonymous surveys. */
@Controller('v1/anonymous-reports')
export class AnonymousReportsController {
  constructor(
    private readonly reports: AnonymousReportStore,
    private readonly read: ReadAnonymousReport,
  ) {}

  @Get()
  @Allow('metrics:read')
  @Route({
    id: 'listAnonymousReports',
    summary: 'List reports of anonymous surveys',
    description: 'One for each period that is over and had answers. Of a period that runs nothing is shown.',
    query: AnonymousReportsQueryDto,
    reply: listOf(AnonymousReportHeadDto),
  })
  async list(
    @CurrentCaller() { tenantId }: Caller,
    @Query() query: AnonymousReportsQueryDto,
  ): Promise<ListReply<AnonymousReportHeadDto>> {
    const surveyId = query.survey_id === undefined ? undefined : parsePublicId('srv', query.survey_id);
    const page = await this.reports.list(tenantId, surveyId, pageRequest(query));
    return pageReply(
      page,
      AnonymousReportHeadDto.fromReport,
      ({ id, closedAt }) => ({ id, createdAt: closedAt }),
      query,
    );
  }

  @Get(':report_id')
  @Allow('metrics:read')
  @Route({
    id: 'getAnonymousReport',
    summary: 'Get the report of a period of an anonymous survey',
    description:
      'Groups of fewer than 5 people and comments of fewer than 8 are hidden, and with them as many groups as it takes that nobody can compute them. The report was computed once and is the same for everybody.',
    query: AnonymousReportQueryDto,
    reply: AnonymousReportDto,
    problems: [404, 422],
  })
  async get(
    @CurrentCaller() { tenantId }: Caller,
    @PublicIdParam('report_id', 'anr') id: string,
    @Query() { by }: AnonymousReportQueryDto,
  ): Promise<AnonymousReportDto> {
    return AnonymousReportDto.fromReading(await this.read.execute(tenantId, id), by);
  }

  @Get(':report_id/export')
  @Allow('metrics:read')
  @Route({
    id: 'exportAnonymousReport',
    summary: 'Export the report of a period of an anonymous survey as CSV',
    description: 'The same numbers as in the JSON report, not rounded.',
    query: AnonymousReportQueryDto,
    reply: ['csv'],
    problems: [404, 422],
  })
  async export(
    @CurrentCaller() { tenantId }: Caller,
    @PublicIdParam('report_id', 'anr') id: string,
    @Query() { by }: AnonymousReportQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const report = AnonymousReportDto.fromReading(await this.read.execute(tenantId, id), by);
    await sendCsv(reply, `anonymous-${report.from}`, anonymousReportCsv(report));
  }
}
