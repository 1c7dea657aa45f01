import { randomUUID } from 'node:crypto';
import type {
  CustomerMessageReleasedV1,
  PromiseChangedV1,
  ResponseSubmittedV1,
  TaskChangedV1,
  TaskOpenedV1,
} from '@hearback/contracts';
import { submitted } from './builders.js';

/** The start of the planted answers. */
export const BEGIN = Date.parse('2026-01-05T09:00:00.000Z');
const at = (days: number) => new Date(BEGIN + days * 86_400_000).toISOString();

/** An NPS answer of a known customer, so many days after the start. */
export function answerOf(customer: string, days: number, score: number): ResponseSubmittedV1 {
  return {
    ...submitted({ at: at(days), scores: [{ metric: 'nps', score }] }),
    customer: { external_id: customer },
  };
}

export function taskOpened(taskId: string, responseId: string, days: number): TaskOpenedV1 {
  return {
    task_id: taskId,
    response_id: responseId,
    rule_id: null,
    rule_name: null,
    assignee_id: null,
    title: 'Call back',
    reason: null,
    comment: null,
    opened_at: at(days),
    due_at: at(days + 1),
  };
}

/** A task that a person has answered; with 30 minutes of work. */
export function personAnswered(taskId: string, responseId: string, days: number): TaskChangedV1 {
  return {
    task_id: taskId,
    response_id: responseId,
    changed_at: at(days),
    status: 'in_progress',
    first_response_at: at(days),
    work: { minutes: 30, cost_minor: 1500, currency: 'EUR' },
  };
}

export function automaticReply(taskId: string, days: number): CustomerMessageReleasedV1 {
  return {
    message_id: randomUUID(),
    task_id: taskId,
    customer_external_id: null,
    address: null,
    language: null,
    writer: 'automatic',
    purpose: 'rule',
    member_name: null,
    subject: null,
    text: 'Thank you.',
    in_reply_to: null,
    references: [],
    released_at: at(days),
  };
}

export function promise(taskId: string, promiseId: string, status: 'open' | 'kept', days: number): PromiseChangedV1 {
  return {
    promise_id: promiseId,
    task_id: taskId,
    task_title: 'Call back',
    change: status === 'open' ? 'made' : 'kept',
    status,
    what: 'A new lamp.',
    owner_id: randomUUID(),
    due_at: at(days + 5),
    first_due_at: at(days + 5),
    note: null,
    revision: status === 'open' ? 1 : 2,
    changed_at: at(days),
  };
}
