import { assertNever } from '@hearback/kernel';

/** Where a task stands. `waiting`: for the customer or for somebody outside. */
export type TaskStatus = 'open' | 'in_progress' | 'waiting' | 'resolved';

/** What staff found to be behind it. */
export const ROOT_CAUSES = [
  'product',
  'price',
  'delivery',
  'waiting_time',
  'staff',
  'communication',
  'billing',
  'website',
  'misunderstanding',
  'other',
] as const;
export type RootCause = (typeof ROOT_CAUSES)[number];

/** How it ended for the customer. */
export const OUTCOMES = ['recovered', 'explained', 'refunded', 'replaced', 'no_contact', 'no_action', 'lost'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Who did something: a member of staff, an API key, a rule or a timer. */
export interface Actor {
  readonly kind: 'staff' | 'key' | 'rule' | 'timer';
  /** Id of the member, key or rule; null for the timer. */
  readonly id: string | null;
}

/** What can be done to a task's status. */
export type StatusAct =
  | { readonly kind: 'move'; readonly to: 'open' | 'in_progress' | 'waiting' }
  | { readonly kind: 'resolve' }
  | { readonly kind: 'reopen' };

/** The status after the act, or why it cannot be done. */
export type Transition =
  { readonly ok: true; readonly status: TaskStatus } | { readonly ok: false; readonly reason: string };

/** The status machine: the three open states move freely among each other, `resolve` ends them, `reopen` begins again. */
export function transition(status: TaskStatus, act: StatusAct): Transition {
  switch (act.kind) {
    case 'move':
      return status === 'resolved'
        ? { ok: false, reason: 'the task is resolved; reopen it first' }
        : { ok: true, status: act.to };
    case 'resolve':
      return status === 'resolved'
        ? { ok: false, reason: 'the task is already resolved' }
        : { ok: true, status: 'resolved' };
    case 'reopen':
      return status === 'resolved' ? { ok: true, status: 'open' } : { ok: false, reason: 'the task is not resolved' };
    default:
      return assertNever(act);
  }
}

const MINUTE = 60_000;

/** When a task that opens now is due. */
export function dueAt(from: Date, dueInMinutes: number): Date {
  return new Date(from.getTime() + dueInMinutes * MINUTE);
}

/** When to remind: `leadMinutes` before the task is due, but not before half of its time has passed. */
export function reminderAt(from: Date, due: Date, leadMinutes: number): Date {
  const half = (due.getTime() - from.getTime()) / 2;
  return new Date(due.getTime() - Math.min(leadMinutes * MINUTE, half));
}

/** A task as staff work on it. */
export interface Task {
  readonly id: string;
  readonly responseId: string;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly surveyId: string;
  readonly title: string;
  readonly playbook: string;
  readonly status: TaskStatus;
  readonly assigneeId: string | null;
  readonly dueInMinutes: number;
  readonly openedAt: Date;
  readonly dueAt: Date;
  /** The due time at opening; a reopened task keeps it here. */
  readonly firstDueAt: Date;
  readonly firstResponseAt: Date | null;
  readonly firstResolvedAt: Date | null;
  /** The last resolution; null while the task is open, be it again. */
  readonly resolvedAt: Date | null;
  readonly rootCause: RootCause | null;
  readonly outcome: Outcome | null;
  /** When it went past its due time while open; cleared when it is reopened with a new one. */
  readonly breachedAt: Date | null;
  readonly reopenCount: number;
  /** Counts up with each change; the entity tag of the API. */
  readonly revision: number;
}

/** What can happen to a task, in the words of its history. */
export type TaskChangeKind =
  | 'opened'
  | 'assigned'
  | 'status_changed'
  | 'noted'
  | 'first_response'
  | 'resolved'
  | 'reopened'
  | 'reminded'
  | 'breached';

/** One line of a task's history. */
export interface TaskChange {
  readonly kind: TaskChangeKind;
  readonly at: Date;
  readonly actor: Actor;
  /** What changed: `from` and `to`, or the values set. */
  readonly detail: Readonly<Record<string, string | null>>;
}

/** Why a task exists: stored when it is opened and never changed. */
export interface Explanation {
  readonly ruleId: string;
  readonly ruleName: string;
  readonly ruleVersion: number;
  readonly because: readonly {
    readonly path: string;
    readonly held: boolean;
    readonly sentence: string;
    readonly actual: string | null;
  }[];
  /** How the owner was found. */
  readonly assignment: string;
}
