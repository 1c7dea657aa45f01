import { Controller, Get, Query, Res } from '@nestjs/common';
import {
  Allow,
  CurrentCaller,
  listOf,
  Route,
  type Caller,
  type ListReply,
  pageReply,
  pageRequest,
} from '@hearback/http';
import type { FastifyReply } from 'fastify';
import { AccountQueries } from '../application/account-queries.js';
import { VerifyAuditChain } from '../application/verify-audit-chain.js';
import { auditCsv } from './audit-csv.js';
import {
  AuditEntryDto,
  AuditExportQueryDto,
  AuditQueryDto,
  AuditVerificationDto,
  fromAuditQueryDto,
  toAuditEntryDto,
  toAuditVerificationDto,
} from './audit-entry.dto.js';

/** The audit log of a workspace. */
@Controller('v1/audit-entries')
export class AuditEntriesController {
  constructor(
    private readonly queries: AccountQueries,
    private readonly verifyAuditChain: VerifyAuditChain,
  ) {}

  @Get()
  @Allow('audit:read')
  @Route({
    id: 'listAuditEntries',
    summary: 'List the audit entries of the workspace',
    query: AuditQueryDto,
    reply: listOf(AuditEntryDto),
  })
  async list(@CurrentCaller() caller: Caller, @Query() query: AuditQueryDto): Promise<ListReply<AuditEntryDto>> {
    const page = await this.queries.auditEntries(caller.tenantId, pageRequest(query), fromAuditQueryDto(query));
    return pageReply(page, toAuditEntryDto, ({ entry }) => ({ id: entry.id, createdAt: entry.at }), query);
  }

  @Get('export')
  @Allow('audit:read')
  @Route({
    id: 'exportAuditEntries',
    summary: 'Export the audit entries as CSV',
    description: 'Oldest first, with the hashes that prove their order.',
    query: AuditExportQueryDto,
    reply: ['csv'],
  })
  async export(@CurrentCaller() caller: Caller, @Query() query: AuditExportQueryDto, @Res() reply: FastifyReply) {
    await reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', 'attachment; filename="audit-log.csv"')
      .send(auditCsv(this.queries, caller.tenantId, fromAuditQueryDto(query)));
  }

  @Get('verification')
  @Allow('audit:read')
  @Route({
    id: 'verifyAuditEntries',
    summary: 'Verify the chain of hashes of the audit log',
    reply: AuditVerificationDto,
  })
  async verify(@CurrentCaller() caller: Caller): Promise<AuditVerificationDto> {
    return toAuditVerificationDto(await this.verifyAuditChain.execute(caller.tenantId));
  }
}
