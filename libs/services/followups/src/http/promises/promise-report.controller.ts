import { Controller, Get, Query, Res } from '@nestjs/common';
import { Allow, CurrentCaller, Route, type Caller } from '@hearback/http';
import type { FastifyReply } from 'fastify';
import { ReportPromises, type PeriodPromises } from '../../application/promises/report-promises.js';
import { explainPromises } from '../../domain/promise/promise-report.js';
import { NumbersExplanationDto } from '../report/followup-report.dto.js';
import { dateOrNull } from '../task-requests.js';
import { promiseReportCsv, PromiseReportDto, PromiseReportQueryDto, promiseReportToDto } from './promise-report.dto.js';

/** What became of promises. */
@Controller('v1/reports/promises')
export class PromiseReportController {
  constructor(private readonly reports: ReportPromises) {}

  @Get()
  @Allow('tasks:read')
  @Route({
    id: 'getPromiseReport',
    summary: 'Report what became of promises',
    description: 'Covers the promises that first fell due in [from, to), by default in the last 90 days.',
    query: PromiseReportQueryDto,
    reply: PromiseReportDto,
    problems: [422],
  })
  read(@CurrentCaller() caller: Caller, @Query() query: PromiseReportQueryDto): Promise<PromiseReportDto> {
    return this.#report(caller, query);
  }

  @Get('explain')
  @Allow('tasks:read')
  @Route({
    id: 'explainPromiseReport',
    summary: 'Explain the report of promises',
    query: PromiseReportQueryDto,
    reply: NumbersExplanationDto,
    problems: [422],
  })
  async explain(
    @CurrentCaller() { tenantId }: Caller,
    @Query() query: PromiseReportQueryDto,
  ): Promise<NumbersExplanationDto> {
    const { from, to, report } = await this.#period(tenantId, query);
    return { from: from.toISOString(), to: to.toISOString(), numbers: [...explainPromises(report)] };
  }

  @Get('export')
  @Allow('tasks:read')
  @Route({
    id: 'exportPromiseReport',
    summary: 'Export the report of promises as CSV',
    query: PromiseReportQueryDto,
    reply: ['csv'],
    problems: [422],
  })
  async export(
    @CurrentCaller() caller: Caller,
    @Query() query: PromiseReportQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', 'attachment; filename="promises.csv"')
      .send(promiseReportCsv(await this.#report(caller, query)));
  }

  async #report({ tenantId }: Caller, query: PromiseReportQueryDto): Promise<PromiseReportDto> {
    return promiseReportToDto(await this.#period(tenantId, query));
  }

  #period(tenantId: string, { from, to }: PromiseReportQueryDto): Promise<PeriodPromises> {
    return this.reports.execute(tenantId, { from: dateOrNull(from), to: dateOrNull(to) });
  }
}
