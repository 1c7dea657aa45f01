import { assertNever } from '@hearback/kernel';
import type { ScoreLevel } from '@hearback/questionnaire';
import type { Outcome } from './resolution.js';
import type { TaskClocks } from './task-clocks.js';

/** The status of a task. `waiting`: for the customer or a third party. `cancelled`: opened by hand by mistake. */
export type TaskStatus = 'open' | 'in_progress' | 'waiting' | 'resolved' | 'cancelled';

/** Whether nobody has to act on a task of this status. */
export const isClosed = (status: TaskStatus): boolean => status === 'resolved' || status === 'cancelled';

/**
 * The author of a change: a member of staff, an API key, a rule, a timer, an import that was undone, the customer, or the departure
 * of a member.
 */
export interface Actor {
  readonly kind: 'staff' | 'key' | 'rule' | 'timer' | 'import' | 'customer' | 'departure';
  /** Id of the member, key, rule or import; null for a timer and a customer. */
  readonly id: string | null;
}

/** An action on the status of a task. */
export type StatusAction =
  | { readonly kind: 'move'; readonly to: 'open' | 'in_progress' | 'waiting' }
  | { readonly kind: 'resolve' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'reopen' };

/** The status after the action, or why the action is not allowed. */
export type Transition =
  { readonly ok: true; readonly status: TaskStatus } | { readonly ok: false; readonly reason: string };

/**
 * The state machine of tasks: any open status can follow any other, `resolve` and `cancel` end them, and `reopen` leads a resolved
 * task back to `open`.
 */
export function transition(status: TaskStatus, action: StatusAction): Transition {
  if (action.kind === 'reopen') {
    return status === 'resolved' ? { ok: true, status: 'open' } : { ok: false, reason: 'the task is not resolved' };
  }
  if (status === 'cancelled') return { ok: false, reason: 'the task is cancelled; open a new one' };
  switch (action.kind) {
    case 'move':
      return status === 'resolved'
        ? { ok: false, reason: 'the task is resolved; reopen it first' }
        : { ok: true, status: action.to };
    case 'resolve':
      return status === 'resolved'
        ? { ok: false, reason: 'the task is already resolved' }
        : { ok: true, status: 'resolved' };
    case 'cancel':
      return status === 'resolved' ? { ok: false, reason: 'the task is resolved' } : { ok: true, status: 'cancelled' };
    default:
      return assertNever(action);
  }
}

const MINUTE = 60_000;

/** The due time of a task that is opened or reopened at `from`. */
export function dueAt(from: Date, dueInMinutes: number): Date {
  return new Date(from.getTime() + dueInMinutes * MINUTE);
}

/** The time of the reminder: `leadMinutes` before the due time, but not before half of the time has passed. */
export function reminderAt(from: Date, due: Date, leadMinutes: number): Date {
  const half = (due.getTime() - from.getTime()) / 2;
  return new Date(due.getTime() - Math.min(leadMinutes * MINUTE, half));
}

/** A task. */
export interface Task {
  readonly id: string;
  /** Null for a task by hand that is about no response. */
  readonly responseId: string | null;
  /** Null, as is the version, for a task that was opened by hand. */
  readonly ruleId: string | null;
  readonly ruleVersion: number | null;
  readonly surveyId: string | null;
  readonly touchpointId: string | null;
  /** The level of the first score of the response, as last revised. */
  readonly scoreLevel: ScoreLevel | null;
  readonly title: string;
  readonly playbook: string;
  readonly status: TaskStatus;
  readonly assigneeId: string | null;
  readonly dueInMinutes: number;
  readonly openedAt: Date;
  readonly dueAt: Date;
  /** The due time at opening; reopening does not change it. */
  readonly firstDueAt: Date;
  readonly firstResponseAt: Date | null;
  readonly firstResolvedAt: Date | null;
  /** The last resolution; null while the task is open or reopened. */
  readonly resolvedAt: Date | null;
  /** Key of a cause in the list of the workspace. */
  readonly rootCause: string | null;
  /** The cause in words, for `other`. */
  readonly rootCauseText: string | null;
  readonly outcome: Outcome | null;
  /** What was done for the customer. */
  readonly done: string | null;
  /** When it became overdue; cleared by reopening. */
  readonly breachedAt: Date | null;
  readonly reopenCount: number;
  /** Null: the task counts the minutes of the clock and has no other deadline than `dueAt`. */
  readonly clocks: TaskClocks | null;
  /** When a step of escalation marked it as raised. */
  readonly raisedAt: Date | null;
  /** Increases with each change; the `ETag` of the API. */
  readonly revision: number;
}
