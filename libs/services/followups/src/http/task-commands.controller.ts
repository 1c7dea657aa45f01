import { Body, Controller, Patch, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, IfMatch, PublicIdParam, Route, type Caller } from '@hearback/http';
import { AddNote } from '../application/add-note.js';
import { ChangeTask } from '../application/change-task.js';
import { RecordFirstResponse } from '../application/record-first-response.js';
import { ReopenTask } from '../application/reopen-task.js';
import { ResolveTask } from '../application/resolve-task.js';
import { authorOf } from './ids.js';
import { NoteDto } from './task-detail.dto.js';
import { ChangeTaskDto, CreateNoteDto, ReopenTaskDto, ResolveTaskDto } from './task-commands.dto.js';
import { noteToDto, taskToDto } from './task-mapping.js';
import { editFromDto, resolutionFromDto } from './task-requests.js';
import { TaskDto } from './task.dto.js';

/** Changes tasks. */
@Controller('v1/tasks')
export class TaskCommandsController {
  constructor(
    private readonly changeTask: ChangeTask,
    private readonly addNote: AddNote,
    private readonly recordFirstResponse: RecordFirstResponse,
    private readonly resolveTask: ResolveTask,
    private readonly reopenTask: ReopenTask,
  ) {}

  @Patch(':id')
  @Allow('tasks:write')
  @Route({
    id: 'changeTask',
    summary: 'Assign, rename or reschedule a task, or change its status',
    description:
      'If others have changed the task since the `ETag` was read, the problem with status 412 has an error per member that they changed.',
    body: ChangeTaskDto,
    reply: TaskDto,
    problems: [404, 409, 412, 422, 428],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'tsk') id: string,
    @IfMatch() revision: number,
    @Body() body: ChangeTaskDto,
  ): Promise<TaskDto> {
    const [edit, by] = [editFromDto(body), authorOf(caller)];
    return taskToDto(await this.changeTask.execute(unit, id, revision, edit, by));
  }

  @Post(':id/notes')
  @Allow('tasks:write')
  @Route({
    id: 'addTaskNote',
    summary: 'Add a note to a task',
    description:
      'A note that says that you have spoken with the customer is the first response, if there was none. After it, automatic messages may follow.',
    status: 201,
    body: CreateNoteDto,
    reply: NoteDto,
    problems: [404],
  })
  async note(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'tsk') id: string,
    @Body() body: CreateNoteDto,
  ): Promise<NoteDto> {
    const note = await this.addNote.execute(
      unit,
      id,
      { text: body.text, spoke: body.spoke ?? false },
      authorOf(caller),
    );
    return noteToDto(note, new Map());
  }

  @Post(':id/first-response')
  @Allow('tasks:write')
  @Route({
    id: 'recordFirstResponse',
    summary: 'Record the first response to the customer',
    description: 'Only the first call counts; later calls change nothing.',
    reply: TaskDto,
    problems: [404],
  })
  async firstResponse(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'tsk') id: string,
  ): Promise<TaskDto> {
    return taskToDto(await this.recordFirstResponse.execute(unit, id, authorOf(caller)));
  }

  @Post(':id/resolve')
  @Allow('tasks:write')
  @Route({
    id: 'resolveTask',
    summary: 'Resolve a task',
    body: ResolveTaskDto,
    reply: TaskDto,
    problems: [404, 409, 422],
  })
  async resolve(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'tsk') id: string,
    @Body() body: ResolveTaskDto,
  ): Promise<TaskDto> {
    const [how, note] = [resolutionFromDto(body), body.note ?? null];
    return taskToDto(await this.resolveTask.execute(unit, id, how, note, authorOf(caller)));
  }

  @Post(':id/reopen')
  @Allow('tasks:write')
  @Route({
    id: 'reopenTask',
    summary: 'Reopen a task',
    description: 'The new due time is the current time plus the minutes that the task had when it was opened.',
    body: ReopenTaskDto,
    reply: TaskDto,
    problems: [404, 409],
  })
  async reopen(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'tsk') id: string,
    @Body() body: ReopenTaskDto,
  ): Promise<TaskDto> {
    return taskToDto(await this.reopenTask.execute(unit, id, body.reason ?? null, authorOf(caller)));
  }
}
