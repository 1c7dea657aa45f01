import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CustomerAsked,
  CustomersActionAudited,
  InvitationClaimed,
  MembershipChanged,
  PrivacySignalReceived,
  ResponseSubmitted,
  SegmentChanged,
  WorkspaceChanged,
  WorkspaceDeleted,
} from '@hearback/contracts';
import { eventually, type Medium } from '@hearback/testing';
import fc from 'fast-check';
import { callsOf, customersHarness, orderEvent } from './harness.js';

let harness: Medium;
beforeAll(async () => {
  harness = await customersHarness();
});
afterAll(() => harness?.close());

const gold = { attribute: { key: 'plan', op: 'eq', value: 'gold' } };
const recent = { event: { kind: 'order', op: 'at_least', times: 1, within_days: 30 } };

/** A workspace of its own. */
function workspace() {
  const tenantId = randomUUID();
  const us = callsOf(harness, { tenantId });
  const { agent } = us;
  const create = async (name: string, conditions: object) => {
    const { body } = await agent.post('/v1/segments').send({ name, conditions }).expect(201);
    await harness.drained();
    return body as { id: string; revision: number };
  };
  const get = async (id: string) => (await agent.get(`/v1/segments/${id}`).expect(200)).body;
  const change = (id: string, revision: number, body: object) =>
    agent.patch(`/v1/segments/${id}`).set('if-match', `"${revision}"`).send(body);
  const members = async (id: string) => {
    const { body } = await agent.get(`/v1/segments/${id}/members`).query({ limit: '100' }).expect(200);
    return (body.data as { external_id: string }[]).map(({ external_id: externalId }) => externalId).toSorted();
  };
  const preview = async (conditions: object) =>
    (await agent.post('/v1/segments/preview').send({ conditions }).expect(200)).body;
  const changes = async () =>
    (await harness.events.all(MembershipChanged))
      .filter((event) => event.tenantId === tenantId)
      .map(({ payload: { entered, left } }) => [entered.length, left.length]);
  return { tenantId, us, agent, create, get, change, members, preview, changes };
}

const order = (externalId: string, more: object = {}) =>
  orderEvent({ id: randomUUID(), external_id: externalId, ...more });
const answer = (externalId: string, score: number) => ({
  response_id: randomUUID(),
  survey_id: '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c',
  survey_version: 1,
  touchpoint_id: null,
  channel: 'api',
  language: 'en',
  submitted_at: '2026-06-01T11:00:00.000Z',
  accepted_at: '2026-06-01T12:00:00.000Z',
  customer: { external_id: externalId },
  scores: [{ question: 'q', metric: 'nps', method: 'nps-1', min: 0, max: 10, score }],
  answers: [],
  attributes: [],
});

