import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  actorOf,
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  IfMatch,
  listOf,
  ListQueryDto,
  noContent,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { analyticsErrors } from '../../application/analytics.errors.js';
import { GoalStore } from '../../application/goals/goal-store.js';
import { WriteGoals } from '../../application/goals/write-goals.js';
import { ChangeGoalDto, CreateGoalDto, GoalDto } from './goal.dto.js';

/** What figures should reach. `GET /v1/reports/goals` tells whether they do. */
@Controller('v1/goals')
export class GoalsController {
  constructor(
    private readonly goals: GoalStore,
    private readonly write: WriteGoals,
  ) {}

  @Get()
  @Allow('metrics:read')
  @Route({ id: 'listGoals', summary: 'List goals', query: ListQueryDto, reply: listOf(GoalDto) })
  async list(@CurrentCaller() { tenantId }: Caller, @Query() query: ListQueryDto): Promise<ListReply<GoalDto>> {
    const page = await this.goals.list(tenantId, pageRequest(query));
    return pageReply(page, GoalDto.fromGoal, (goal) => goal, query);
  }

  @Post()
  @Allow('metrics:write')
  @Route({
    id: 'createGoal',
    summary: 'Set a goal for a figure',
    description: 'A figure has at most one goal for the workspace and one for each touchpoint.',
    status: 201,
    body: CreateGoalDto,
    reply: GoalDto,
    location: (goal: GoalDto) => `/v1/goals/${goal.id}`,
    problems: [409, 422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: CreateGoalDto,
  ): Promise<GoalDto> {
    return GoalDto.fromGoal(await this.write.create(unit, CreateGoalDto.toContent(body), actorOf(caller)));
  }

  @Get(':goal_id')
  @Allow('metrics:read')
  @Route({ id: 'getGoal', summary: 'Get a goal', reply: GoalDto, problems: [404] })
  async get(@CurrentCaller() { tenantId }: Caller, @PublicIdParam('goal_id', 'gol') id: string): Promise<GoalDto> {
    const goal = await this.goals.find(tenantId, id);
    if (goal === undefined) throw analyticsErrors.error('goal-not-found');
    return GoalDto.fromGoal(goal);
  }

  @Patch(':goal_id')
  @Allow('metrics:write')
  @Route({
    id: 'changeGoal',
    summary: 'Change a goal',
    body: ChangeGoalDto,
    reply: GoalDto,
    problems: [404, 412, 422, 428],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('goal_id', 'gol') id: string,
    @IfMatch() revision: number,
    @Body() body: ChangeGoalDto,
  ): Promise<GoalDto> {
    return GoalDto.fromGoal(await this.write.change(unit, id, revision, ChangeGoalDto.toChange(body), actorOf(caller)));
  }

  @Delete(':goal_id')
  @Allow('metrics:write')
  @Route({ id: 'deleteGoal', summary: 'Delete a goal', reply: noContent, problems: [404, 412, 428] })
  async delete(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('goal_id', 'gol') id: string,
    @IfMatch() revision: number,
  ): Promise<void> {
    await this.write.delete(unit, id, revision, actorOf(caller));
  }
}
