import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  listOf,
  noContent,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
  pageReply,
  pageRequest,
} from '@hearback/http';
import { ChangeRule } from '../application/change-rule.js';
import { CreateRule } from '../application/create-rule.js';
import { DeleteRule } from '../application/delete-rule.js';
import { DryRunRule } from '../application/dry-run-rule.js';
import { followupsErrors } from '../application/followups.errors.js';
import { RuleQueries } from '../application/rule-queries.js';
import { DryRunDto, dryRunFromDto, DryRunReportDto, dryRunToDto } from './dry-run.dto.js';
import { authorOf } from './ids.js';
import { ChangeRuleDto, CreateRuleDto, RuleDto, RulesQueryDto } from './rule.dto.js';
import { ruleChangeFromDto, ruleFromDto, ruleToDto } from './rule-mapping.js';

/** Rules that open tasks for responses. */
@Controller('v1/rules')
export class RulesController {
  constructor(
    private readonly createRule: CreateRule,
    private readonly changeRule: ChangeRule,
    private readonly deleteRule: DeleteRule,
    private readonly dryRunRule: DryRunRule,
    private readonly queries: RuleQueries,
  ) {}

  @Post()
  @Allow('rules:write')
  @Route({
    id: 'createRule',
    summary: 'Create a rule',
    status: 201,
    body: CreateRuleDto,
    reply: RuleDto,
    problems: [409, 422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: CreateRuleDto,
  ): Promise<RuleDto> {
    return ruleToDto(await this.createRule.execute(unit, ruleFromDto(body), authorOf(caller)));
  }

  @Get()
  @Allow('rules:read')
  @Route({ id: 'listRules', summary: 'List rules', query: RulesQueryDto, reply: listOf(RuleDto) })
  async list(@CurrentCaller() caller: Caller, @Query() query: RulesQueryDto): Promise<ListReply<RuleDto>> {
    const rules = await this.queries.list(caller.tenantId, { active: query.active ?? null }, pageRequest(query));
    return pageReply(rules, ruleToDto, (rule) => rule, query);
  }

  @Post('dry-run')
  @Allow('rules:read')
  @Route({
    id: 'dryRunRule',
    summary: 'Dry-run a rule',
    description: 'Reports what the rule would have done with the responses of the last 90 days. Stores nothing.',
    body: DryRunDto,
    reply: DryRunReportDto,
    problems: [404, 422],
  })
  async dryRun(@CurrentUnitOfWork() unit: UnitOfWork, @Body() body: DryRunDto): Promise<DryRunReportDto> {
    return dryRunToDto(await this.dryRunRule.execute(unit, dryRunFromDto(body)));
  }

  @Get(':id')
  @Allow('rules:read')
  @Route({ id: 'getRule', summary: 'Get a rule', reply: RuleDto, problems: [404] })
  async get(@CurrentCaller() caller: Caller, @PublicIdParam('id', 'rul') id: string): Promise<RuleDto> {
    const rule = await this.queries.find(caller.tenantId, id);
    if (rule === undefined) throw followupsErrors.error('rule-not-found');
    return ruleToDto(rule);
  }

  @Patch(':id')
  @Allow('rules:write')
  @Route({
    id: 'changeRule',
    summary: 'Change a rule',
    body: ChangeRuleDto,
    reply: RuleDto,
    problems: [404, 409, 422],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'rul') id: string,
    @Body() body: ChangeRuleDto,
  ): Promise<RuleDto> {
    const change = ruleChangeFromDto(body);
    return ruleToDto(await this.changeRule.execute(unit, id, change, authorOf(caller)));
  }

  @Delete(':id')
  @Allow('rules:write')
  @Route({
    id: 'deleteRule',
    summary: 'Delete a rule',
    description: 'The rule opens no more tasks and is in no list. It stays readable because tasks refer to it.',
    reply: noContent,
    problems: [404],
  })
  async delete(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'rul') id: string,
  ): Promise<void> {
    await this.deleteRule.execute(unit, id, authorOf(caller));
  }

  @Post(':id/restore')
  @Allow('rules:write')
  @Route({
    id: 'restoreRule',
    summary: 'Restore a deleted rule',
    description: 'The rule is active again if it was when it was deleted.',
    reply: RuleDto,
    problems: [404, 409, 422],
  })
  async restore(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'rul') id: string,
  ): Promise<RuleDto> {
    return ruleToDto(await this.deleteRule.restore(unit, id, authorOf(caller)));
  }
}