describe('a segment', () => {
  it('has the customers whom its rule fits, and follows them in the transaction of their change', async () => {
    const { us, create, get, members, preview, changes, tenantId } = workspace();
    await us.put('C-1', { attributes: { plan: 'gold' } });
    await us.put('C-2', { attributes: { plan: 'free' } });
    const { id } = await create('Gold', gold);
    expect([await members(id), (await get(id)).size]).toEqual([['C-1'], 1]);
    await us.put('C-2', { attributes: { plan: 'gold' } });
    await us.put('C-1', { attributes: { plan: null } });
    expect(await members(id)).toEqual(['C-2']);
    expect(await changes()).toEqual([
      [1, 0],
      [1, 0],
      [0, 1],
    ]);
    const shown = await preview(gold);
    expect([shown.size, shown.customers, shown.examples[0].external_id]).toEqual([1, 2, 'C-2']);
    const published = (await harness.events.all(SegmentChanged)).filter((event) => event.tenantId === tenantId);
    expect(published.map(({ payload }) => [payload.name, payload.revision])).toEqual([['Gold', 1]]);
    const audited = (await harness.events.all(CustomersActionAudited)).filter((event) => event.tenantId === tenantId);
    expect(audited.map(({ payload }) => payload.action)).toEqual(['segment.created']);
    const ofCustomer = await us.agent.get('/v1/customers/C-2/segments').expect(200);
    expect(ofCustomer.body.data).toEqual([{ id, name: 'Gold' }]);
    const listed = await us.list({ segment_id: id });
    expect(listed.body.data.map((each: { external_id: string }) => each.external_id)).toEqual(['C-2']);
  });

  it('changes with its rule, only from the version that was read, and keeps its members in the archive', async () => {
    const { us, create, get, change, members, agent } = workspace();
    await us.put('C-1', { attributes: { plan: 'gold' }, language: 'de' });
    await us.put('C-2', { language: 'fr' });
    const { id } = await create('Gold', gold);
    const changed = await change(id, 1, { conditions: { language_in: ['fr'] } }).expect(200);
    expect([changed.body.size, changed.headers['etag']]).toEqual([null, '"2"']);
    expect((await change(id, 1, { name: 'Late' })).status).toBe(412);
    await harness.drained();
    expect([await members(id), (await get(id)).size]).toEqual([['C-2'], 1]);
    await change(id, 2, { archived: true }).expect(200);
    await us.put('C-1', { language: 'fr' });
    expect([await members(id), (await agent.get('/v1/segments')).body.data]).toEqual([['C-2'], []]);
    expect((await agent.get('/v1/customers/C-2/segments')).body.data).toEqual([]);
    await change(id, 3, { archived: false }).expect(200);
    await harness.drained();
    expect(await members(id)).toEqual(['C-1', 'C-2']);
  });

  it('counts events by calendar days of the workspace, and lets members go at its midnight', async () => {
    const { us, create, members, tenantId } = workspace();
    const zone = { workspace_id: tenantId, name: 'W', language: 'en' };
    await us.record([order('C-1', { occurred_at: '2026-05-03T23:30:00Z' }), order('C-2')]);
    const { id } = await create('Recent', recent);
    // In UTC the 3rd of May is the first of the last 30 days.
    expect(await members(id)).toEqual(['C-1', 'C-2']);
    harness.clock.advance(86_400_000);
    await eventually(async () => expect(await members(id)).toEqual(['C-2']));
    await harness.publish(
      WorkspaceChanged,
      { ...zone, time_zone: 'Europe/Vienna', changed_at: '2026-06-01T12:00:00.000Z' },
      { tenantId },
    );
    await harness.drained();
    // In Vienna it was the 4th already.
    expect(await members(id)).toEqual(['C-1', 'C-2']);
    await us.record([order('C-3', { amount: { value: 200, currency: 'EUR' } })]);
    expect(await members(id)).toEqual(['C-1', 'C-2', 'C-3']);
    harness.clock.advance(-86_400_000);
  });

  it('knows who was asked, who answered and how', async () => {
    const { us, create, members, tenantId } = workspace();
    const low = await create('Low', { score: { metric: 'nps', op: 'lte', value: 6 } });
    const silent = await create('Silent', { engagement: { is: 'silent', within_days: 10 } });
    const customer = (await us.put('C-1', {})).body.id as string;
    const uuid = customer.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    const id = randomUUID();
    const claimed = {
      invitation_id: id,
      step: 'invite',
      step_number: 1,
      plan_id: id,
      survey_id: id,
      survey_version: 1,
      message_version: 1,
      customer_id: uuid,
      external_id: 'C-1',
      channel: 'email',
      segments: [],
      variables: {},
      asked_at: '2026-05-31T10:00:00.000Z',
      claimed_at: '2026-05-31T10:00:00.000Z',
      expires_at: '2026-06-30T10:00:00.000Z',
    };
    await harness.publish(InvitationClaimed, claimed, { tenantId });
    const asked = { touch_id: randomUUID(), survey_id: id, channel: 'widget', asked_at: '2026-05-30T10:00:00.000Z' };
    await harness.publish(CustomerAsked, { ...asked, external_id: 'C-2' }, { tenantId });
    await harness.drained();
    expect(await members(silent.id)).toEqual(['C-1', 'C-2']);
    await harness.publish(ResponseSubmitted, answer('C-2', 3), { tenantId });
    await harness.publish(
      ResponseSubmitted,
      { ...answer('C-2', 9), submitted_at: '2026-05-01T11:00:00.000Z' },
      { tenantId },
    );
    await harness.drained();
    expect([await members(silent.id), await members(low.id)]).toEqual([['C-1'], ['C-2']]);
  });

  it('by behaviour has no members who object to profiling, on their page, by staff or by Global Privacy Control', async () => {
    const { us, create, members, tenantId, agent } = workspace();
    await us.record(['C-1', 'C-2', 'C-3'].map((id) => order(id)));
    await us.put('C-2', { attributes: { plan: 'gold' } });
    const [byOrder, byPlan] = [await create('Recent', recent), await create('Gold', gold)];
    const never = await create('Never', { event: { kind: 'order', op: 'at_most', times: 9, within_days: 30 } });
    expect(await members(byOrder.id)).toEqual(['C-1', 'C-2', 'C-3']);
    const at = '2026-06-01T12:00:00.000Z';
    const signal = { signal_id: randomUUID(), external_id: 'C-1', signal: 'gpc', received_at: at };
    for (let times = 0; times < 2; times++) await harness.publish(PrivacySignalReceived, signal, { tenantId });
    await harness.drained();
    const wants = { topics_off: [], max_every_days: null, paused_until: null, language: null, quiet_hours: null };
    const decide = (tag: string, profiling: boolean) =>
      agent
        .put('/v1/customers/C-2/preferences')
        .set('if-match', tag)
        .send({ ...wants, prefers_person: false, reason: 'asked_by_phone', consents: { profiling } })
        .expect(200);
    await decide('"0"', false);
    expect([await members(byOrder.id), await members(byPlan.id)]).toEqual([['C-3'], ['C-2']]);
    expect(await members(never.id)).toEqual(['C-3']);
    const ledger = (await agent.get('/v1/customers/C-1/consents').expect(200)).body.data;
    expect(ledger).toMatchObject([{ purpose: 'profiling', granted: false, way: 'gpc', text: null, decided_at: at }]);
    harness.clock.advance(1_000);
    await decide('"1"', true);
    await harness.publish(PrivacySignalReceived, { ...signal, external_id: 'C-2' }, { tenantId });
    await harness.drained();
    // What the customer decided about profiling itself is more specific than the setting of a browser.
    expect(await members(byOrder.id)).toEqual(['C-2', 'C-3']);
    harness.clock.advance(-1_000);
  });

  it.each([
    ['an unknown condition', { text: 'present' }, '/conditions'],
    ['a score of nothing', { score: { op: 'lte', value: 6 } }, '/conditions/score'],
  ])('is rejected with %s', async (_what, conditions, pointer) => {
    const { agent } = workspace();
    const reply = await agent.post('/v1/segments').send({ name: 'S', conditions });
    expect([reply.status, reply.body.errors[0].pointer]).toEqual([422, pointer]);
  });

  it('of another workspace does not exist', async () => {
    const { create } = workspace();
    const { id } = await create('Ours', gold);
    const them = workspace();
    expect((await them.agent.get(`/v1/segments/${id}`)).status).toBe(404);
    expect((await them.change(id, 1, { name: 'Theirs' })).status).toBe(404);
    expect((await them.agent.get(`/v1/segments/${id}/members`)).status).toBe(404);
  });
});

