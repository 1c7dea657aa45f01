import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  actorOf,
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  IfMatch,
  listOf,
  noContent,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { askingErrors } from '../../application/asking/asking.errors.js';
import { EditPlan } from '../../application/asking/edit-plan.js';
import { PlanQueries } from '../../application/asking/plan-queries.js';
import { ChangePlanDto, CreatePlanDto, fromChangePlanDto, fromCreatePlanDto } from './plan-content.dto.js';
import { fromPlanQueryDto, PlanDto, PlanQueryDto, toPlanDto } from './plan.dto.js';
import { PlanProgressDto, toPlanProgressDto } from './plan-run.dto.js';

/** Plans: whom, what, when. */
@Controller('v1/plans')
export class PlansController {
  constructor(
    private readonly queries: PlanQueries,
    private readonly editPlan: EditPlan,
  ) {}

  @Get()
  @Allow('plans:read')
  @Route({ id: 'listPlans', summary: 'List plans', query: PlanQueryDto, reply: listOf(PlanDto) })
  async list(@CurrentCaller() caller: Caller, @Query() query: PlanQueryDto): Promise<ListReply<PlanDto>> {
    const page = await this.queries.plans(caller.tenantId, fromPlanQueryDto(query), pageRequest(query));
    return pageReply(page, toPlanDto, (plan) => plan, query);
  }

  @Post()
  @Allow('plans:write')
  @Route({
    id: 'createPlan',
    summary: 'Create a campaign, a trigger or a recurring survey as a draft',
    description: 'Nobody is asked before it is started.',
    status: 201,
    body: CreatePlanDto,
    reply: PlanDto,
    problems: [422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: CreatePlanDto,
  ): Promise<PlanDto> {
    return toPlanDto(await this.editPlan.create(unit, body.kind, fromCreatePlanDto(body), actorOf(caller)));
  }

  @Get(':plan_id')
  @Allow('plans:read')
  @Route({ id: 'getPlan', summary: 'Get a plan', reply: PlanDto, problems: [404] })
  async get(@CurrentCaller() caller: Caller, @PublicIdParam('plan_id', 'pln') id: string): Promise<PlanDto> {
    return toPlanDto(found(await this.queries.plan(caller.tenantId, id)));
  }

  @Patch(':plan_id')
  @Allow('plans:write')
  @Route({
    id: 'changePlan',
    summary: 'Change a draft',
    body: ChangePlanDto,
    reply: PlanDto,
    problems: [404, 409, 412, 422, 428],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('plan_id', 'pln') id: string,
    @IfMatch() revision: number,
    @Body() body: ChangePlanDto,
  ): Promise<PlanDto> {
    return toPlanDto(await this.editPlan.change(unit, id, fromChangePlanDto(body), revision, actorOf(caller)));
  }

  @Delete(':plan_id')
  @Allow('plans:write')
  @Route({ id: 'deletePlan', summary: 'Delete a draft', reply: noContent, problems: [404, 409] })
  delete(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('plan_id', 'pln') id: string,
  ): Promise<void> {
    return this.editPlan.delete(unit, id, actorOf(caller));
  }

  @Get(':plan_id/progress')
  @Allow('plans:read')
  @Route({
    id: 'getPlanProgress',
    summary: 'Count the invitations of a plan',
    description: 'GET /v1/survey-invitations lists them, by plan, status and reason.',
    reply: PlanProgressDto,
    problems: [404],
  })
  async progress(
    @CurrentCaller() caller: Caller,
    @PublicIdParam('plan_id', 'pln') id: string,
  ): Promise<PlanProgressDto> {
    return toPlanProgressDto(found(await this.queries.progress(caller.tenantId, id)));
  }
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw askingErrors.error('plan-not-found');
  return value;
}
