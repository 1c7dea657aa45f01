import { Controller, Get, Query, Res } from '@nestjs/common';
import { Allow, CurrentCaller, Route, type Caller } from '@hearback/http';
import type { FastifyReply } from 'fastify';
import { ReadChurn } from '../../application/churn/read-churn.js';
import { explainChurn } from '../../domain/churn/risk-explanation.js';
import { sendCsv } from '../csv-file.js';
import { ReportExplanationDto } from '../report-explanation.dto.js';
import { ExplainReport, ExportReport, ReadReport } from '../report-routes.js';
import { churnCsv } from './churn-csv.js';
import { RiskCustomersQueryDto } from './churn-query.dto.js';
import { ChurnReportDto } from './churn.dto.js';
import { RiskCustomerDto, RiskCustomersDto } from './risk-customer.dto.js';

/** Who may leave. */
@Controller('v1/reports/churn')
export class ChurnController {
  constructor(private readonly readChurn: ReadChurn) {}

  @ReadReport({
    id: 'readChurnReport',
    summary: 'Get how many customers may leave, and whether the model is right',
    description:
      'Leaving is having no order for 180 days. The model learns from what was known at the start of a month and who left in the 180 days after it; it is tested on customers it had not seen. Customers who object to profiling are left out. What cannot be known is null, with the reason in `refusal`.',
    reply: ChurnReportDto,
  })
  async read(@CurrentCaller() caller: Caller): Promise<ChurnReportDto> {
    return ChurnReportDto.fromReading(await this.readChurn.report(caller.tenantId));
  }

  @Get('customers')
  @Allow('customers:read')
  @Route({
    id: 'listCustomersAtRisk',
    summary: 'List customers by their risk to leave',
    description:
      'Each with the three strongest reasons. Only customers who ordered in the last 180 days and do not object to profiling have a risk. Merged profiles are one customer.',
    query: RiskCustomersQueryDto,
    reply: RiskCustomersDto,
  })
  async customers(@CurrentCaller() caller: Caller, @Query() query: RiskCustomersQueryDto): Promise<RiskCustomersDto> {
    const { band, external_id: externalId, limit } = query;
    const risks = await this.readChurn.customers(caller.tenantId, { band, externalId, limit });
    return { data: risks.map((risk) => RiskCustomerDto.fromRisk(risk)) };
  }

  @ExplainReport({
    id: 'explainChurnReport',
    summary: 'Explain churn risk: the model, its tests, formulas, sources',
  })
  async explain(@CurrentCaller() caller: Caller): Promise<ReportExplanationDto> {
    const { computedAt, content, cutAt, nextAt } = await this.readChurn.report(caller.tenantId);
    return ReportExplanationDto.fromExplanation(explainChurn(content.report), {
      timeZone: content.timeZone,
      // Of what the model learnt from; without a model, of when it was tried.
      from: cutAt ?? computedAt,
      to: cutAt === null ? nextAt : computedAt,
    });
  }

  @ExportReport({
    id: 'exportChurnReport',
    summary: 'Export the report about churn risk as CSV',
    description: 'The same numbers as in the JSON report, not rounded, one a row. It names no customer.',
  })
  async export(@CurrentCaller() caller: Caller, @Res() reply: FastifyReply) {
    await sendCsv(reply, 'churn', churnCsv(ChurnReportDto.fromReading(await this.readChurn.report(caller.tenantId))));
  }
}
