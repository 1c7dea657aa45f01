import { Controller, Query, Res } from '@nestjs/common';
import { CurrentCaller, type Caller } from '@hearback/http';
import type { FastifyReply } from 'fastify';
import { ReadDrivers } from '../../application/drivers/read-drivers.js';
import { explainDrivers } from '../../domain/drivers/drivers-explanation.js';
import { sendCsv } from '../csv-file.js';
import { SurveyAnswersQueryDto } from '../facts/questions-query.dto.js';
import { ReportExplanationDto } from '../report-explanation.dto.js';
import { ExplainReport, ExportReport, ReadReport } from '../report-routes.js';
import { driversCsv } from './drivers-csv.js';
import { DriversQueryDto } from './drivers-query.dto.js';
import { DriversDto } from './drivers.dto.js';

/** What goes along with a score. */
@Controller('v1/reports/drivers')
export class DriversController {
  constructor(private readonly readDrivers: ReadDrivers) {}

  @ReadReport({
    id: 'readDrivers',
    summary: 'Get what goes along with a score',
    description:
      'Shares of the explained variance (Shapley, or relative weights) with bootstrap intervals, over the latest 2,000 answers of the period. Correlation, not cause. Refuses below 10 answers per driver, and where two drivers move together.',
    query: DriversQueryDto,
    reply: DriversDto,
    problems: [404],
  })
  async read(@CurrentCaller() caller: Caller, @Query() query: DriversQueryDto): Promise<DriversDto> {
    return DriversDto.fromReport(await this.#report(caller, query));
  }

  @ExplainReport({
    id: 'explainDrivers',
    summary: 'Explain drivers: counts, formulas, sources',
    query: DriversQueryDto,
    problems: [404],
  })
  async explain(@CurrentCaller() caller: Caller, @Query() query: DriversQueryDto): Promise<ReportExplanationDto> {
    const report = await this.#report(caller, query);
    return ReportExplanationDto.fromExplanation(explainDrivers(report), report.frame);
  }

  @ExportReport({
    id: 'exportDrivers',
    summary: 'Export drivers as CSV',
    description: 'The same numbers as in the JSON report, not rounded.',
    query: DriversQueryDto,
    problems: [404],
  })
  async export(@CurrentCaller() caller: Caller, @Query() query: DriversQueryDto, @Res() reply: FastifyReply) {
    await sendCsv(reply, 'drivers', driversCsv(DriversDto.fromReport(await this.#report(caller, query))));
  }

  #report(caller: Caller, query: DriversQueryDto) {
    const request = SurveyAnswersQueryDto.toQuestions(query, caller.tenantId, query.outcome);
    return this.readDrivers.execute(request, DriversQueryDto.toPredictors(query));
  }
}
