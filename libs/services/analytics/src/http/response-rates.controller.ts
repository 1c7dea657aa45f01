import { Controller, Query, Res } from '@nestjs/common';
import { CurrentCaller, listOf, pageReply, pageRequest, type Caller, type ListReply } from '@hearback/http';
import type { FastifyReply } from 'fastify';
import type { ObservedInvitation } from '../application/cohort-queries.js';
import { ListCohortInvitations } from '../application/list-cohort-invitations.js';
import { ReadCoverage } from '../application/read-coverage.js';
import { ReadResponseRates } from '../application/read-response-rates.js';
import { CohortInvitationDto } from './cohort-invitation.dto.js';
import { CoverageDto } from './coverage.dto.js';
import { sendCsv } from './csv-file.js';
import { ratesCsv } from './rates-csv.js';
import { ExplainReport, ExportReport, ReadReport } from './report-routes.js';
import { CohortInvitationsQueryDto, CohortQueryDto, ResponseRatesQueryDto } from './response-rates-query.dto.js';
import { RatesExplanationDto, ResponseRatesDto } from './response-rates.dto.js';

/** Who answers when asked. */
@Controller('v1/response-rates')
export class ResponseRatesController {
  constructor(
    private readonly readRates: ReadResponseRates,
    private readonly readCoverage: ReadCoverage,
    private readonly listInvitations: ListCohortInvitations,
  ) {}

  @ReadReport({
    id: 'readResponseRates',
    summary: 'Get response rates of the invitations asked in a period',
    description:
      'AAPOR’s dispositions and outcome rates. Each invitation is observed until it was sent plus the days of its plan; `partial` tells whether some still are. Only confirmed answers count.',
    query: ResponseRatesQueryDto,
    reply: ResponseRatesDto,
    problems: [404],
  })
  async read(@CurrentCaller() caller: Caller, @Query() query: ResponseRatesQueryDto): Promise<ResponseRatesDto> {
    return ResponseRatesDto.fromReport(await this.#report(caller, query));
  }

  @ReadReport({
    path: 'coverage',
    id: 'readCoverage',
    summary: 'Get who is silent, and what that could change',
    description:
      'Of the customers who were asked in the period, each counted once: who answered, by segment, and the bounds of NPS for any opinion of the others.',
    query: CohortQueryDto,
    reply: CoverageDto,
    problems: [404],
  })
  async coverage(@CurrentCaller() caller: Caller, @Query() query: CohortQueryDto): Promise<CoverageDto> {
    const request = CohortQueryDto.toCohort(query, caller.tenantId);
    return CoverageDto.fromReport(await this.readCoverage.execute(request));
  }

  @ReadReport({
    path: 'invitations',
    id: 'listCohortInvitations',
    summary: 'List the invitations behind a number',
    description: 'Exactly the invitations that the rates of the same query count, with what became of each.',
    query: CohortInvitationsQueryDto,
    reply: listOf(CohortInvitationDto),
    problems: [404],
  })
  async invitations(
    @CurrentCaller() caller: Caller,
    @Query() query: CohortInvitationsQueryDto,
  ): Promise<ListReply<CohortInvitationDto>> {
    const request = CohortQueryDto.toCohort(query, caller.tenantId);
    const page = await this.listInvitations.execute(request, query.selection, pageRequest(query));
    return pageReply(page, CohortInvitationDto.fromInvitation, positionOf, query);
  }

  @ExplainReport({
    id: 'explainResponseRates',
    summary: 'Explain response rates: counts, formulas, sources',
    query: ResponseRatesQueryDto,
    reply: RatesExplanationDto,
    problems: [404],
  })
  async explain(@CurrentCaller() caller: Caller, @Query() query: ResponseRatesQueryDto): Promise<RatesExplanationDto> {
    return RatesExplanationDto.fromReport(await this.#report(caller, query));
  }

  @ExportReport({
    id: 'exportResponseRates',
    summary: 'Export response rates as CSV',
    description: 'The same numbers as in the JSON report, not rounded: a row for all, and one per part.',
    query: ResponseRatesQueryDto,
    problems: [404],
  })
  async export(@CurrentCaller() caller: Caller, @Query() query: ResponseRatesQueryDto, @Res() reply: FastifyReply) {
    const report = ResponseRatesDto.fromReport(await this.#report(caller, query));
    await sendCsv(reply, 'response-rates', ratesCsv(report));
  }

  #report(caller: Caller, query: ResponseRatesQueryDto) {
    const cohort = CohortQueryDto.toCohort(query, caller.tenantId);
    return this.readRates.execute({ ...cohort, eligible: query.e, ...(query.by && { by: query.by }) });
  }
}

const positionOf = ({ askedAt, invitationId }: ObservedInvitation) => ({ createdAt: askedAt, id: invitationId });
