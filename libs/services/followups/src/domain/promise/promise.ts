import { assertNever } from '@hearback/kernel';

/** The state of a promise. `broken` is no end: it can still be kept, late. */
export type PromiseStatus = 'open' | 'kept' | 'broken' | 'withdrawn';

/** An earlier due time, and why it was moved; the customer sees both. */
export interface Moved {
  readonly from: Date;
  readonly to: Date;
  readonly reason: string;
  readonly at: Date;
}

/** What was promised to a customer, until when, by whom. */
export interface CustomerPromise {
  readonly id: string;
  readonly taskId: string;
  readonly what: string;
  readonly ownerId: string;
  readonly status: PromiseStatus;
  readonly dueAt: Date;
  /** The due time when it was made, by which reports count. */
  readonly firstDueAt: Date;
  readonly moves: readonly Moved[];
  /** The last time that it was kept; null if it never was, or the customer said that it was not. */
  readonly keptAt: Date | null;
  /** The first time that it was broken; it stays, for reports. */
  readonly brokenAt: Date | null;
  /** When the customer said that it was not kept; null once it is kept or moved since. */
  readonly objectedAt: Date | null;
  /** What the customer said when it was not kept; null without words. */
  readonly objection: string | null;
  /** What the customer was told instead. */
  readonly withdrawnBecause: string | null;
}

/** What can happen to a promise. */
export type PromiseAction =
  | { readonly kind: 'keep' }
  | { readonly kind: 'move'; readonly to: Date; readonly reason: string }
  /** Only with a word to the customer. */
  | { readonly kind: 'withdraw'; readonly because: string }
  /** By the timer that was set for this due time. */
  | { readonly kind: 'fall-due'; readonly setFor: Date }
  /** By the customer, on the status page. */
  | { readonly kind: 'object'; readonly text: string | null };

/** Why an action is not allowed. */
export type PromiseDefect = 'withdrawn' | 'already-kept' | 'due-in-past' | 'reason-required' | 'not-due';

/** The promise after the action (the same object: nothing changed), or why it is not allowed. */
export type PromiseResult =
  { readonly ok: true; readonly promise: CustomerPromise } | { readonly ok: false; readonly defect: PromiseDefect };

/** A new promise. */
export function makePromise(
  made: Pick<CustomerPromise, 'id' | 'taskId' | 'what' | 'ownerId' | 'dueAt'>,
  at: Date,
): PromiseResult {
  if (made.dueAt <= at) return { ok: false, defect: 'due-in-past' };
  const empty = { moves: [], keptAt: null, brokenAt: null, objectedAt: null, objection: null, withdrawnBecause: null };
  return { ok: true, promise: { ...made, ...empty, status: 'open', firstDueAt: made.dueAt } };
}

/** The state machine of promises. */
export function act(promise: CustomerPromise, action: PromiseAction, at: Date): PromiseResult {
  const { kind } = action;
  if (kind === 'fall-due') return { ok: true, promise: fallDue(promise, action.setFor, at) };
  if (promise.status === 'withdrawn') return { ok: false, defect: 'withdrawn' };
  switch (kind) {
    case 'keep':
      return { ok: true, promise: promise.status === 'kept' ? promise : keep(promise, at) };
    case 'move':
      return move(promise, action.to, action.reason, at);
    case 'withdraw':
      return withdraw(promise, action.because);
    case 'object':
      return object(promise, action.text, at);
    default:
      return assertNever(kind);
  }
}

/** Whether the promise keeps its task from being resolved. */
export function isPending({ status }: Pick<CustomerPromise, 'status'>): boolean {
  return status === 'open' || status === 'broken';
}

/** The promises over which a task cannot be closed. */
export function pendingOf(promises: readonly CustomerPromise[]): readonly CustomerPromise[] {
  return promises.filter(isPending);
}

/** A promise that is kept after it fell due was broken before, whether or not the timer was faster. */
function keep(promise: CustomerPromise, at: Date): CustomerPromise {
  const brokenAt = promise.brokenAt ?? (at > promise.dueAt ? promise.dueAt : null);
  return { ...promise, status: 'kept', keptAt: at, brokenAt, objectedAt: null };
}

/** A broken promise can be moved: it is open again and stays counted as broken. */
function move(promise: CustomerPromise, to: Date, reason: string, at: Date): PromiseResult {
  if (promise.status === 'kept') return { ok: false, defect: 'already-kept' };
  if (reason.trim() === '') return { ok: false, defect: 'reason-required' };
  if (to <= at) return { ok: false, defect: 'due-in-past' };
  if (to.getTime() === promise.dueAt.getTime()) return { ok: true, promise };
  const moves = [...promise.moves, { from: promise.dueAt, to, reason: reason.trim(), at }];
  const brokenAt = promise.brokenAt ?? (at > promise.dueAt ? promise.dueAt : null);
  return { ok: true, promise: { ...promise, status: 'open', dueAt: to, moves, brokenAt, objectedAt: null } };
}

function withdraw(promise: CustomerPromise, because: string): PromiseResult {
  if (promise.status === 'kept') return { ok: false, defect: 'already-kept' };
  if (because.trim() === '') return { ok: false, defect: 'reason-required' };
  return { ok: true, promise: { ...promise, status: 'withdrawn', withdrawnBecause: because.trim() } };
}

function fallDue(promise: CustomerPromise, setFor: Date, at: Date): CustomerPromise {
  const isMissed = promise.status === 'open' && promise.dueAt.getTime() === setFor.getTime() && at >= setFor;
  return isMissed ? { ...promise, status: 'broken', brokenAt: promise.brokenAt ?? setFor } : promise;
}

/** The customer can object to what is said to be kept, and to what is due; before the due time nothing is broken yet. */
function object(promise: CustomerPromise, text: string | null, at: Date): PromiseResult {
  if (promise.status === 'open' && at < promise.dueAt) return { ok: false, defect: 'not-due' };
  const objection = text === null || text.trim() === '' ? promise.objection : text.trim();
  if (promise.objectedAt !== null && objection === promise.objection) return { ok: true, promise };
  return {
    ok: true,
    promise: {
      ...promise,
      status: 'broken',
      keptAt: null,
      brokenAt: promise.brokenAt ?? at,
      objectedAt: at,
      objection,
    },
  };
}
