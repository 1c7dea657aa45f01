import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, noContent, Route, type Caller } from '@hearback/http';
import { DistinguishCustomers } from '../../application/quality/distinguish-customers.js';
import { QualityQueries } from '../../application/quality/quality-queries.js';
import { QualityFiles } from './quality-files.js';
import {
  CustomerQualityDto,
  DistinctCustomersDto,
  LikelyPairsDto,
  PAIRS_MAX,
  QualityFileQueryDto,
  toCustomerQualityDto,
  toLikelyPairDto,
} from './quality.dto.js';

/** What is amiss with the profiles of a workspace. */
@Controller('v1/customer-quality')
export class QualityController {
  constructor(
    private readonly quality: QualityQueries,
    private readonly distinguish: DistinguishCustomers,
    private readonly files: QualityFiles,
  ) {}

  @Get()
  @Allow('customers:read')
  @Route({
    id: 'getCustomerQuality',
    summary: 'Get how good the profiles of customers are',
    description:
      'Likely duplicates, gaps and dead addresses. `GET /v1/customers` with `missing` or `dead_address` lists them.',
    reply: CustomerQualityDto,
  })
  async counts(@CurrentCaller() { tenantId }: Caller): Promise<CustomerQualityDto> {
    return toCustomerQualityDto(await this.quality.counts(tenantId));
  }

  @Get('duplicates')
  @Allow('customers:read')
  @Route({
    id: 'listLikelyDuplicates',
    summary: 'List profiles that may be one person',
    description: `The surest pairs first, at most ${PAIRS_MAX}.`,
    reply: LikelyPairsDto,
  })
  async pairs(@CurrentCaller() { tenantId }: Caller): Promise<LikelyPairsDto> {
    return { data: (await this.quality.pairs(tenantId, PAIRS_MAX)).map(toLikelyPairDto) };
  }

  @Post('distinctions')
  @Allow('customers:write')
  @Route({
    id: 'distinguishCustomers',
    summary: 'Say that two profiles are two people',
    description: 'They are not suggested as duplicates any more. Repeating it changes nothing.',
    body: DistinctCustomersDto,
    reply: noContent,
    problems: [404, 422],
  })
  async distinct(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() { tenantId }: Caller,
    @Body() body: DistinctCustomersDto,
  ): Promise<void> {
    await this.distinguish.execute(unit, tenantId, [body.external_id, body.other_external_id]);
  }

  @Get('export')
  @Allow('customers:read')
  @Route({
    id: 'exportCustomerQuality',
    summary: 'Export a list of the report on profiles as CSV',
    description: 'At most 10,000 rows, the newest customers or the surest pairs first.',
    query: QualityFileQueryDto,
    reply: ['csv'],
  })
  async file(
    @CurrentCaller() { tenantId }: Caller,
    @Query() { check }: QualityFileQueryDto,
    @Res() reply: FastifyReply,
  ) {
    await reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="customers-${check}.csv"`)
      .send(await this.files.csv(tenantId, check));
  }
}
