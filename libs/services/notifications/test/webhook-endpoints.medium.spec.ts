import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CustomerErased,
  CustomerMerged,
  CustomerUnmerged,
  PromiseChanged,
  ResponseExcluded,
  ResponseRestored,
  ResponseRevised,
  ResponseSubmitted,
  ResponseWithdrawn,
  SurveyPublished,
  TaskAssigned,
  TaskBreached,
  TaskOpened,
  TaskReopened,
  TaskResolved,
  type EventContract,
} from '@hearback/contracts';
import { publicEventOf } from '../src/events/webhooks/public-events.js';
import { PUBLIC_EVENT_TYPES } from '../src/domain/webhooks/public-event.js';
import { sampleOf } from '../src/domain/webhooks/samples.js';
import { WebhooksHarness } from './webhooks-harness.js';

describe('webhook endpoints', () => {
  let harness: WebhooksHarness;
  beforeAll(async () => (harness = await WebhooksHarness.start()));
  afterAll(() => harness?.close());

  const as = (tenantId: string) => harness.medium.as({ tenantId });

  it.each([
    ['ftp://example.org/', 'not-https'],
    ['http://example.org/', 'not-https'],
    ['https://user:password@example.org/', 'has-credentials'],
    ['https://example.org:22/', 'port'],
    ['https://169.254.169.254/latest/meta-data', 'not-public'],
    ['https://0x7f.1/', 'not-public'],
    ['https://[::ffff:10.0.0.1]/', 'not-public'],
    // A name that resolves to an address inside.
    ['https://localhost/', 'not-public'],
    ['hooks', 'not-a-url'],
  ])('are not created at %s', async (url, code) => {
    const reply = await as(randomUUID()).post('/v1/webhook-endpoints').send({ url });
    expect(reply.status).toBe(422);
    expect(reply.body.errors).toMatchObject([{ pointer: '/url', code }]);
  });

  it('are not called at an address inside, whatever they were created with', async () => {
    const tenantId = randomUUID();
    const { id } = await harness.endpoint(tenantId);
    await harness.medium.sql(
      `update notifications.webhook_endpoint set url = 'https://localhost/' where tenant_id = $1`,
      [tenantId],
    );
    await harness.submitted(tenantId);
    const delivery = await harness.attempts(tenantId, id, 1);
    expect(delivery).toMatchObject({
      status: 'pending',
      attempts: [{ outcome: 'failed', problem: 'not-public', status: null, reply: null }],
    });
  });

  it('are changed by who has read them last', async () => {
    const tenantId = randomUUID();
    const { id, path } = await harness.endpoint(tenantId, { description: 'CRM' });
    const read = await as(tenantId).get(`/v1/webhook-endpoints/${id}`);
    expect(read.headers['etag']).toBe('"1"');
    const patch = (tag: string, body: object) =>
      as(tenantId).patch(`/v1/webhook-endpoints/${id}`).set('if-match', tag).send(body);
    const changed = await patch('"1"', { event_types: ['task.opened', 'task.opened'] });
    expect(changed.body).toMatchObject({ description: 'CRM', event_types: ['task.opened'], revision: 2 });
    expect((await patch('"1"', { description: 'x' })).status).toBe(412);
    expect((await patch('"2"', { url: 'https://10.0.0.1/' })).status).toBe(422);
    expect((await patch('"2"', { event_types: ['task.exploded'] })).status).toBe(400);
    expect((await as(tenantId).patch(`/v1/webhook-endpoints/${id}`).send({})).status).toBe(428);
    await harness.submitted(tenantId);
    await harness.medium.drained();
    expect(harness.receiver.at(path)).toEqual([]);
  });

  it('are twenty at most', async () => {
    const tenantId = randomUUID();
    for (let index = 0; index < 20; index += 1) await harness.endpoint(tenantId);
    const url = `http://${harness.receiver.host}/21`;
    expect((await as(tenantId).post('/v1/webhook-endpoints').send({ url })).status).toBe(409);
    expect((await as(tenantId).get('/v1/webhook-endpoints?limit=100')).body.data).toHaveLength(20);
  });

  it('are tried with a sample, which goes the way of every message', async () => {
    const tenantId = randomUUID();
    const { id, path } = await harness.endpoint(tenantId);
    const reply = await as(tenantId).post(`/v1/webhook-endpoints/${id}/test`).send({ type: 'promise.broken' });
    expect([reply.status, reply.body.payload.type]).toEqual([202, 'promise.broken']);
    const [received] = await harness.requestsAt(path, 1);
    expect(JSON.parse(received!.body)).toEqual(reply.body.payload);
    expect((await as(tenantId).get(`/v1/webhook-deliveries/${reply.body.id}`)).body.id).toBe(reply.body.id);
  });

  it('get a message again with its id', async () => {
    const tenantId = randomUUID();
    const { id, path } = await harness.endpoint(tenantId);
    await harness.submitted(tenantId);
    const { id: deliveryId } = await harness.attempts(tenantId, id, 1);
    const again = await as(tenantId).post(`/v1/webhook-deliveries/${deliveryId}/replay`);
    expect(again.status).toBe(202);
    const [first, second] = await harness.requestsAt(path, 2);
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    expect(second!.body).toBe(first!.body);
    const replay = (from: string, to: string) =>
      as(tenantId).post(`/v1/webhook-endpoints/${id}/replay`).send({ from, to });
    expect((await replay('2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z')).status).toBe(422);
    expect((await replay('2020-01-01T00:00:00Z', '2020-01-02T00:00:00Z')).body).toEqual({ messages: 0 });
  });

  it('tell of profiles that are merged and taken apart', async () => {
    const tenantId = randomUUID();
    const { path } = await harness.endpoint(tenantId);
    const pointer = {
      merge_id: randomUUID(),
      customer_id: randomUUID(),
      external_id: 'C-2',
      kept_customer_id: randomUUID(),
      kept_external_id: 'C-1',
    };
    const at = new Date().toISOString();
    await harness.medium.publish(CustomerMerged, { ...pointer, revision: 1, merged_at: at }, { tenantId });
    await harness.medium.publish(CustomerUnmerged, { ...pointer, revision: 2, unmerged_at: at }, { tenantId });
    const bodies = (await harness.requestsAt(path, 2)).map(({ body }) => JSON.parse(body) as { type: string });
    expect(bodies.map(({ type }) => type).toSorted()).toEqual(['customer.merged', 'customer.unmerged']);
  });

  it('are not shown to those who are no admins, nor their secrets in the database', async () => {
    const tenantId = randomUUID();
    const { secret } = await harness.endpoint(tenantId);
    const editor = harness.medium.as({ tenantId, permissions: ['surveys:write', 'workspace:read'] });
    expect((await editor.get('/v1/webhook-endpoints')).status).toBe(403);
    const [row] = await harness.medium.sql<{ secrets: unknown }>(
      'select secrets from notifications.webhook_endpoint where tenant_id = $1',
      [tenantId],
    );
    expect(JSON.stringify(row)).not.toContain(secret.slice('whsec_'.length));
  });
});

