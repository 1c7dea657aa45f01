import { Readable } from 'node:stream';
import { Body, Controller, Post, Res } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { actorOf, Allow, CurrentCaller, CurrentUnitOfWork, Route, TimestampField, type Caller } from '@hearback/http';
import type { FastifyReply } from 'fastify';
import { ReportBreach } from '../../application/privacy/report-breach.js';
import { AFFECTED_HEADER, affectedLine, type AffectedCustomer } from '../../domain/privacy/affected-customer.js';

/** The time in which others may have seen data. */
export class BreachReportDto {
  @TimestampField({ example: '2026-01-30T09:30:00.000Z', description: 'From when on.' }) readonly from: string;
  @TimestampField({ description: 'Until when; customers who were created later are not in the report.' })
  readonly to: string;
}

/** Reports for those who have to tell a supervisory authority, and their customers, of a breach. */
@Controller('v1/breach-reports')
export class BreachReportsController {
  constructor(private readonly report: ReportBreach) {}

  @Post()
  @Allow('workspace:export')
  @Route({
    id: 'createBreachReport',
    summary: 'Report which customers a breach affects',
    description:
      'CSV with a line for each customer who was known by then: the own id, and how much there was of each kind of data. Profiles count as they are, everything else if it happened in the period. It has no content. The audit log records who asked for it; what a member or a key did is in GET /v1/audit-entries/export.',
    status: 200,
    body: BreachReportDto,
    reply: 'csv',
    problems: [422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() { from, to }: BreachReportDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const customers = await this.report.execute(unit, { from: new Date(from), to: new Date(to) }, actorOf(caller));
    await reply
      .header('content-type', 'text/csv; charset=utf-8; header=present')
      .header('content-disposition', 'attachment; filename="affected-customers.csv"')
      .header('cache-control', 'no-store')
      .send(Readable.from(lines(customers)));
  }
}

async function* lines(customers: AsyncIterable<AffectedCustomer>): AsyncGenerator<string> {
  yield AFFECTED_HEADER;
  for await (const customer of customers) yield affectedLine(customer);
}
