import type { Actor } from './task.js';

/** Kinds of history entries. */
export type TaskChangeKind =
  | 'opened'
  | 'assigned'
  | 'status_changed'
  | 'title_changed'
  | 'due_changed'
  | 'noted'
  | 'spoken'
  | 'message_sent'
  | 'message_received'
  | 'first_response'
  | 'resolved'
  | 'cancelled'
  | 'reopened'
  | 'reminded'
  | 'breached'
  | 'escalated'
  | 'response_excluded'
  | 'response_restored'
  | 'response_withdrawn'
  | 'response_revised'
  | 'promise_made'
  | 'promise_moved'
  | 'promise_kept'
  | 'promise_broken'
  | 'promise_withdrawn'
  | 'promise_objected'
  | 'promise_handed_over'
  | 'customer_settled'
  /** The customer asked that a person reviews what was done automatically. */
  | 'review_requested'
  | 'step_done'
  | 'step_undone'
  | 'minutes_recorded'
  | 'minutes_removed'
  | 'goodwill_given'
  | 'goodwill_cancelled'
  | 'tags_changed'
  | 'cause_suspected'
  /** A notice to the customer was not sent: `reason` says why. */
  | 'notice_withheld';

/** An entry of a task's history. */
export interface TaskChange {
  readonly kind: TaskChangeKind;
  readonly at: Date;
  readonly actor: Actor;
  /** What changed: `from` and `to`, or the values set. */
  readonly detail: Readonly<Record<string, string | null>>;
}

/** The members of an entry's detail that are ids of members of staff. */
export function ownersIn(kind: TaskChangeKind): readonly string[] {
  if (kind === 'assigned' || kind === 'opened') return ['from', 'to', 'assignee_id'];
  if (kind.startsWith('minutes_')) return ['member_id'];
  return kind.startsWith('promise_') ? ['owner_id'] : [];
}

/** Until when a person reviews, if the customer has asked for it; null: they have not. */
export function reviewDueAt(history: readonly Pick<TaskChange, 'kind' | 'detail'>[]): Date | null {
  const due = history.findLast(({ kind }) => kind === 'review_requested')?.detail['due_at'] ?? null;
  return due === null ? null : new Date(due);
}

/** Whether the customer considers the matter settled: nothing but closing and reopening it ends that. Of a history, oldest first. */
export function isSettledByCustomer(history: readonly Pick<TaskChange, 'kind'>[]): boolean {
  return (
    history.findLast(({ kind }) => kind === 'customer_settled' || kind === 'resolved' || kind === 'reopened')?.kind ===
    'customer_settled'
  );
}