describe('a list of customers', () => {
  const upload = (us: ReturnType<typeof callsOf>, csv: string, query: object = {}) =>
    us.agent
      .post('/v1/customer-lists')
      .query({ name: 'Fair', ...query })
      .set('content-type', 'text/csv')
      .send(csv);
  const CSV = [
    'External_ID;email;Name',
    'C-1;;',
    ';ADA@example.org;Ada Example',
    'C-3;bea@example.org;Bea',
    'C-1;;again',
    ';nobody;',
    ';;Nobody',
    'C-4;ada@example.org;Not Ada',
  ].join('\n');

  it('finds customers by id or address, creates the others, and is a condition of segments', async () => {
    const { us, create, members } = workspace();
    await us.put('C-1', { name: 'One' });
    await us.put('C-2', { identities: [{ kind: 'email', value: 'ada@example.org' }] });
    const expected = { name: 'Fair', found: 2, created: 1, rejected: 3 };
    const tried = await upload(us, CSV, { dry_run: 'true' }).expect(200);
    expect(tried.body).toMatchObject({ id: null, ...expected });
    expect((await us.list()).body.data).toHaveLength(2);
    const made = await upload(us, CSV).set('idempotency-key', 'fair-1').expect(201);
    expect(made.body).toMatchObject(expected);
    expect(made.body.defects).toEqual([
      { row: 6, code: 'email' },
      { row: 7, code: 'nobody' },
      { row: 8, code: 'email-taken' },
    ]);
    const again = await upload(us, CSV).set('idempotency-key', 'fair-1').expect(201);
    expect(again.body.id).toBe(made.body.id);
    const { body } = await us.agent.get('/v1/customer-lists').expect(200);
    expect(body.data.map(({ id, size }: { id: string; size: number }) => [id, size])).toEqual([[made.body.id, 3]]);
    expect((await us.get('C-1')).body.name).toBe('One');
    expect((await us.list({ q: 'bea' })).body.data[0]).toMatchObject({ external_id: 'C-3', name: 'Bea' });
    const { id } = await create('Fair', { list_in: [made.body.id] });
    expect(await members(id)).toEqual(['C-1', 'C-2', 'C-3']);
  });

  it.each([
    ['without a column that names customers', 'phone\n1\n', {}, 422],
    ['that is not CSV', 'email\n"a', {}, 422],
    ['with too many rows', `email\n${'a@example.org\n'.repeat(10_001)}`, {}, 422],
    ['without a name', 'email\n', { name: '' }, 422],
    ['that is too large', `email\n${'x'.repeat(5 * 1024 * 1024)}`, {}, 413],
  ])('%s is rejected', async (_what, csv, query, status) => {
    expect((await upload(workspace().us, csv, query)).status).toBe(status);
  });
});

