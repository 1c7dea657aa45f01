import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerChanged, EventRecorded } from '@hearback/contracts';
import { CustomerSignatures, signedText } from '@hearback/http';
import { exportedLines, type Medium, type TestCaller } from '@hearback/testing';
import { callsOf, customersHarness, orderEvent } from './harness.js';

describe('events of a web page', () => {
  let harness: Medium;
  let us: ReturnType<typeof callsOf>;
  const keyId = randomUUID();
  beforeAll(async () => {
    harness = await customersHarness();
    us = callsOf(harness);
  });
  afterAll(() => harness?.close());

  const keyOf = (caller: TestCaller = {}) => {
    const { authorization = '' } = harness.headersOf({ kind: 'publishable-key', credentialId: keyId, ...caller });
    return authorization.slice('Bearer '.length);
  };
  const track = (body: object, key: unknown = keyOf(), headers: Readonly<Record<string, string>> = {}) =>
    harness.http
      .post('/v1/widget/events')
      .set({ 'content-type': 'text/plain;charset=UTF-8', ...headers })
      .send(JSON.stringify({ key, ...body }));
  const event = (more: object = {}) => ({ id: randomUUID(), name: 'visit', ...more });
  const signed = (externalId: string, expires = Date.parse('2026-06-01T13:00:00Z') / 1000) => {
    const secret = harness.app.get(CustomerSignatures).secretOf(keyId);
    const text = signedText({ tenantId: harness.tenantId, expires, externalId });
    return { external_id: externalId, expires, signature: createHmac('sha256', secret).update(text).digest('hex') };
  };
  const stored = (id: string) =>
    harness.sql<Record<string, unknown>>(
      'select kind, customer_id, occurred_at, properties, source, tenant_id from customers.customer_event where source_id = $1',
      [`page:${id}`],
    );
  const published = async (id: string) => {
    const [row] = await harness.sql<{ id: string }>('select id from customers.customer_event where source_id = $1', [
      `page:${id}`,
    ]);
    return (await harness.events.all(EventRecorded)).filter(({ payload }) => payload.event_id === row?.id);
  };

  it('are stored and published once, whatever is sent again, also by several at once', async () => {
    const lead = event({ name: 'lead', seconds_ago: 90, properties: { form: 'contact', step: 2 } });
    const replies = await Promise.all(Array.from({ length: 5 }, () => track({ events: [lead, lead] })));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(replies.reduce((sum, { body }) => sum + body.recorded, 0)).toBe(1);
    const later = await track({ events: [{ ...lead, seconds_ago: 120 }, event()] });
    expect(later.body).toEqual({ recorded: 1, duplicates: 1, withheld: 0 });
    expect(await stored(lead.id)).toEqual([
      {
        kind: 'lead',
        customer_id: null,
        occurred_at: new Date('2026-06-01T11:58:30.000Z'),
        properties: { form: 'contact', step: 2 },
        source: 'page',
        tenant_id: harness.tenantId,
      },
    ]);
    expect((await published(lead.id)).map(({ payload }) => payload)).toMatchObject([
      { customer_id: null, external_id: null, kind: 'lead', source: 'page', amount: null },
    ]);
  });

  it('are not recorded of a browser that asks for privacy; a signed customer then objects to profiling', async () => {
    const [lead, visit] = [event({ name: 'lead' }), event()];
    const gpc = { 'sec-gpc': '1' };
    const none = { recorded: 0, duplicates: 0, withheld: 1 };
    expect((await track({ events: [lead] }, keyOf(), gpc)).body).toEqual(none);
    for (let times = 0; times < 2; times++)
      expect((await track({ customer: signed('C-private'), events: [visit] }, keyOf(), gpc)).body).toEqual(none);
    expect([await stored(lead.id), await stored(visit.id)]).toEqual([[], []]);
    const consents = await harness.as().get('/v1/customers/C-private/consents').expect(200);
    expect(consents.body.data).toMatchObject([{ purpose: 'profiling', granted: false, way: 'gpc' }]);
    const statement = await harness.http.get('/.well-known/gpc.json').expect(200);
    expect(statement.body).toMatchObject({ gpc: true });
    expect(statement.headers['content-type']).toMatch(/^application\/json/);
    expect((await track({ events: [lead] }, keyOf(), { 'sec-gpc': '0' })).body).toMatchObject({ recorded: 1 });
  });

  it('belong to a customer whom the shop has signed, who becomes known; staff can read them', async () => {
    const visit = event();
    expect((await track({ customer: signed('C-web'), events: [visit] })).status).toBe(200);
    // The page retries after its visitor has signed out.
    expect((await track({ events: [visit] })).body).toEqual({ recorded: 0, duplicates: 1, withheld: 0 });
    const { body } = await us.eventsOf('C-web').expect(200);
    expect(body.data).toMatchObject([{ kind: 'visit', external_id: 'C-web', source: 'page', amount: null }]);
    await harness.events.next(CustomerChanged, { external_id: 'C-web', revision: 1 });
    expect((await published(visit.id)).map(({ payload }) => payload)).toMatchObject([{ external_id: 'C-web' }]);
    await us.record([orderEvent({ id: 'order-web', external_id: 'C-web' })]).expect(200);
    const all = (await us.eventsOf('C-web').expect(200)).body.data as { source: string }[];
    expect(all.map(({ source }) => source).toSorted()).toEqual(['api', 'page']);
  });

  it('are in the export of the workspace, with their customers or without', async () => {
    const lead = event({ name: 'lead' });
    await track({ events: [lead] });
    await us.put('C-web', { name: 'Ada', identities: [{ kind: 'email', value: 'Ada@Example.org' }] });
    const lines = await exportedLines(harness, 'customer-events');
    expect(lines.filter(({ source_id: id }) => id === `page:${lead.id}`)).toMatchObject([
      { kind: 'lead', external_id: null, source: 'page', amount: null },
    ]);
    const own = (await us.eventsOf('C-web', { order: 'asc' })).body.data as { id: string }[];
    expect(own.length).toBeGreaterThan(1);
    const exported = lines.filter(({ external_id: id }) => id === 'C-web') as { id: string }[];
    const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
    expect(exported.toSorted(byId)).toEqual(own.toSorted(byId));
    expect(await exportedLines(harness, 'customers')).toContainEqual((await us.get('C-web')).body);
    expect(await exportedLines(harness, 'customer-events', harness.otherTenantId)).toEqual([]);
  });

  it('of a customer whom nobody has signed are those of a visitor', async () => {
    const visit = event();
    expect((await track({ customer: { external_id: 'C-claimed' }, events: [visit] })).status).toBe(200);
    expect(await stored(visit.id)).toMatchObject([{ customer_id: null }]);
    await us.get('C-claimed').expect(404);
    for (const [customer, code] of [
      [{ ...signed('C-1'), external_id: 'C-2' }, 'request.bad-signature'],
      [signed('C-1', Date.parse('2026-06-01T12:00:00Z') / 1000), 'request.signature-expired'],
    ] as const) {
      const rejected = event();
      const reply = await track({ customer, events: [rejected] });
      expect([reply.status, reply.body.code]).toEqual([422, code]);
      expect(await stored(rejected.id)).toEqual([]);
    }
  });

  it.each([
    [{ name: 'order' }, 422, '/events/1/name'],
    [{ name: 'delivery' }, 422, '/events/1/name'],
    [{ name: 'Sign up' }, 400, '/events/1/name'],
    [{ id: 'x' }, 400, '/events/1/id'],
    [{ seconds_ago: 604_801 }, 400, '/events/1/seconds_ago'],
    [{ amount: { value: 1, currency: 'EUR' } }, 400, '/events/1/amount'],
    [{ properties: { a: { b: 1 } } }, 400, '/events/1/properties/a'],
    [{ properties: { a: 'x'.repeat(201) } }, 400, '/events/1/properties/a'],
  ])('are rejected as a whole if one has a defect: %j', async (more, status, pointer) => {
    const valid = event();
    const reply = await track({ events: [valid, event(more)] });
    expect([reply.status, reply.body.errors[0].pointer]).toEqual([status, pointer]);
    expect(await stored(valid.id)).toEqual([]);
  });

  it('are at most 20 a call, with 20 properties each', async () => {
    const events = (count: number) => Array.from({ length: count }, () => event());
    const properties = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}`, n]));
    expect((await track({ events: events(20) })).body).toEqual({ recorded: 20, duplicates: 0, withheld: 0 });
    expect((await track({ events: events(21) })).status).toBe(400);
    expect((await track({ events: [] })).status).toBe(400);
    expect((await track({ events: [event({ properties: properties(20) })] })).status).toBe(200);
    expect((await track({ events: [event({ properties: properties(21) })] })).status).toBe(400);
  });

  it('need a publishable key in the body, from a page that may use it', async () => {
    const secret = harness.headersOf()['authorization']!.slice('Bearer '.length);
    const reply = await track({ events: [event()] }, secret);
    expect([reply.status, reply.body.code]).toEqual([403, 'request.secret-key-exposed']);
    expect((await track({ events: [event()] }, 'hbp_live_x')).status).toBe(401);
    const key = keyOf({ allowedOrigins: ['https://shop.example'] });
    const from = (origin: string) => track({ events: [event()] }, key, { origin });
    expect((await from('https://shop.example')).status).toBe(200);
    expect((await from('https://evil.example')).body.code).toBe('request.origin-not-allowed');
  });

  it('are counted per day, of their own workspace', async () => {
    const key = keyOf({ tenantId: harness.otherTenantId });
    const name = 'newsletter';
    await track({ events: [event({ name }), event({ name, seconds_ago: 43_201 })] }, key);
    const period = { kind: name, from: '2026-05-31T00:00:00Z', to: '2026-06-02T00:00:00Z' };
    const counts = (query: object, caller: TestCaller = { tenantId: harness.otherTenantId }) =>
      harness.as(caller).get('/v1/events/counts').query(query);
    expect((await counts(period)).body).toEqual({
      data: [
        { day: '2026-05-31', events: 1, customers: 0 },
        { day: '2026-06-01', events: 1, customers: 0 },
      ],
    });
    expect((await counts(period, {})).body).toEqual({ data: [] });
    expect((await counts({ ...period, to: period.from })).body.code).toBe('customers.bad-period');
    expect((await counts({ ...period, to: '2026-09-01T00:00:01Z' })).status).toBe(422);
    expect((await counts(period, { permissions: ['surveys:read'] })).status).toBe(403);
  });
});
