import { Controller, Get, Query } from '@nestjs/common';
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
import { AccountQueries } from '../application/account-queries.js';
import { VerifyAuditChain } from '../application/verify-audit-chain.js';
import {
  AuditEntryDto,
  AuditQueryDto,
  AuditVerificationDto,
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
    const page = await this.queries.auditEntries(caller.tenantId, pageRequest(query), query.action);
    return pageReply(page, toAuditEntryDto, ({ entry }) => ({ id: entry.id, createdAt: entry.at }), query);
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