describe('memberships', () => {
  const RULES = [
    gold,
    recent,
    { all: [gold, recent] },
    { value: { kind: 'order', currency: 'EUR', op: 'at_most', minor: 9000 } },
    { score: { metric: 'nps', op: 'gte', value: 5 } },
  ];

  it('are what an evaluation of all customers gives, after any changes', async () => {
    const { us, create, get, members, preview, tenantId, changes } = workspace();
    const segments: { rule: object; id: string; revision: number }[] = [];
    for (const [index, rule] of RULES.entries()) segments.push({ rule, ...(await create(`S${index}`, rule)) });
    const who = fc.constantFrom('C-1', 'C-2', 'C-3', 'C-4');
    const step = fc.oneof(
      fc.tuple(fc.constant('put' as const), who, fc.constantFrom('gold', 'free', null)),
      fc.tuple(fc.constant('order' as const), who, fc.constantFrom('2026-05-31T10:00:00Z', '2026-04-01T10:00:00Z')),
      fc.tuple(fc.constant('answer' as const), who, fc.integer({ min: 0, max: 10 })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        for (const [kind, externalId, value] of steps) {
          if (kind === 'put') await us.put(externalId, { attributes: { plan: value } });
          else if (kind === 'order') await us.record([order(externalId, { occurred_at: value })]);
          else await harness.publish(ResponseSubmitted, answer(externalId, value), { tenantId });
        }
        await harness.drained();
        for (const { id, rule } of segments) {
          const expected = await preview(rule);
          const names = (expected.examples as { external_id: string }[]).map((each) => each.external_id).toSorted();
          expect([await members(id), (await get(id)).size]).toEqual([names, expected.size]);
        }
      }),
      { numRuns: 6 },
    );
    // What was published adds up to the same.
    const total = (await changes()).reduce((sum, [entered, left]) => sum + entered! - left!, 0);
    const sizes = await Promise.all(segments.map(async ({ id }) => (await get(id)).size as number));
    expect(total).toBe(sizes.reduce((sum, size) => sum + size, 0));
  });

  it('lose nothing to changes while a rule is evaluated, also of customers who are new', async () => {
    const { us, create, change, members, preview } = workspace();
    const names = Array.from({ length: 12 }, (_, i) => `C-${i}`);
    await Promise.all(names.slice(0, 8).map((name) => us.put(name, { attributes: { plan: 'free' } })));
    const { id } = await create('Gold', gold);
    const free = { attribute: { key: 'plan', op: 'eq', value: 'free' } };
    await Promise.all([
      change(id, 1, { conditions: { any: [free, recent] } }).expect(200),
      ...names.map((name, i) => us.put(name, { attributes: { plan: i % 2 === 0 ? 'gold' : 'free' } })),
      us.record(names.slice(0, 3).map((name) => order(name))),
    ]);
    await harness.drained();
    const expected = await preview({ any: [free, recent] });
    expect(await members(id)).toEqual(
      (expected.examples as { external_id: string }[]).map((each) => each.external_id).toSorted(),
    );
    expect(expected.size).toBeGreaterThan(5);
  });

  it('of two segments can be compared', async () => {
    const { us, create, agent } = workspace();
    await us.put('C-1', { attributes: { plan: 'gold' }, language: 'de' });
    await us.put('C-2', { attributes: { plan: 'gold' } });
    await us.put('C-3', { language: 'de' });
    const [one, other] = [await create('Gold', gold), await create('German', { language_in: ['de'] })];
    const { body } = await agent.get(`/v1/segments/${one.id}/overlaps/${other.id}`).expect(200);
    expect(body).toEqual({ size: 2, other_size: 2, both: 1 });
    const unknown = `seg_${'0'.repeat(32)}`;
    expect((await agent.get(`/v1/segments/${one.id}/overlaps/${unknown}`)).status).toBe(404);
  });

  it('are erased with their workspace', async () => {
    const { us, create, tenantId } = workspace();
    await us.put('C-1', { attributes: { plan: 'gold' } });
    await us.record([order('C-1')]);
    await create('Gold', { any: [gold, recent] });
    await harness.publish(ResponseSubmitted, answer('C-1', 3), { tenantId });
    await harness.drained();
    const deleted = { workspace_id: tenantId, deleted_at: harness.clock.now().toISOString() };
    await harness.publish(WorkspaceDeleted, deleted, { tenantId });
    await harness.drained();
    harness.clock.advance(11_000);
    await harness.drained();
    const tables = ['segment', 'segment_member', 'segment_run', 'customer_event_day', 'customer_answer_day'];
    for (const table of [...tables, 'customer_contact', 'customer'])
      expect(await harness.sql(`select * from customers.${table} where tenant_id = $1`, [tenantId])).toEqual([]);
  });
});
