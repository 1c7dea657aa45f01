import { Body, Controller, Delete, Get, Post, Put } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, noContent, PublicIdParam, Route, type Caller } from '@hearback/http';
import { GiveGoodwill } from '../../application/handling/give-goodwill.js';
import { MarkTask } from '../../application/handling/mark-task.js';
import { ReadTaskWork } from '../../application/handling/read-task-work.js';
import { RecordMinutes } from '../../application/handling/record-minutes.js';
import { TickStep } from '../../application/handling/tick-step.js';
import { authorOf, optionalId } from '../ids.js';
import {
  GoodwillDto,
  NewGoodwillDto,
  NewMinutesDto,
  SpentMinutesDto,
  StepDoneDto,
  SuspectedCauseDto,
  TaskTagsDto,
  TaskWorkOfCallerDto,
} from './task-work.dto.js';
import { goodwillToDto, minutesToDto, workerOf, workOfCallerToDto } from './task-work-mapping.js';

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** What staff record about their work on a task. */
@Controller('v1/tasks')
export class TaskWorkController {
  constructor(
    private readonly readWork: ReadTaskWork,
    private readonly markTask: MarkTask,
    private readonly tickStep: TickStep,
    private readonly minutes: RecordMinutes,
    private readonly goodwill: GiveGoodwill,
  ) {}

  @Get(':id/work')
  @Allow('tasks:read')
  @Route({
    id: 'getTaskWork',
    summary: 'Get the work on a task',
    description:
      'Steps of playbooks, tags, minutes, goodwill, and similar tasks with the reason: among the newest 200 of the workspace, of the touchpoint and of the customer.',
    reply: TaskWorkOfCallerDto,
    problems: [404],
  })
  async read(@CurrentCaller() caller: Caller, @PublicIdParam('id', 'tsk') id: string): Promise<TaskWorkOfCallerDto> {
    return workOfCallerToDto(await this.readWork.execute(caller.tenantId, id, workerOf(caller)));
  }

  @Put(':id/tags')
  @Allow('tasks:write')
  @Route({ id: 'setTaskTags', summary: 'Set the tags of a task', body: TaskTagsDto, reply: noContent, problems: [404] })
  async tags(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'tsk') id: string,
    @Body() { tags }: TaskTagsDto,
  ): Promise<void> {
    await this.markTask.execute(unit, id, { tags }, authorOf(caller));
  }

  @Put(':id/suspected-cause')
  @Allow('tasks:write')
  @Route({
    id: 'setSuspectedCause',
    summary: 'Set the suspected root cause of a task',
    description: 'The playbooks of this cause apply until the task is resolved with its root cause.',
    body: SuspectedCauseDto,
    reply: noContent,
    problems: [404, 422],
  })
  async suspect(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'tsk') id: string,
    @Body() body: SuspectedCauseDto,
  ): Promise<void> {
    await this.markTask.execute(unit, id, { suspectedCause: body.suspected_cause }, authorOf(caller));
  }

  @Put(':id/steps/:step_id')
  @Allow('tasks:write')
  @Route({
    id: 'tickTaskStep',
    summary: 'Tick a step of a playbook, or take the tick back',
    body: StepDoneDto,
    reply: noContent,
    problems: [404],
  })
  async tick(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'tsk') id: string,
    @PublicIdParam('step_id', 'stp') stepId: string,
    @Body() { done }: StepDoneDto,
  ): Promise<void> {
    await this.tickStep.execute(unit, id, stepId, done, authorOf(caller));
  }

  @Post(':id/minutes')
  @Allow('tasks:write')
  @Route({
    id: 'recordTaskMinutes',
    summary: 'Record minutes spent on a task',
    status: 201,
    body: NewMinutesDto,
    reply: SpentMinutesDto,
    problems: [404, 422],
  })
  async spend(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'tsk') id: string,
    @Body() { minutes, member_id }: NewMinutesDto,
  ): Promise<SpentMinutesDto> {
    const spent = { minutes, memberId: optionalId('stf', member_id) };
    return minutesToDto(await this.minutes.execute(unit, id, spent, workerOf(caller)), NO_NAMES);
  }

  @Delete(':id/minutes/:entry_id')
  @Allow('tasks:write')
  @Route({
    id: 'removeTaskMinutes',
    summary: 'Remove recorded minutes',
    description: 'One’s own; owners and admins remove those of anybody. Doing it twice changes nothing.',
    reply: noContent,
    problems: [403, 404],
  })
  async unspend(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'tsk') id: string,
    @PublicIdParam('entry_id', 'min') entryId: string,
  ): Promise<void> {
    await this.minutes.remove(unit, id, entryId, workerOf(caller));
  }

  @Post(':id/goodwill')
  @Allow('tasks:write')
  @Route({
    id: 'giveGoodwill',
    summary: 'Give the customer something',
    description:
      'In the currency of the workspace, within the limit of the role and the budget of the month. An API key may give what an agent may.',
    status: 201,
    body: NewGoodwillDto,
    reply: GoodwillDto,
    problems: [403, 404, 409],
  })
  async give(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'tsk') id: string,
    @Body() { amount_minor: amountMinor, kind }: NewGoodwillDto,
  ): Promise<GoodwillDto> {
    return goodwillToDto(await this.goodwill.execute(unit, id, { amountMinor, kind }, workerOf(caller)), NO_NAMES);
  }

  @Post(':id/goodwill/:goodwill_id/cancel')
  @Allow('tasks:write')
  @Route({
    id: 'cancelGoodwill',
    summary: 'Cancel what was given',
    description: 'The amount is free again. Doing it twice changes nothing.',
    reply: GoodwillDto,
    problems: [404],
  })
  async cancel(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'tsk') id: string,
    @PublicIdParam('goodwill_id', 'gdw') goodwillId: string,
  ): Promise<GoodwillDto> {
    return goodwillToDto(await this.goodwill.cancel(unit, id, goodwillId, workerOf(caller)), NO_NAMES);
  }
}
