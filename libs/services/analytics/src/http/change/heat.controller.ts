import { Controller, Query, Res } from '@nestjs/common';
import { CurrentCaller, type Caller } from '@hearback/http';
import type { FastifyReply } from 'fastify';
import { ReadChange, type HeatReport } from '../../application/change/read-change.js';
import { explainHeat } from '../../domain/change/heat-explanation.js';
import { csvFile, sendCsv } from '../csv-file.js';
import { groupValue } from '../group-value.js';
import { PeriodQueryDto } from '../metric-query.dto.js';
import { ReportExplanationDto } from '../report-explanation.dto.js';
import { ExplainReport, ExportReport, ReadReport } from '../report-routes.js';
import { HeatQueryDto } from './change-query.dto.js';
import { HeatDto } from './heat.dto.js';

const HEADER = ['rows_by', 'row', 'columns_by', 'column', 'n', 'value', 'low', 'high', 'reliable', 'verdict'];

/** A metric by two dimensions. */
@Controller('v1/reports/heat')
export class HeatController {
  constructor(private readonly readChange: ReadChange) {}

  @ReadReport({
    id: 'readHeat',
    summary: 'Get a metric by two dimensions, each cell compared with the rest',
    description: 'The verdicts hold for the whole table: the probability of any false one is `level`.',
    query: HeatQueryDto,
    reply: HeatDto,
    problems: [404],
  })
  async read(@CurrentCaller() caller: Caller, @Query() query: HeatQueryDto): Promise<HeatDto> {
    return HeatDto.fromReport(await this.#report(caller, query));
  }

  @ExplainReport({
    id: 'explainHeat',
    summary: 'Explain a metric by two dimensions: formulas, sources',
    query: HeatQueryDto,
    problems: [404],
  })
  async explain(@CurrentCaller() caller: Caller, @Query() query: HeatQueryDto): Promise<ReportExplanationDto> {
    const report = await this.#report(caller, query);
    const cells = report.cells.map((cell) => ({
      ...cell,
      row: groupValue(report.rowsBy, cell.row),
      column: groupValue(report.columnsBy, cell.column),
    }));
    return ReportExplanationDto.fromExplanation(explainHeat({ ...report, cells }), report.frame);
  }

  @ExportReport({
    id: 'exportHeat',
    summary: 'Export a metric by two dimensions as CSV',
    query: HeatQueryDto,
    problems: [404],
  })
  async export(@CurrentCaller() caller: Caller, @Query() query: HeatQueryDto, @Res() reply: FastifyReply) {
    const { rows_by, columns_by, cells } = HeatDto.fromReport(await this.#report(caller, query));
    const rows = cells.map(({ row, column, n, value, interval, reliable, verdict }) => [
      rows_by,
      row,
      columns_by,
      column,
      n,
      value,
      interval?.low ?? null,
      interval?.high ?? null,
      String(reliable),
      verdict,
    ]);
    await sendCsv(reply, 'heat', csvFile(HEADER, rows));
  }

  #report(caller: Caller, query: HeatQueryDto): Promise<HeatReport> {
    const request = PeriodQueryDto.toRequest(query, caller.tenantId, query.metric);
    return this.readChange.cross({ ...request, rows: query.rows, columns: query.columns });
  }
}
