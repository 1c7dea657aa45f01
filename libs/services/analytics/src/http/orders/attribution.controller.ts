import { Controller, Query, Res } from '@nestjs/common';
import { CurrentCaller, type Caller } from '@hearback/http';
import type { FastifyReply } from 'fastify';
import { ReadAttribution } from '../../application/orders/read-attribution.js';
import { explainAttribution } from '../../domain/orders/attribution-explanation.js';
import { csvFile, sendCsv } from '../csv-file.js';
import { ReportExplanationDto } from '../report-explanation.dto.js';
import { ExplainReport, ExportReport, ReadReport } from '../report-routes.js';
import { AttributionQueryDto, AttributionReportDto } from './attribution.dto.js';

/** What came before orders. */
@Controller('v1/reports/attribution')
export class AttributionController {
  constructor(private readonly readAttribution: ReadAttribution) {}

  @ReadReport({
    id: 'readAttributionReport',
    summary: 'Get which channels came before orders, by five rules side by side',
    description:
      'Credits of orders to the visits and leads of the same customer before them. Bookkeeping, not causation: no rule shows what a channel brings.',
    query: AttributionQueryDto,
    reply: AttributionReportDto,
  })
  read(@CurrentCaller() caller: Caller, @Query() query: AttributionQueryDto): Promise<AttributionReportDto> {
    return this.#report(caller, query);
  }

  @ExplainReport({
    id: 'explainAttributionReport',
    summary: 'Explain the attribution report: rules, sums, sources',
    query: AttributionQueryDto,
  })
  async explain(@CurrentCaller() caller: Caller, @Query() query: AttributionQueryDto): Promise<ReportExplanationDto> {
    const choice = AttributionQueryDto.toChoice(query);
    const { content } = await this.readAttribution.execute(caller.tenantId, choice);
    const { from, report, timeZone, to } = content;
    return ReportExplanationDto.fromExplanation(explainAttribution(report, choice.window), {
      timeZone,
      from: new Date(from),
      to: new Date(to),
    });
  }

  @ExportReport({
    id: 'exportAttributionReport',
    summary: 'Export the attribution report as CSV',
    description: 'The same numbers as in the JSON report: a row per channel and rule.',
    query: AttributionQueryDto,
  })
  async export(@CurrentCaller() caller: Caller, @Query() query: AttributionQueryDto, @Res() reply: FastifyReply) {
    const { channels, currency } = await this.#report(caller, query);
    const rows = channels.flatMap(({ channel, contacts, credits, orders }) =>
      credits.map((credit) => [channel, contacts, orders, credit.model, credit.orders, credit.revenue, currency]),
    );
    const header = ['channel', 'contacts', 'orders_touched', 'model', 'orders', 'revenue', 'currency'];
    await sendCsv(reply, 'attribution', csvFile(header, rows));
  }

  async #report(caller: Caller, query: AttributionQueryDto): Promise<AttributionReportDto> {
    const choice = AttributionQueryDto.toChoice(query);
    return AttributionReportDto.fromReport(await this.readAttribution.execute(caller.tenantId, choice), choice.window);
  }
}
