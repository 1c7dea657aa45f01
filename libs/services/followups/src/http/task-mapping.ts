import { publicId } from '@hearback/kernel';
import type { TaskDetail, TaskExplanation, TaskFilter } from '../application/task-queries.js';
import type { TaskNote } from '../application/task-store.js';
import { answerText, commentOf, type ResponseFacts } from '../domain/response-facts.js';
import type { TaskEdit } from '../domain/task-actions.js';
import type { Task } from '../domain/task.js';
import { reasonToDto } from './dry-run.dto.js';
import { actorToDto, optionalId, publicIdOrNull } from './ids.js';
import type { NoteDto, TaskDetailDto, TaskExplanationDto, TaskResponseDto } from './task-detail.dto.js';
import type { ChangeTaskDto, TaskDto, TasksQueryDto, TimesQueryDto } from './task.dto.js';

/** The filter of a query; `now` decides what is overdue. */
export function filterFromDto(query: TasksQueryDto, now: Date): TaskFilter {
  return {
    status: query.status ?? null,
    assigneeId: optionalId('stf', query.assignee_id),
    unassigned: query.unassigned ?? false,
    dueBefore: query.due_before === undefined ? null : new Date(query.due_before),
    overdueAt: query.overdue === true ? now : null,
    surveyId: optionalId('srv', query.survey_id),
    ruleId: optionalId('rul', query.rule_id),
    responseId: optionalId('rsp', query.response_id),
  };
}

/** The period of a query; an end that is not given is null. */
export function periodFromDto({ from, to }: TimesQueryDto): { from: Date | null; to: Date | null } {
  return { from: from === undefined ? null : new Date(from), to: to === undefined ? null : new Date(to) };
}

/** The members of a task to change. */
export function editFromDto(dto: ChangeTaskDto): TaskEdit {
  return {
    ...(dto.assignee_id === undefined ? {} : { assigneeId: optionalId('stf', dto.assignee_id) }),
    ...(dto.status === undefined ? {} : { status: dto.status }),
  };
}

/** The task as the API shows it. */
export function taskToDto(task: Task): TaskDto {
  return {
    id: publicId('tsk', task.id),
    response: { id: publicId('rsp', task.responseId) },
    rule_id: publicId('rul', task.ruleId),
    rule_version: task.ruleVersion,
    survey_id: publicId('srv', task.surveyId),
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
    outcome: task.outcome,
    reopen_count: task.reopenCount,
    revision: task.revision,
  };
}

/** A task with response, notes and history as the API shows it. */
export function detailToDto({ task, assigneeName, facts, notes, history }: TaskDetail): TaskDetailDto {
  return {
    ...taskToDto(task),
    playbook: task.playbook,
    assignee_name: assigneeName,
    response: factsToDto(facts),
    notes: notes.map(noteToDto),
    history: history.map(({ kind, at, actor, detail }) => ({
      kind,
      at: at.toISOString(),
      actor: actorToDto(actor),
      detail: { ...detail },
    })),
  };
}

/** A note as the API shows it. */
export function noteToDto(note: TaskNote): NoteDto {
  return {
    id: publicId('nte', note.id),
    author: actorToDto({ kind: note.authorKind, id: note.authorId }),
    text: note.text,
    created_at: note.createdAt.toISOString(),
  };
}

/** The explanation as the API shows it. */
export function explanationToDto({ taskId, explanation, facts, suppressed }: TaskExplanation): TaskExplanationDto {
  return {
    task_id: publicId('tsk', taskId),
    rule_id: publicId('rul', explanation.ruleId),
    rule_name: explanation.ruleName,
    rule_version: explanation.ruleVersion,
    because: explanation.because.map(reasonToDto),
    assignment: explanation.assignment,
    inputs: factsToDto(facts),
    suppressed: suppressed.map((one) => ({
      rule_id: publicId('rul', one.ruleId),
      rule_version: one.ruleVersion,
      reason: one.reason,
      at: one.at.toISOString(),
    })),
  };
}

function factsToDto(facts: ResponseFacts): TaskResponseDto {
  return {
    id: publicId('rsp', facts.responseId),
    survey_id: publicId('srv', facts.surveyId),
    survey_version: facts.surveyVersion,
    touchpoint_id: publicIdOrNull('tpt', facts.touchpointId),
    channel: facts.channel,
    language: facts.language,
    customer_external_id: facts.customer,
    submitted_at: facts.submittedAt.toISOString(),
    scores: facts.scores.map(({ question, metric, score, min, max }) => ({ question, metric, score, min, max })),
    comment: commentOf(facts),
    answers: facts.answers.map((answer) => ({
      question: answer.question,
      kind: answer.kind,
      value: answerText(answer),
    })),
    attributes: Object.fromEntries(facts.attributes.map(({ key, value }) => [key, value])),
  };
}
