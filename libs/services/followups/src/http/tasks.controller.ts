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
import { TaskDetailDto, TaskExplanationDto } from './task-detail.dto.js';
import { detailToDto, explanationToDto, filterFromDto, periodFromDto, taskToDto } from './task-mapping.js';
import { TaskDto, TasksQueryDto, TimesQueryDto } from './task.dto.js';
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
  @Route({ id: 'listTasks', summary: 'List tasks', query: TasksQueryDto, reply: listOf(TaskDto) })
  async list(@CurrentCaller() caller: Caller, @Query() query: TasksQueryDto): Promise<ListReply<TaskDto>> {
    const filter = filterFromDto(query, this.clock.now());
    const tasks = await this.queries.list(caller.tenantId, filter, pageRequest(query));
    return pageReply(tasks, taskToDto, ({ openedAt, id }) => ({ createdAt: openedAt, id }), query);
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
    const detail = await this.queries.detail(caller.tenantId, id);
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
