import { scoreLevelOfFacts, type ResponseFacts } from './response-facts.js';
import { dueAt, type Task } from './task.js';

/** Minutes until a task by hand is due, if its author does not say when. */
const DEFAULT_DUE_IN_MINUTES = 1440;
const MINUTE = 60_000;

/** A task that somebody wants to open. */
export interface TaskByHand {
  readonly title: string;
  /** Null: it is about no response. */
  readonly facts: ResponseFacts | null;
  readonly assigneeId: string | null;
  /** Null: in a day. */
  readonly dueAt: Date | null;
  /** What to do, in words; absent: nothing is said. */
  readonly playbook?: string;
}

/** The task, opened at `at`. */
export function taskByHand(
  id: string,
  { title, facts, assigneeId, dueAt: wanted, playbook = '' }: TaskByHand,
  at: Date,
): Task {
  const due = wanted ?? dueAt(at, DEFAULT_DUE_IN_MINUTES);
  return {
    id,
    responseId: facts?.responseId ?? null,
    ruleId: null,
    ruleVersion: null,
    surveyId: facts?.surveyId ?? null,
    touchpointId: facts?.touchpointId ?? null,
    scoreLevel: facts === null ? null : scoreLevelOfFacts(facts),
    title,
    playbook,
    status: 'open',
    assigneeId,
    dueInMinutes: Math.max(1, Math.round((due.getTime() - at.getTime()) / MINUTE)),
    openedAt: at,
    dueAt: due,
    firstDueAt: due,
    firstResponseAt: null,
    firstResolvedAt: null,
    resolvedAt: null,
    rootCause: null,
    rootCauseText: null,
    outcome: null,
    done: null,
    breachedAt: null,
    reopenCount: 0,
    clocks: null,
    raisedAt: null,
    revision: 1,
  };
}
