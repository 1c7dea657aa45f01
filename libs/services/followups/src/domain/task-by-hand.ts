import { openedTask } from './opened-task.js';
import type { ResponseFacts } from './response-facts.js';
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
  const dueInMinutes = Math.max(1, Math.round((due.getTime() - at.getTime()) / MINUTE));
  return openedTask({ id, facts, rule: null, title, playbook, assigneeId, dueInMinutes, openedAt: at, dueAt: due });
}