describe('the table of public events', () => {
  const at = '2026-03-02T09:00:00.000Z';
  const id = randomUUID();
  const response = {
    response_id: id,
    survey_id: id,
    survey_version: 1,
    touchpoint_id: null,
    channel: 'link',
    language: 'en',
    submitted_at: at,
    accepted_at: at,
    customer: { external_id: 'C-1' },
    scores: [],
    answers: [],
    attributes: [],
  };
  const task = { task_id: id, title: 'Call', assignee_id: null, response_id: null, due_at: at };
  const promise = (change: string) => ({
    promise_id: id,
    task_id: id,
    task_title: 'Call',
    change,
    status: 'open',
    what: 'A lamp',
    owner_id: id,
    due_at: at,
    first_due_at: at,
    note: 'Sorry',
    revision: 1,
    changed_at: at,
  });
  const merge = {
    merge_id: id,
    customer_id: id,
    external_id: 'C-2',
    kept_customer_id: id,
    kept_external_id: 'C-1',
    revision: 1,
  };
  const events: readonly (readonly [EventContract, Record<string, unknown>])[] = [
    [ResponseSubmitted, response],
    [ResponseRevised, { ...response, revision: 1, revised_at: at, completed: true }],
    [ResponseExcluded, { response_id: id, survey_id: id, revision: 1, reason: 'Test', excluded_at: at }],
    [ResponseRestored, { response_id: id, survey_id: id, revision: 2, restored_at: at }],
    [ResponseWithdrawn, { response_id: id, survey_id: id, import_id: null, withdrawn_at: at }],
    [TaskOpened, { ...task, rule_id: null, rule_name: null, reason: null, comment: 'Broken', opened_at: at }],
    [TaskAssigned, { ...task, assigned_at: at }],
    [TaskBreached, { ...task, breached_at: at }],
    [
      TaskResolved,
      { ...task, root_cause: 'price', outcome: 'lost', resolved_by: null, opened_at: at, resolved_at: at },
    ],
    [TaskReopened, { ...task, reopened_at: at }],
    ...['made', 'moved', 'kept', 'broken'].map((change) => [PromiseChanged, promise(change)] as const),
    [SurveyPublished, { survey_id: id, version: 1, name: 'A', touchpoint: null, definition: {}, published_at: at }],
    [CustomerMerged, { ...merge, merged_at: at }],
    [CustomerUnmerged, { ...merge, revision: 2, unmerged_at: at }],
    [
      CustomerErased,
      {
        erasure_id: id,
        customer_id: id,
        merged_ids: [id],
        external_ids: ['C-1'],
        addresses: ['ada@shop.example'],
        erased_at: at,
      },
    ],
  ];
  const publicEvents = events.map(([contract, payload]) =>
    publicEventOf({
      id,
      type: contract.type,
      tenantId: id,
      key: id,
      time: new Date(at),
      payload,
      position: { topic: contract.topic, partition: 0, offset: 0 },
    }),
  );

  it('has each type, in the shape of its sample', () => {
    const found = publicEvents.map((event) => [event?.type, Object.keys(event?.data ?? {})]);
    const samples = PUBLIC_EVENT_TYPES.map((type) => [type, Object.keys(sampleOf(type, new Date(at)).data)]);
    expect(found).toEqual(samples);
  });

  it('says who is whom without the names of the shop', () => {
    const merged = publicEvents.find((event) => event?.type === 'customer.merged');
    expect(JSON.stringify(merged)).not.toMatch(/C-[12]/);
  });

  it('says nothing of promises that only their owner has to know', () => {
    const [contract, payload] = [PromiseChanged, promise('due_soon')];
    const position = { topic: contract.topic, partition: 0, offset: 0 };
    expect(
      publicEventOf({ id, type: contract.type, tenantId: id, key: id, time: new Date(at), payload, position }),
    ).toBeUndefined();
  });
});
