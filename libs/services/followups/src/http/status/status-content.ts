import type { ShownMessage, ShownPromise, ShownStep, StatusContent } from '@hearback/survey-ui';
import type { StatusView } from '../../application/status/read-status-page.js';
import type { StoredPromise } from '../../application/promises/promise-store.js';
import { commentOf } from '../../domain/response-facts.js';
import { isSettledByCustomer, reviewDueAt, type TaskChange } from '../../domain/task-change.js';
import { isClosed } from '../../domain/task.js';
import type { OutMessage, ThreadMessage } from '../../domain/thread/thread-message.js';

/** The most steps that the page lists: the newest ones. */
const MAX_STEPS = 50;

/** What the customer sees of a task: no notes, no surnames, nothing that others have written in the customer's name. */
export function statusContent(view: StatusView, now: Date): StatusContent {
  const { task, facts, assigneeName, history } = view.detail;
  const isSettled = isClosed(task.status);
  const answerDue = task.clocks?.firstResponse?.dueAt ?? task.dueAt;
  const isAwaited = !isSettled && task.firstResponseAt === null && answerDue > now;
  const [score] = facts?.scores ?? [];
  const words = facts === null ? null : commentOf(facts);
  return {
    isSettled,
    caretaker: firstName(assigneeName),
    answerUntil: isAwaited ? answerDue : null,
    told: score === undefined && words === null ? null : { score: score?.score ?? null, max: score?.max ?? 0, words },
    promises: view.promises.map((promise) => shownPromise(promise, view)),
    messages: view.messages.flatMap((message) => shownMessage(message, view)),
    steps: stepsOf(view).slice(0, MAX_STEPS),
    isSettledByCustomer: isSettledByCustomer(history),
    isAutomatic: task.ruleId !== null || view.messages.some(isAutomatic),
    reviewUntil: reviewDueAt(history),
  };
}

function shownPromise(promise: StoredPromise, { names }: StatusView): ShownPromise {
  const { id, what, status, dueAt, firstDueAt, moves, keptAt, objection, withdrawnBecause, objectedAt } = promise;
  const by = firstName(names.get(promise.ownerId) ?? null);
  return {
    id,
    what,
    status,
    dueAt,
    firstDueAt,
    moves,
    keptAt,
    by,
    isObjected: objectedAt !== null,
    objection,
    withdrawnBecause,
  };
}

/** A message that has left, or that is the customer's own beyond doubt. */
function shownMessage(message: ThreadMessage, { names }: StatusView): ShownMessage[] {
  const { text } = message;
  if (message.direction === 'in') {
    if (message.kind !== 'reply' || message.warning !== null) return [];
    return [{ from: 'customer', by: null, writer: 'person', at: message.createdAt, text }];
  }
  if (message.releasedAt === null) return [];
  const by = firstName(names.get(message.memberId ?? '') ?? null);
  return [{ from: 'shop', by, writer: shownWriter(message), at: message.releasedAt, text }];
}

/** Whether no person wrote it. */
function isAutomatic(message: ThreadMessage): boolean {
  return message.direction === 'out' && message.writer === 'automatic' && message.releasedAt !== null;
}

function shownWriter({ writer, purpose }: OutMessage): ShownMessage['writer'] {
  if (writer !== 'automatic') return 'person';
  return purpose === 'rule' ? 'rule' : 'automatic';
}

/** The steps, the newest first. */
function stepsOf({ detail, names }: StatusView): ShownStep[] {
  const { facts, history } = detail;
  const answered = history.find(({ kind }) => kind === 'first_response')?.at.getTime();
  const told: ShownStep[] = facts === null ? [] : [{ kind: 'told', at: facts.submittedAt, by: null, what: null }];
  const steps = history.flatMap((change): ShownStep[] => {
    const kind = change.kind === 'opened' && detail.task.ruleId !== null ? 'openedByRule' : KINDS[change.kind];
    if (kind === undefined) return [];
    // The message that is the first response is one step, not two.
    if (change.kind === 'message_sent' && change.at.getTime() === answered) return [];
    const who = change.kind === 'assigned' ? change.detail['to'] : change.actor.id;
    if (change.kind === 'assigned' && who === null) return [];
    const by = firstName(names.get(who ?? '') ?? null);
    return [{ kind, at: change.at, by, what: change.detail['what'] ?? null }];
  });
  return [...told, ...steps].toReversed();
}

const KINDS: Partial<Record<TaskChange['kind'], ShownStep['kind']>> = {
  opened: 'opened',
  assigned: 'taken',
  first_response: 'answered',
  message_sent: 'wrote',
  message_received: 'youWrote',
  promise_made: 'promised',
  promise_moved: 'moved',
  promise_kept: 'kept',
  promise_broken: 'late',
  promise_withdrawn: 'withdrawn',
  promise_objected: 'objected',
  resolved: 'settled',
  reopened: 'reopened',
  customer_settled: 'youSettled',
  review_requested: 'reviewAsked',
};

/** Customers see the first names of staff only. */
function firstName(name: string | null): string | null {
  return name?.trim().split(/\s+/)[0] || null;
}
