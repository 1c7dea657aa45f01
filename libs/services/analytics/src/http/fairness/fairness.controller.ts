import { Controller, Get, Query, Res } from '@nestjs/common';
import { Allow, CurrentCaller, Route, type Caller } from '@hearback/http';
import type { FastifyReply } from 'fastify';
import { ReadFairness } from '../../application/fairness/read-fairness.js';
import { explainFairness } from '../../domain/fairness/fairness-explanation.js';
import { csvFile, sendCsv } from '../csv-file.js';
import { ReportExplanationDto } from '../report-explanation.dto.js';
import { FairnessQueryDto } from './fairness-query.dto.js';
import { FairnessReportDto } from './fairness.dto.js';

const HEADER = ['month', 'subject', 'attribute', 'group', 'value', 'low', 'high', 'hits', 'n', 'verdict'];

/** Whether groups of customers are served alike. */
@Controller('v1/reports/fairness')
export class FairnessController {
  constructor(private readonly readFairness: ReadFairness) {}

  @Get()
  @Allow('metrics:read')
  @Route({
    id: 'readFairnessReport',
    summary: 'Get whether groups of customers were served alike in a month',
    description:
      'Deadlines that were met, and comments whose sentiment was read as their score says, by language, channel and each attribute that answers carry. Groups below 30 are hidden. Whether churn risk marks groups alike is in its own report.',
    query: FairnessQueryDto,
    reply: FairnessReportDto,
  })
  async read(@CurrentCaller() caller: Caller, @Query() query: FairnessQueryDto): Promise<FairnessReportDto> {
    return FairnessReportDto.fromReading(await this.#reading(caller, query));
  }

  @Get('explain')
  @Allow('metrics:read')
  @Route({
    id: 'explainFairnessReport',
    summary: 'Explain the comparison of groups: what is counted, formulas, sources',
    query: FairnessQueryDto,
    reply: ReportExplanationDto,
  })
  async explain(@CurrentCaller() caller: Caller, @Query() query: FairnessQueryDto): Promise<ReportExplanationDto> {
    const reading = await this.#reading(caller, query);
    return ReportExplanationDto.fromExplanation(explainFairness(reading.subjects), reading);
  }

  @Get('export')
  @Allow('metrics:read')
  @Route({
    id: 'exportFairnessReport',
    summary: 'Export the comparison of groups as CSV',
    description: 'The same numbers as in the JSON report, not rounded; a group that is hidden has only its size.',
    query: FairnessQueryDto,
    reply: ['csv'],
  })
  async export(@CurrentCaller() caller: Caller, @Query() query: FairnessQueryDto, @Res() reply: FastifyReply) {
    const { month, subjects } = FairnessReportDto.fromReading(await this.#reading(caller, query));
    const rows = subjects.flatMap(({ all, subject, tables }) => [
      [
        month,
        subject,
        null,
        null,
        all.value,
        all.interval?.low ?? null,
        all.interval?.high ?? null,
        all.hits,
        all.n,
        null,
      ],
      ...tables.flatMap(({ attribute, groups }) =>
        groups.map(({ n, share, value, verdict }) => [
          month,
          subject,
          attribute,
          value,
          share?.value ?? null,
          share?.interval?.low ?? null,
          share?.interval?.high ?? null,
          share?.hits ?? null,
          n,
          verdict,
        ]),
      ),
    ]);
    await sendCsv(reply, 'fairness', csvFile(HEADER, rows));
  }

  #reading(caller: Caller, query: FairnessQueryDto) {
    return this.readFairness.execute(caller.tenantId, FairnessQueryDto.toMonth(query));
  }
}
