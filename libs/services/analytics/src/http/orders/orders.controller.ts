import { Controller, Query, Res } from '@nestjs/common';
import { CurrentCaller, type Caller } from '@hearback/http';
import type { FastifyReply } from 'fastify';
import { ReadOrders } from '../../application/orders/read-orders.js';
import { explainOrders } from '../../domain/orders/orders-explanation.js';
import { sendCsv } from '../csv-file.js';
import { ReportExplanationDto } from '../report-explanation.dto.js';
import { ExplainReport, ExportReport, ReadReport } from '../report-routes.js';
import { ordersCsv } from './orders-csv.js';
import { OrdersQueryDto } from './orders-query.dto.js';
import { OrdersReportDto } from './orders-report.dto.js';

/** What is known of orders. */
@Controller('v1/reports/orders')
export class OrdersController {
  constructor(private readonly readOrders: ReadOrders) {}

  @ReadReport({
    id: 'readOrdersReport',
    summary: 'Get who comes back, who left, and what orders and customers are worth',
    description:
      'From events of the kinds `order`, `refund`, `visit` and `lead`. Merged profiles are one customer. Amounts of two currencies are never added. A number that cannot be known is null, with the reason in `refusal`.',
    query: OrdersQueryDto,
    reply: OrdersReportDto,
  })
  async read(@CurrentCaller() caller: Caller, @Query() query: OrdersQueryDto): Promise<OrdersReportDto> {
    const reading = await this.readOrders.execute(caller.tenantId, OrdersQueryDto.toMonths(query));
    return OrdersReportDto.fromReading(reading, query.rule);
  }

  @ExplainReport({
    id: 'explainOrdersReport',
    summary: 'Explain the report about orders: rules, formulas, sources',
    query: OrdersQueryDto,
  })
  async explain(@CurrentCaller() caller: Caller, @Query() query: OrdersQueryDto): Promise<ReportExplanationDto> {
    const { content, expected } = await this.readOrders.execute(caller.tenantId, OrdersQueryDto.toMonths(query));
    const { from, report, timeZone, to } = content;
    return ReportExplanationDto.fromExplanation(explainOrders(report, content.conversion.each, expected, query.rule), {
      timeZone,
      from: new Date(from),
      to: new Date(to),
    });
  }

  @ExportReport({
    id: 'exportOrdersReport',
    summary: 'Export the report about orders as CSV',
    description: 'The same numbers as in the JSON report, not rounded, one a row.',
    query: OrdersQueryDto,
  })
  async export(@CurrentCaller() caller: Caller, @Query() query: OrdersQueryDto, @Res() reply: FastifyReply) {
    const reading = await this.readOrders.execute(caller.tenantId, OrdersQueryDto.toMonths(query));
    await sendCsv(reply, 'orders', ordersCsv(OrdersReportDto.fromReading(reading, query.rule)));
  }
}
