import { Controller, HttpCode, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { actorOf, Allow, CurrentCaller, CurrentUnitOfWork, PublicIdParam, Route, type Caller } from '@hearback/http';
import { DryRunPlan } from '../../application/asking/dry-run-plan.js';
import { RunPlan } from '../../application/asking/run-plan.js';
import { PlanDto, toPlanDto } from './plan.dto.js';
import { DryRunDto, toDryRunDto } from './plan-run.dto.js';

/** Tries, starts, pauses, resumes and stops plans. */
@Controller('v1/plans/:plan_id')
export class PlanRunController {
  constructor(
    private readonly dryRunPlan: DryRunPlan,
    private readonly runPlan: RunPlan,
  ) {}

  @Post('dry-run')
  @HttpCode(200)
  @Allow('plans:read')
  @Route({
    id: 'dryRunPlan',
    summary: 'Tell whom a campaign or a recurring survey would ask, and whom not and why',
    description:
      'Plans as the start does, and stores nothing. Of a recurring survey: the next question of each customer.',
    reply: DryRunDto,
    problems: [404, 422],
  })
  async dryRun(@CurrentCaller() caller: Caller, @PublicIdParam('plan_id', 'pln') id: string): Promise<DryRunDto> {
    return toDryRunDto(await this.dryRunPlan.execute(caller.tenantId, id));
  }

  @Post('start')
  @HttpCode(200)
  @Allow('plans:send')
  @Route({
    id: 'startPlan',
    summary: 'Start a plan',
    description: 'Freezes the words of its mails. The customers of a campaign get their places one after the other.',
    reply: PlanDto,
    problems: [404, 409, 422],
  })
  async start(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('plan_id', 'pln') id: string,
  ): Promise<PlanDto> {
    return toPlanDto(await this.runPlan.start(unit, id, actorOf(caller)));
  }

  @Post('pause')
  @HttpCode(200)
  @Allow('plans:send')
  @Route({
    id: 'pausePlan',
    summary: 'Pause a plan',
    description: 'No mail is sent until it is resumed.',
    reply: PlanDto,
    problems: [404, 409],
  })
  async pause(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('plan_id', 'pln') id: string,
  ): Promise<PlanDto> {
    return toPlanDto(await this.runPlan.pause(unit, id, actorOf(caller)));
  }

  @Post('resume')
  @HttpCode(200)
  @Allow('plans:send')
  @Route({
    id: 'resumePlan',
    summary: 'Resume a paused plan',
    description:
      'What became due meanwhile is decided about at once, or on the next days if a campaign has a maximum per day. A recurring survey ' +
      'leaves it out and goes on with the next date of each customer.',
    reply: PlanDto,
    problems: [404, 409],
  })
  async resume(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('plan_id', 'pln') id: string,
  ): Promise<PlanDto> {
    return toPlanDto(await this.runPlan.resume(unit, id, actorOf(caller)));
  }

  @Post('stop')
  @HttpCode(200)
  @Allow('plans:send')
  @Route({
    id: 'stopPlan',
    summary: 'Stop a plan for good',
    description: 'Nobody else is asked. Those who were asked can still answer.',
    reply: PlanDto,
    problems: [404, 409],
  })
  async stop(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('plan_id', 'pln') id: string,
  ): Promise<PlanDto> {
    return toPlanDto(await this.runPlan.stop(unit, id, actorOf(caller)));
  }
}
