import type {
  CustomerAskedV1,
  InvitationClaimedV1,
  PromiseChangedV1,
  ResponseContentV1,
  TaskOpenedV1,
} from '@hearback/contracts';
import { derivedId } from '@hearback/kernel';
import type { ToldEntry, ToldSubject } from '../../domain/timeline/timeline-entry.js';

/** An event of a workspace. */
export interface Told<P> {
  readonly tenantId: string;
  readonly payload: P;
}

/** The id of an entry: what is told twice is one entry. */
export const entryId = (kind: string, ...names: readonly string[]): string => derivedId('timeline', kind, ...names);

/** An answer of a known customer, with its revision if it was changed; a customer who was named without proof is nobody. */
export function answered({ tenantId, payload }: Told<ResponseContentV1>, revision: number): readonly ToldEntry[] {
  const { customer, response_id: responseId, survey_id: surveyId, channel, submitted_at: at } = payload;
  if (customer === null) return [];
  const scores = payload.scores.map(({ question, metric, score, min, max }) => ({ question, metric, score, min, max }));
  const details = { responseId, surveyId, channel, scores, invitationId: payload.invitation_id ?? null };
  const id = entryId('answered', responseId);
  return [
    { tenantId, id, kind: 'answered', at: new Date(at), of: { externalId: customer.external_id }, details, revision },
  ];
}

/** Whose the answer is. */
export function answerOf({ tenantId, payload }: Told<ResponseContentV1>): readonly ToldSubject[] {
  const { customer, response_id: id } = payload;
  return customer === null ? [] : [{ tenantId, id, of: { externalId: customer.external_id } }];
}

/** A question that a page showed, or that somebody asked. */
export function shown({ tenantId, payload }: Told<CustomerAskedV1>): ToldEntry {
  const { touch_id: touch, external_id: externalId, survey_id: surveyId, channel, asked_at: at } = payload;
  const id = entryId('asked', touch);
  return { tenantId, id, kind: 'asked', at: new Date(at), of: { externalId }, details: { surveyId, channel } };
}

/** A question by mail, its reminder or thanks. */
export function mailed({ tenantId, payload }: Told<InvitationClaimedV1>): ToldEntry {
  const { invitation_id: invitationId, customer_id: customerId, survey_id: surveyId, channel, step } = payload;
  const id = entryId('asked', invitationId, step, String(payload.step_number));
  const details = { invitationId, surveyId, channel, change: step };
  return { tenantId, id, kind: 'asked', at: new Date(payload.claimed_at), of: { customerId }, details };
}

/** A task about an answer; undefined for one by hand that is about none. */
export function taskOpened({ tenantId, payload }: Told<TaskOpenedV1>): ToldEntry | undefined {
  const { task_id: taskId, response_id: responseId, title, opened_at: at } = payload;
  if (responseId === null) return undefined;
  const details = { taskId, title, change: 'opened' };
  const id = entryId('task', taskId, 'opened');
  return { tenantId, id, kind: 'task', at: new Date(at), of: { subjectId: taskId }, details };
}

/** A promise that was made, moved, kept or not kept. What was promised stays with the task. */
export function promised({ tenantId, payload }: Told<PromiseChangedV1>): ToldEntry {
  const { promise_id: promise, task_id: taskId, task_title: title, change, revision, changed_at: at } = payload;
  const details = { taskId, title, change };
  const id = entryId('promise', promise, String(revision), change);
  return { tenantId, id, kind: 'promise', at: new Date(at), of: { subjectId: taskId }, details };
}
