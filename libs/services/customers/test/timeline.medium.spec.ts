import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AddressSuppressed,
  CustomerMessageReleased,
  InvitationMailBounced,
  PromiseChanged,
  ResponseRevised,
  ResponseSubmitted,
  ResponseWithdrawn,
  TaskOpened,
  TaskResolved,
} from '@hearback/contracts';
import type { Medium } from '@hearback/testing';
import { mailedCustomer } from './choices.js';
import { callsOf, customersHarness, orderEvent } from './harness.js';

let harness: Medium;
beforeAll(async () => {
  harness = await customersHarness();
});
afterAll(() => harness?.close());

interface Entry {
  readonly kind: string;
  readonly at: string;
  readonly change: string | null;
  readonly task_id: string | null;
  readonly message_id: string | null;
  readonly scores: readonly { readonly score: number }[];
}
const timeline = async (externalId: string, query = '') => {
  const { body } = await callsOf(harness).agent.get(`/v1/customers/${externalId}/timeline?${query}`).expect(200);
  return body as { data: readonly Entry[]; next_cursor: string | null };
};
const kinds = async (externalId: string, query = '') =>
  (await timeline(externalId, query)).data.map(({ kind, change }) => (change === null ? kind : `${kind} ${change}`));
const answer = (externalId: string, responseId: string, score: number) => ({
  response_id: responseId,
  survey_id: randomUUID(),
  survey_version: 1,
  touchpoint_id: null,
  channel: 'email',
  language: 'en',
  submitted_at: '2026-06-01T10:00:00.000Z',
  accepted_at: '2026-06-01T10:00:00.000Z',
  customer: { external_id: externalId },
  scores: [{ question: 'recommend', metric: 'nps', method: 'nps.v1', min: 0, max: 10, score }],
  answers: [],
  attributes: [],
});

/** A task about an answer, its promise and a message, all told before the answer. */
async function worked(externalId: string, responseId: string) {
  const task = { task_id: randomUUID(), title: 'Call back', assignee_id: null };
  const at = (minute: number) => `2026-06-01T10:${minute}:00.000Z`;
  await harness.publish(TaskOpened, {
    ...task,
    response_id: responseId,
    rule_id: null,
    rule_name: null,
    reason: null,
    comment: 'Broken',
    opened_at: at(10),
    due_at: at(50),
  });
  await harness.publish(PromiseChanged, {
    promise_id: randomUUID(),
    task_id: task.task_id,
    task_title: task.title,
    change: 'made',
    status: 'open',
    what: 'A new lamp',
    owner_id: randomUUID(),
    due_at: at(50),
    first_due_at: at(50),
    note: null,
    revision: 1,
    changed_at: at(20),
  });
  const message = {
    customer_external_id: externalId,
    address: null,
    language: null,
    writer: 'person',
    purpose: 'reply',
  };
  await harness.publish(CustomerMessageReleased, {
    ...message,
    message_id: randomUUID(),
    task_id: task.task_id,
    member_name: 'Tomás',
    subject: null,
    text: 'We are sorry.',
    in_reply_to: null,
    references: [],
    released_at: at(30),
  });
  const resolved = { task_id: task.task_id, response_id: responseId, root_cause: 'courier', outcome: 'replaced' };
  await harness.publish(TaskResolved, { ...resolved, resolved_by: null, opened_at: at(10), resolved_at: at(40) });
}

describe('the timeline of a customer', () => {
  it('shows what all services tell of them, in whatever order it arrives, by kind and page by page', async () => {
    const responseId = randomUUID();
    const { customerId, invitationId } = await mailedCustomer(harness, 'T-1');
    await worked('T-1', responseId);
    await harness.publish(ResponseSubmitted, answer('T-1', responseId, 2));
    await harness.publish(InvitationMailBounced, {
      invitation_id: invitationId,
      step: 'invite',
      step_number: 1,
      cause: 'permanent',
      code: 550,
      bounced_at: '2026-06-01T11:05:00.000Z',
    });
    const suppressed = { customer_id: customerId, active: true, reason: 'bounced', invitation_id: null, revision: 1 };
    await harness.publish(AddressSuppressed, { ...suppressed, changed_at: '2026-06-01T11:06:00.000Z' });
    await callsOf(harness).record([
      orderEvent({ id: 't-order', external_id: 'T-1', occurred_at: '2026-06-01T09:00:00Z' }),
    ]);
    await harness.drained();
    const all = [
      'mail_failed suppressed',
      'mail_failed invite',
      'asked invite',
      'task resolved',
      'message sent',
      'promise made',
      'task opened',
      'answered',
      'event',
    ];
    expect(await kinds('T-1')).toEqual(all);
    const [sent] = (await timeline('T-1', 'kind=message')).data;
    expect([sent?.task_id, sent?.message_id]).toEqual([expect.stringMatching(/^tsk_/), expect.stringMatching(/^msg_/)]);
    expect(await kinds('T-1', 'kind=task&kind=promise')).toEqual(['task resolved', 'promise made', 'task opened']);
    const paged: string[] = [];
    for (let cursor = ''; ;) {
      const page = await timeline('T-1', `limit=2${cursor}`);
      paged.push(...page.data.map(({ kind, change }) => (change === null ? kind : `${kind} ${change}`)));
      if (page.next_cursor === null) break;
      cursor = `&cursor=${page.next_cursor}`;
    }
    expect(paged).toEqual(all);
    await callsOf(harness).agent.get('/v1/customers/T-1/timeline?kind=weather').expect(400);
    await callsOf(harness).agent.get('/v1/customers/nobody/timeline').expect(404);
  });

  it('shows the newest state of an answer, and none that was deleted', async () => {
    const responseId = randomUUID();
    const submitted = answer('T-2', responseId, 2);
    const revised = { ...answer('T-2', responseId, 9), revised_at: '2026-06-01T10:30:00.000Z', completed: true };
    await harness.publish(ResponseSubmitted, submitted);
    await harness.publish(ResponseRevised, { ...revised, revision: 2 });
    await harness.publish(ResponseRevised, { ...revised, scores: submitted.scores, revision: 1 });
    await harness.drained();
    const { data } = await timeline('T-2');
    expect(data.map(({ scores }) => scores.map(({ score }) => score))).toEqual([[9]]);
    const gone = { response_id: responseId, survey_id: submitted.survey_id, import_id: null };
    await harness.publish(ResponseWithdrawn, { ...gone, withdrawn_at: '2026-06-01T10:40:00.000Z' });
    await harness.drained();
    expect((await timeline('T-2')).data).toEqual([]);
  });

  it('has what happened under all merged profiles, until they are taken apart', async () => {
    const { agent } = callsOf(harness);
    for (const id of ['T-3', 'T-4']) await harness.publish(ResponseSubmitted, answer(id, randomUUID(), 9));
    await harness.drained();
    const { body } = await agent.post('/v1/customers/T-3/merges').send({ external_id: 'T-4' }).expect(201);
    expect(await kinds('T-4')).toEqual(['merge merged', 'answered', 'answered']);
    await agent.post(`/v1/customer-merges/${body.id}/undo`).expect(200);
    expect(await kinds('T-4')).toEqual(['answered']);
    expect((await kinds('T-3')).toSorted()).toEqual(['answered', 'merge merged', 'merge unmerged']);
  });
});
