import { Controller, Query, Res } from '@nestjs/common';
import { CurrentCaller, type Caller } from '@hearback/http';
import type { FastifyReply } from 'fastify';
import { ReadChange } from '../../application/change/read-change.js';
import { explainChange } from '../../domain/change/change-explanation.js';
import { csvFile, sendCsv } from '../csv-file.js';
import { PeriodQueryDto } from '../metric-query.dto.js';
import { ReportExplanationDto } from '../report-explanation.dto.js';
import { ExplainReport, ExportReport, ReadReport } from '../report-routes.js';
import { ChangeQueryDto } from './change-query.dto.js';
import { ChangeDto } from './change.dto.js';

const HEADER = ['by', 'segment', 'n_earlier', 'earlier', 'n_later', 'later', 'within', 'mix'];

/** Why a metric changed. */
@Controller('v1/reports/change')
export class ChangeController {
  constructor(private readonly readChange: ReadChange) {}

  @ReadReport({
    id: 'readChange',
    summary: 'Get why a metric changed: how people scored, and who answered',
    description: 'Against the period before. `within` and `mix` add up to `delta`.',
    query: ChangeQueryDto,
    reply: ChangeDto,
    problems: [404],
  })
  async read(@CurrentCaller() caller: Caller, @Query() query: ChangeQueryDto): Promise<ChangeDto> {
    return ChangeDto.fromReport(await this.#report(caller, query));
  }

  @ExplainReport({
    id: 'explainChange',
    summary: 'Explain the split of a change: formulas, sources',
    query: ChangeQueryDto,
    problems: [404],
  })
  async explain(@CurrentCaller() caller: Caller, @Query() query: ChangeQueryDto): Promise<ReportExplanationDto> {
    const report = await this.#report(caller, query);
    return ReportExplanationDto.fromExplanation(explainChange(report), report.frame);
  }

  @ExportReport({
    id: 'exportChange',
    summary: 'Export the split of a change as CSV',
    query: ChangeQueryDto,
    problems: [404],
  })
  async export(@CurrentCaller() caller: Caller, @Query() query: ChangeQueryDto, @Res() reply: FastifyReply) {
    const { by, segments } = ChangeDto.fromReport(await this.#report(caller, query));
    const rows = segments.map(({ segment, earlier, later, within, mix }) => [
      by,
      segment,
      earlier.n,
      earlier.value,
      later.n,
      later.value,
      within,
      mix,
    ]);
    await sendCsv(reply, 'change', csvFile(HEADER, rows));
  }

  #report(caller: Caller, query: ChangeQueryDto) {
    const request = PeriodQueryDto.toRequest(query, caller.tenantId, query.metric);
    return this.readChange.change({ ...request, by: query.by });
  }
}
