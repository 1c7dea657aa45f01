import { publicId } from '@hearback/kernel';
import type { Author } from '../application/add-note.js';
import type { NewTaskByHand } from '../application/create-task.js';
import { followupsErrors } from '../application/followups.errors.js';
import type { TaskFilter, TaskSort } from '../application/task-queries.js';
import { undoOf, type Assigned, type Assignment } from '../domain/assignment.js';
import type { Resolution } from '../domain/resolution.js';
import type { TaskEdit } from '../domain/task-actions.js';
import type { AssignedTasksDto, TaskAssignmentDto, AssignTasksDto } from './assign-tasks.dto.js';
import { checkedId, optionalId, publicIdOrNull } from './ids.js';
import type { ChangeTaskDto, CreateTaskDto, ResolveTaskDto } from './task-commands.dto.js';
import type { TasksQueryDto, TimesQueryDto } from './task-query.dto.js';

const SORTS: Readonly<Record<TasksQueryDto['sort'], TaskSort>> = {
  opened_at: 'openedAt',
  due_at: 'dueAt',
  resolved_at: 'resolvedAt',
};

/** The order of a query. */
export const sortFromDto = ({ sort }: TasksQueryDto): TaskSort => SORTS[sort];

/** The filter of a query by this caller. */
export function filterFromDto(query: TasksQueryDto, caller: Author): TaskFilter {
  const mine = query.mine === true ? caller.id : null;
  return {
    status: query.status ?? null,
    isOpen: query.state === undefined ? null : query.state === 'open',
    assigneeId: optionalId('stf', query.assignee_id) ?? mine,
    teamId: optionalId('tem', query.team_id),
    unassigned: query.unassigned ?? false,
    dueBefore: query.due_before === undefined ? null : new Date(query.due_before),
    due: query.due ?? (query.overdue === true ? 'late' : null),
    surveyId: optionalId('srv', query.survey_id),
    touchpointId: optionalId('tpt', query.touchpoint_id),
    scoreLevel: query.score ?? null,
    ruleId: optionalId('rul', query.rule_id),
    responseIds: query.response_id?.map((id) => checkedId('rsp', id)) ?? null,
    rootCause: query.root_cause ?? null,
    tag: query.tag ?? null,
    openedFrom: dateOrNull(query.opened_from),
    openedBefore: dateOrNull(query.opened_before),
    firstResponse: query.first_response ?? null,
    resolution: query.resolution ?? null,
    text: query.text ?? null,
  };
}

/** The period of a query; an end that is not given is null. */
export function periodFromDto({ from, to }: TimesQueryDto): { from: Date | null; to: Date | null } {
  return { from: dateOrNull(from), to: dateOrNull(to) };
}

/** The task to open. */
export function taskByHandFromDto(dto: CreateTaskDto): NewTaskByHand {
  return {
    title: dto.title,
    responseId: optionalId('rsp', dto.response_id),
    assigneeId: optionalId('stf', dto.assignee_id),
    dueAt: dateOrNull(dto.due_at),
    note: dto.note ?? null,
  };
}

/** The members of a task to change. */
export function editFromDto(dto: ChangeTaskDto): TaskEdit {
  return {
    ...(dto.assignee_id === undefined ? {} : { assigneeId: optionalId('stf', dto.assignee_id) }),
    ...(dto.status === undefined ? {} : { status: dto.status }),
    ...(dto.title === undefined ? {} : { title: dto.title }),
    ...(dto.due_at === undefined ? {} : { dueAt: new Date(dto.due_at) }),
  };
}

/** How a task was resolved. */
export function resolutionFromDto(dto: ResolveTaskDto): Resolution {
  return {
    rootCause: dto.root_cause,
    rootCauseText: dto.root_cause_text ?? null,
    outcome: dto.outcome,
    done: dto.done ?? null,
  };
}

/** The tasks to hand over. Throws `bad-assignment` unless each names exactly one task or response. */
export function assignmentsFromDto({ assignments }: AssignTasksDto): Assignment[] {
  const errors = assignments.flatMap(({ task_id, response_id, cancel }, n) => {
    const pointer = `/assignments/${n}`;
    if ((task_id === undefined) === (response_id === undefined)) {
      return [{ pointer, code: 'required', detail: 'must have exactly one of task_id and response_id' }];
    }
    return cancel === true && task_id === undefined
      ? [{ pointer: `${pointer}/cancel`, code: 'required', detail: 'needs a task_id' }]
      : [];
  });
  if (errors.length > 0) throw followupsErrors.error('bad-assignment', undefined, { errors });
  return assignments.map((dto) => ({
    taskId: optionalId('tsk', dto.task_id),
    responseId: optionalId('rsp', dto.response_id),
    assigneeId: optionalId('stf', dto.assignee_id),
    onlyIfAssigneeId: dto.only_if_assignee_id === undefined ? undefined : optionalId('stf', dto.only_if_assignee_id),
    cancel: dto.cancel ?? false,
    title: dto.title ?? null,
  }));
}

/** The results as the API shows them. */
export function assignedToDto(results: readonly Assigned[]): AssignedTasksDto {
  return {
    results: results.map(({ taskId, responseId, result, before, after }) => ({
      task_id: publicIdOrNull('tsk', taskId),
      response_id: publicIdOrNull('rsp', responseId),
      result,
      before: publicIdOrNull('stf', before),
      after: publicIdOrNull('stf', after),
    })),
    undo: undoOf(results).map(assignmentToDto),
  };
}

function assignmentToDto({ taskId, assigneeId, onlyIfAssigneeId, cancel }: Assignment): TaskAssignmentDto {
  return {
    task_id: publicId('tsk', taskId as string),
    assignee_id: publicIdOrNull('stf', assigneeId),
    ...(onlyIfAssigneeId !== undefined && { only_if_assignee_id: publicIdOrNull('stf', onlyIfAssigneeId) }),
    ...(cancel && { cancel }),
  };
}

/** A time of a body or a query; null if it is absent. */
export function dateOrNull(text: string | null | undefined): Date | null {
  return text === undefined || text === null ? null : new Date(text);
}
