import { Controller, Get, Query } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Allow, CurrentCaller, Route, type Caller } from '@hearback/http';
import { RuleActStore } from '../application/rules/rule-act-store.js';
import { actsQueryFromDto, actsToDto, RuleActsDto, RuleActsQueryDto } from './rule-acts.dto.js';

/** What rules have done. */
@Controller('v1/rule-acts')
export class RuleActsController {
  constructor(
    private readonly database: TenantDatabase,
    private readonly acts: RuleActStore,
  ) {}

  @Get()
  @Allow('tasks:read')
  @Route({
    id: 'listRuleActs',
    summary: 'List what rules did about a task or a response',
    description: 'Each act with the rule, its version and the conditions that held, and why one was not done.',
    query: RuleActsQueryDto,
    reply: RuleActsDto,
    problems: [422],
  })
  async list(@CurrentCaller() { tenantId }: Caller, @Query() query: RuleActsQueryDto): Promise<RuleActsDto> {
    const about = actsQueryFromDto(query);
    return actsToDto(await this.database.withTenant(tenantId, (tx) => this.acts.list(tx, tenantId, about)));
  }
}
