import { Controller, Query, Res } from '@nestjs/common';
import { CurrentCaller, type Caller } from '@hearback/http';
import { parsePublicId } from '@hearback/kernel';
import type { FastifyReply } from 'fastify';
import { ReadScenarioPage } from '../../application/money/read-scenario-page.js';
import { ReadScenario } from '../../application/money/read-scenario.js';
import { explainScenario } from '../../domain/money/scenario-explanation.js';
import { sendCsv } from '../csv-file.js';
import { ExplainReport, ExportReport, ReadReport } from '../report-routes.js';
import { scenarioCsv } from './scenario-csv.js';
import { LiveMeasuresDto, LiveMeasuresQueryDto, measureToDto } from './live-measure.dto.js';
import { scenarioPage, ScenarioPageQueryDto } from './scenario-page.js';
import { reportToDto } from './scenario-report-mapping.js';
import { ScenarioExplanationDto, ScenarioReportDto, ScenarioReportQueryDto } from './scenario-report.dto.js';

/** What scenarios return. */
@Controller('v1/reports/roi')
export class ScenarioReportsController {
  constructor(
    private readonly read: ReadScenario,
    private readonly page: ReadScenarioPage,
  ) {}

  @ReadReport({
    id: 'readRoi',
    summary: 'Get what a scenario returns',
    description:
      'Both definitions of ROI, net present value, payback and break-even share; the result by evidence; what it hangs on; the plan beside what really was.',
    query: ScenarioReportQueryDto,
    reply: ScenarioReportDto,
    problems: [404],
  })
  async get(@CurrentCaller() caller: Caller, @Query() query: ScenarioReportQueryDto): Promise<ScenarioReportDto> {
    return reportToDto(await this.#report(caller, query));
  }

  @ReadReport({
    path: 'measures',
    id: 'listLiveMeasures',
    summary: 'List the numbers that scenarios can follow',
    description: 'Each with its interval and what it was counted in, or why it cannot be known.',
    query: LiveMeasuresQueryDto,
    reply: LiveMeasuresDto,
  })
  async measures(
    @CurrentCaller() { tenantId }: Caller,
    @Query() { currency }: LiveMeasuresQueryDto,
  ): Promise<LiveMeasuresDto> {
    const measures = await this.read.measures(tenantId, currency);
    return { object: 'live_measures', measures: measures.map(measureToDto) };
  }

  @ExplainReport({
    id: 'explainRoi',
    summary: 'Explain what a scenario returns: formulas, sums, sources',
    query: ScenarioReportQueryDto,
    reply: ScenarioExplanationDto,
    problems: [404],
  })
  async explain(
    @CurrentCaller() caller: Caller,
    @Query() query: ScenarioReportQueryDto,
  ): Promise<ScenarioExplanationDto> {
    const { result, scenario } = await this.#report(caller, query);
    return { object: 'roi_explanation', ...explainScenario(scenario, result) };
  }

  @ExportReport({
    id: 'exportRoi',
    summary: 'Export a scenario as CSV',
    description: 'The same numbers as in the JSON report, not rounded, one in a row.',
    query: ScenarioReportQueryDto,
    problems: [404],
  })
  async export(@CurrentCaller() caller: Caller, @Query() query: ScenarioReportQueryDto, @Res() reply: FastifyReply) {
    await sendCsv(reply, 'roi', scenarioCsv(reportToDto(await this.#report(caller, query))));
  }

  @ReadReport({
    path: 'pdf',
    id: 'exportRoiPdf',
    summary: 'Get a scenario on one page as a PDF',
    description:
      'Both returns, the result by evidence, the lines and what the result hangs on. Lines that there is no room for are summed in one row.',
    query: ScenarioPageQueryDto,
    reply: 'pdf',
    problems: [404],
  })
  async pdf(@CurrentCaller() { tenantId }: Caller, @Query() query: ScenarioPageQueryDto, @Res() reply: FastifyReply) {
    const page = await this.page.execute(tenantId, parsePublicId('scn', query.scenario_id)!);
    const pdf = await scenarioPage(page, query.language);
    await reply.type('application/pdf').header('content-disposition', 'attachment; filename="roi.pdf"').send(pdf);
  }

  #report({ tenantId }: Caller, { scenario_id: id }: ScenarioReportQueryDto) {
    return this.read.report(tenantId, parsePublicId('scn', id)!);
  }
}
