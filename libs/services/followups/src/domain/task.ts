import { assertNever } from '@hearback/kernel';

/** The status of a task. `waiting`: for the customer or a third party. */
export type TaskStatus = 'open' | 'in_progress' | 'waiting' | 'resolved';

/** Root causes of bad feedback. */
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

/** Outcomes for the customer. */
export const OUTCOMES = ['recovered', 'explained', 'refunded', 'replaced', 'no_contact', 'no_action', 'lost'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The author of a change: a member of staff, an API key, a rule, a timer, an import that was undone, or the customer. */
export interface Actor {
  readonly kind: 'staff' | 'key' | 'rule' | 'timer' | 'import' | 'customer';
  /** Id of the member, key, rule or import; null for a timer and a customer. */
  readonly id: string | null;
}

/** An action on the status of a task. */
export type StatusAction =
  | { readonly kind: 'move'; readonly to: 'open' | 'in_progress' | 'waiting' }
  | { readonly kind: 'resolve' }
  | { readonly kind: 'reopen' };

/** The status after the action, or why the action is not allowed. */
export type Transition =
  { readonly ok: true; readonly status: TaskStatus } | { readonly ok: false; readonly reason: string };

/** The state machine of tasks: any open status can follow any other, `resolve` ends them, and `reopen` leads back to `open`. */
export function transition(status: TaskStatus, action: StatusAction): Transition {
  switch (action.kind) {
    case 'move':
      return status === 'resolved'
        ? { ok: false, reason: 'the task is resolved; reopen it first' }
        : { ok: true, status: action.to };
    case 'resolve':
      return status === 'resolved'
        ? { ok: false, reason: 'the task is already resolved' }
        : { ok: true, status: 'resolved' };
    case 'reopen':
      return status === 'resolved' ? { ok: true, status: 'open' } : { ok: false, reason: 'the task is not resolved' };
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
  /** The due time at opening; reopening does not change it. */
  readonly firstDueAt: Date;
  readonly firstResponseAt: Date | null;
  readonly firstResolvedAt: Date | null;
  /** The last resolution; null while the task is open or reopened. */
  readonly resolvedAt: Date | null;
  readonly rootCause: RootCause | null;
  readonly outcome: Outcome | null;
  /** When it became overdue; cleared by reopening. */
  readonly breachedAt: Date | null;
  readonly reopenCount: number;
  /** Increases with each change; the `ETag` of the API. */
  readonly revision: number;
}

/** Kinds of history entries. */
export type TaskChangeKind =
  | 'opened'
  | 'assigned'
  | 'status_changed'
  | 'noted'
  | 'first_response'
  | 'resolved'
  | 'reopened'
  | 'reminded'
  | 'breached'
  | 'response_excluded'
  | 'response_restored'
  | 'response_withdrawn'
  | 'response_revised';

/** An entry of a task's history. */
export interface TaskChange {
  readonly kind: TaskChangeKind;
  readonly at: Date;
  readonly actor: Actor;
  /** What changed: `from` and `to`, or the values set. */
  readonly detail: Readonly<Record<string, string | null>>;
}

/** Why a task was opened; never changes. */
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
  /** How the owner was chosen. */
  readonly assignment: string;
}
