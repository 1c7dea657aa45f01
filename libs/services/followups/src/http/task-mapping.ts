import { publicId } from '@hearback/kernel';
import type { DueCounts, TaskCounts, TaskDetail, TaskExplanation, TaskItem } from '../application/task-queries.js';
import type { TaskNote } from '../application/task-store.js';
import { ownersIn, type TaskChange } from '../domain/task-change.js';
import type { Task } from '../domain/task.js';
import { clocksToDto } from './calendar-mapping.js';
import { reasonToDto } from './dry-run.dto.js';
import { actorToDto, publicIdOrNull } from './ids.js';
import { factsToDto, summaryToDto } from './response-mapping.js';
import type { NoteDto, TaskChangeDto, TaskDetailDto } from './task-detail.dto.js';
import type { TaskExplanationDto } from './task-explanation.dto.js';
import type { DueCountsDto, TaskCountsDto, TaskItemDto } from './task-item.dto.js';
import type { TaskDto } from './task.dto.js';

/** The task as the API shows it. */
export function taskToDto(task: Task): TaskDto {
  return {
    id: publicId('tsk', task.id),
    response: task.responseId === null ? null : { id: publicId('rsp', task.responseId) },
    rule_id: publicIdOrNull('rul', task.ruleId),
    rule_version: task.ruleVersion,
    survey_id: publicIdOrNull('srv', task.surveyId),
    title: task.title,
    status: task.status,
    assignee_id: publicIdOrNull('stf', task.assigneeId),
    opened_at: task.openedAt.toISOString(),
    due_at: task.dueAt.toISOString(),
    breached: task.breachedAt !== null,
    first_response_at: task.firstResponseAt?.toISOString() ?? null,
    first_resolved_at: task.firstResolvedAt?.toISOString() ?? null,
    resolved_at: task.resolvedAt?.toISOString() ?? null,
    root_cause: task.rootCause,
    root_cause_text: task.rootCauseText,
    outcome: task.outcome,
    done: task.done,
    reopen_count: task.reopenCount,
    raised: task.raisedAt !== null,
    revision: task.revision,
  };
}

/** A task as lists show it. */
export function itemToDto({ task, dueState, clocks, assigneeName, facts, promise }: TaskItem): TaskItemDto {
  return {
    ...taskToDto(task),
    due_state: dueState,
    clocks: clocksToDto(clocks),
    assignee_name: assigneeName,
    promise: promise && { what: promise.what, status: promise.status, due_at: promise.dueAt.toISOString() },
    response: facts === null ? null : summaryToDto(facts),
  };
}

/** A task with response, notes and history as the API shows it. */
export function detailToDto({
  task,
  dueState,
  clocks,
  assigneeName,
  facts,
  privacyRequest,
  notes,
  history,
  names,
}: TaskDetail): TaskDetailDto {
  return {
    ...taskToDto(task),
    playbook: task.playbook,
    due_state: dueState,
    clocks: clocksToDto(clocks),
    assignee_name: assigneeName,
    response: facts === null ? null : factsToDto(facts),
    privacy_request: privacyRequest,
    notes: notes.map((note) => noteToDto(note, names)),
    history: history.map((change) => changeToDto(change, names)),
  };
}

/** A note as the API shows it. */
export function noteToDto(note: TaskNote, names: ReadonlyMap<string, string>): NoteDto {
  return {
    id: publicId('nte', note.id),
    author: actorToDto({ kind: note.authorKind, id: note.authorId }, names),
    text: note.text,
    spoke: note.spoke,
    created_at: note.createdAt.toISOString(),
  };
}

/** The explanation as the API shows it. */
export function explanationToDto(found: TaskExplanation): TaskExplanationDto {
  const { explanation, openedBy, openedByName, facts } = found;
  return {
    task_id: publicId('tsk', found.taskId),
    rule_id: publicIdOrNull('rul', explanation?.ruleId ?? null),
    rule_name: explanation?.ruleName ?? null,
    rule_version: explanation?.ruleVersion ?? null,
    opened_by: { ...actorToDto(openedBy, new Map()), name: openedByName },
    because: explanation?.because.map(reasonToDto) ?? [],
    assignment: explanation?.assignment ?? null,
    inputs: facts === null ? null : factsToDto(facts),
    suppressed: found.suppressed.map((one) => ({
      rule_id: publicId('rul', one.ruleId),
      rule_version: one.ruleVersion,
      reason: one.reason,
      at: one.at.toISOString(),
    })),
  };
}

/** The counts as the API shows them. */
export function countsToDto({ today, timeZone, all, mine, unowned }: TaskCounts): TaskCountsDto {
  return {
    now: today.now.toISOString(),
    time_zone: timeZone,
    today_ends_at: today.endsAt.toISOString(),
    all: withTotal(all),
    mine: mine === null ? null : withTotal(mine),
    unowned: withTotal(unowned),
  };
}

function withTotal(counts: DueCounts): DueCountsDto {
  return { open: Object.values(counts).reduce((sum, n) => sum + n, 0), ...counts };
}

/** Owners are public ids with their names beside them. */
function changeToDto({ kind, at, actor, detail }: TaskChange, names: ReadonlyMap<string, string>): TaskChangeDto {
  const owners = ownersIn(kind);
  const members = Object.entries(detail).flatMap(([name, value]) =>
    owners.includes(name)
      ? [
          [name, publicIdOrNull('stf', value)],
          [`${name}_name`, value === null ? null : (names.get(value) ?? null)],
        ]
      : [[name, value]],
  );
  return { kind, at: at.toISOString(), actor: actorToDto(actor, names), detail: Object.fromEntries(members) };
}
