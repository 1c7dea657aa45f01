import { Controller, Get, Query } from '@nestjs/common';
import { Clock } from '@hearback/kernel';
import {
  Allow,
  CurrentCaller,
  listOf,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
  pageReply,
  pageRequest,
} from '@hearback/http';
import { followupsErrors } from '../application/followups.errors.js';
import { ReportTimes } from '../application/report-times.js';
import { TaskQueries } from '../application/task-queries.js';
import type { TaskItem } from '../application/task-queries.js';
import type { Position } from '@hearback/kernel';
import { authorOf } from './ids.js';
import { TaskDetailDto } from './task-detail.dto.js';
import { TaskExplanationDto } from './task-explanation.dto.js';
import { TaskCountsDto, TaskItemDto } from './task-item.dto.js';
import { countsToDto, detailToDto, explanationToDto, itemToDto } from './task-mapping.js';
import { TasksQueryDto, TimesQueryDto } from './task-query.dto.js';
import { filterFromDto, periodFromDto, sortFromDto } from './task-requests.js';
import { TaskTimesDto, timesToDto } from './times.dto.js';

/** Reads tasks. */
@Controller('v1/tasks')
export class TasksController {
  constructor(
    private readonly queries: TaskQueries,
    private readonly reportTimes: ReportTimes,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('tasks:read')
  @Route({ id: 'listTasks', summary: 'List tasks', query: TasksQueryDto, reply: listOf(TaskItemDto) })
  async list(@CurrentCaller() caller: Caller, @Query() query: TasksQueryDto): Promise<ListReply<TaskItemDto>> {
    const [filter, sort] = [filterFromDto(query, authorOf(caller)), sortFromDto(query)];
    const page = await this.queries.list(caller.tenantId, filter, sort, pageRequest(query), this.clock.now());
    const positionOf = ({ task }: TaskItem): Position => ({ createdAt: task[sort] as Date, id: task.id });
    return pageReply(page, itemToDto, positionOf, query);
  }

  @Get('counts')
  @Allow('tasks:read')
  @Route({
    id: 'countTasks',
    summary: 'Count open tasks by due state',
    description: 'Of everybody, of the caller and of nobody, with the time of the server.',
    reply: TaskCountsDto,
  })
  async counts(@CurrentCaller() caller: Caller): Promise<TaskCountsDto> {
    return countsToDto(await this.queries.counts(caller.tenantId, caller.staffId, this.clock.now()));
  }

  @Get('times')
  @Allow('tasks:read')
  @Route({
    id: 'getTaskTimes',
    summary: 'Get first response and resolution times',
    description:
      'Covers the tasks opened in [from, to), by default in the last 90 days. Medians leave open tasks out; `open` reports the oldest of them.',
    query: TimesQueryDto,
    reply: TaskTimesDto,
    problems: [422],
  })
  async times(@CurrentCaller() caller: Caller, @Query() query: TimesQueryDto): Promise<TaskTimesDto> {
    return timesToDto(await this.reportTimes.execute(caller.tenantId, periodFromDto(query)));
  }

  @Get(':id')
  @Allow('tasks:read')
  @Route({ id: 'getTask', summary: 'Get a task', reply: TaskDetailDto, problems: [404] })
  async get(@CurrentCaller() caller: Caller, @PublicIdParam('id', 'tsk') id: string): Promise<TaskDetailDto> {
    const detail = await this.queries.detail(caller.tenantId, id, this.clock.now());
    if (detail === undefined) throw followupsErrors.error('task-not-found');
    return detailToDto(detail);
  }

  @Get(':id/explanation')
  @Allow('tasks:read')
  @Route({ id: 'explainTask', summary: 'Explain why a task was opened', reply: TaskExplanationDto, problems: [404] })
  async explain(@CurrentCaller() caller: Caller, @PublicIdParam('id', 'tsk') id: string): Promise<TaskExplanationDto> {
    const explanation = await this.queries.explanation(caller.tenantId, id);
    if (explanation === undefined) throw followupsErrors.error('task-not-found');
    return explanationToDto(explanation);
  }
}
