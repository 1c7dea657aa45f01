import { Body, Controller, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, PublicIdParam, Route, type Caller } from '@hearback/http';
import { AssignTasks } from '../application/assign-tasks.js';
import { CancelTask } from '../application/cancel-task.js';
import { CreateTask } from '../application/create-task.js';
import { AssignedTasksDto, AssignTasksDto } from './assign-tasks.dto.js';
import { authorOf } from './ids.js';
import { CreateTaskDto } from './task-commands.dto.js';
import { taskToDto } from './task-mapping.js';
import { assignedToDto, assignmentsFromDto, dateOrNull, taskByHandFromDto } from './task-requests.js';
import { TaskDto } from './task.dto.js';

/** Opens tasks by hand, takes them back, and hands over many. */
@Controller('v1/tasks')
export class TaskOpeningController {
  constructor(
    private readonly createTask: CreateTask,
    private readonly cancelTask: CancelTask,
    private readonly assignTasks: AssignTasks,
  ) {}

  @Post()
  @Allow('tasks:write')
  @Route({
    id: 'createTask',
    summary: 'Open a task by hand',
    description: 'For a response that has no open task, or for none. A response has at most one task by hand.',
    status: 201,
    body: CreateTaskDto,
    reply: TaskDto,
    problems: [409, 422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: CreateTaskDto,
  ): Promise<TaskDto> {
    return taskToDto(await this.createTask.execute(unit, taskByHandFromDto(body), authorOf(caller)));
  }

  @Post('assign')
  @Allow('tasks:write')
  @Route({
    id: 'assignTasks',
    summary: 'Hand over many tasks',
    description:
      'In one transaction; doing it twice changes nothing. Opens tasks for responses that have none. `undo` is the body of the call that takes it back.',
    body: AssignTasksDto,
    reply: AssignedTasksDto,
    problems: [422],
  })
  async assign(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: AssignTasksDto,
  ): Promise<AssignedTasksDto> {
    const [list, dueAt] = [assignmentsFromDto(body), dateOrNull(body.due_at)];
    return assignedToDto(await this.assignTasks.execute(unit, list, dueAt, authorOf(caller)));
  }

  @Post(':id/cancel')
  @Allow('tasks:write')
  @Route({
    id: 'cancelTask',
    summary: 'Cancel a task that was opened by hand',
    description: 'A task that a rule opened is resolved instead, so that its cause is known.',
    reply: TaskDto,
    problems: [404, 409],
  })
  async cancel(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'tsk') id: string,
  ): Promise<TaskDto> {
    return taskToDto(await this.cancelTask.execute(unit, id, authorOf(caller)));
  }
}
