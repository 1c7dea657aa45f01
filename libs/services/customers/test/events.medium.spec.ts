import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerChanged, EventRecorded } from '@hearback/contracts';
import { TenantDatabase } from '@hearback/database';
import { eventually, type Medium, waitingForLocks } from '@hearback/testing';
import { callsOf, customersHarness, orderEvent } from './harness.js';

interface Result {
  readonly id: string | null;
  readonly status: string;
  readonly event_id: string | null;
  readonly errors: readonly { readonly pointer: string; readonly code: string }[];
}

interface Reply {
  readonly results: readonly Result[];
  readonly created: number;
  readonly duplicates: number;
  readonly rejected: number;
}

describe('a batch of events', () => {
  let harness: Medium;
  let us: ReturnType<typeof callsOf>;
  let count = 0;
  beforeAll(async () => {
    harness = await customersHarness();
    us = callsOf(harness);
  });
  afterAll(() => harness?.close());

  const fresh = (more: Readonly<Record<string, unknown>> = {}) => {
    count += 1;
    return orderEvent({ id: `order-${count}`, external_id: `C-${count}`, ...more });
  };
  const record = async (events: readonly unknown[], calls = us) => {
    const { body } = await calls.record(events).expect(200);
    return body as Reply;
  };
  const statuses = (reply: Reply) => reply.results.map(({ status }) => status);
  const publishedFor = async (externalId: string) =>
    (await harness.events.all(EventRecorded)).filter(({ payload }) => payload.external_id === externalId);
  const rows = async () =>
    Number((await harness.sql<{ n: string }>('select count(*) as n from customers.customer_event'))[0]!.n);

  it('is recorded, published and listed, and creates unknown customers', async () => {
    const event = fresh({ occurred_at: '2026-05-31T12:00:00+02:00' });
    const reply = await record([event]);
    expect(reply).toMatchObject({ created: 1, duplicates: 0, rejected: 0 });
    expect(reply.results).toMatchObject([{ id: event.id, status: 'created', errors: [] }]);
    expect(reply.results[0]!.event_id).toMatch(/^evt_[0-9a-f]{32}$/);
    const { body: customer } = await us.get(event.external_id).expect(200);
    expect(customer).toMatchObject({ name: null, attributes: {}, revision: 1 });
    await harness.events.next(CustomerChanged, { external_id: event.external_id, revision: 1 });
    const published = await harness.events.next(EventRecorded, { external_id: event.external_id });
    expect(published.payload).toMatchObject({
      kind: 'order',
      occurred_at: '2026-05-31T10:00:00.000Z',
      amount: { minor: 4990, currency: 'EUR' },
      properties: { carrier: 'post' },
    });
    const { body: list } = await us.eventsOf(event.external_id).expect(200);
    expect(list.data).toMatchObject([
      { id: reply.results[0]!.event_id, source_id: event.id, kind: 'order', amount: { value: 4990, currency: 'EUR' } },
    ]);
  });

  it('leaves known customers unchanged', async () => {
    const event = fresh();
    await us.put(event.external_id, { name: 'Ada' }).expect(201);
    await record([event]);
    const { body } = await us.get(event.external_id);
    expect([body.name, body.revision]).toEqual(['Ada', 1]);
  });

  it('has a result for each item in order; invalid items do not affect the others', async () => {
    const good = [fresh(), fresh()];
    const reply = await record([
      good[0],
      null,
      { ...fresh(), kind: 'Order' },
      { ...fresh(), id: undefined },
      { ...fresh(), properties: { nested: {} }, occurred_at: 'yesterday' },
      good[1],
    ]);
    expect(statuses(reply)).toEqual(['created', 'rejected', 'rejected', 'rejected', 'rejected', 'created']);
    expect(reply).toMatchObject({ created: 2, rejected: 4 });
    expect(reply.results.map(({ errors }) => errors.map(({ pointer }) => pointer))).toEqual([
      [],
      [''],
      ['/kind'],
      ['/id'],
      ['/occurred_at', '/properties/nested'],
      [],
    ]);
    expect(reply.results.map(({ event_id }) => event_id !== null)).toEqual([true, false, false, false, false, true]);
    for (const { external_id } of good) expect(await publishedFor(external_id)).toHaveLength(1);
  });

  it('records an id once, even if the batch repeats it', async () => {
    const event = fresh();
    const reply = await record([event, event, fresh(), event]);
    expect(statuses(reply)).toEqual(['created', 'duplicate', 'created', 'duplicate']);
    expect(new Set([0, 1, 3].map((index) => reply.results[index]!.event_id)).size).toBe(1);
    expect(await publishedFor(event.external_id)).toHaveLength(1);
  });

  it('changes nothing when it is sent again', async () => {
    const events = Array.from({ length: 5 }, () => fresh());
    const first = await record(events);
    const before = await rows();
    const again = await record(events.toReversed());
    expect(statuses(again)).toEqual(Array.from({ length: 5 }, () => 'duplicate'));
    expect(again.results.map(({ event_id }) => event_id).toReversed()).toEqual(
      first.results.map(({ event_id }) => event_id),
    );
    expect(await rows()).toBe(before);
    for (const { external_id } of events) expect(await publishedFor(external_id)).toHaveLength(1);
  });

  it('rejects a known id with other content, and keeps the recorded event', async () => {
    const event = fresh();
    await record([event]);
    const reply = await record([
      { ...event, amount: { value: 1, currency: 'EUR' } },
      { ...event, external_id: 'somebody-else' },
      fresh(),
    ]);
    expect(statuses(reply)).toEqual(['rejected', 'rejected', 'created']);
    expect(reply.results[0]!.errors).toMatchObject([{ pointer: '/id', code: 'event-differs' }]);
    await us.get('somebody-else').expect(404);
    const inside = fresh();
    expect(statuses(await record([inside, { ...inside, kind: 'visit' }]))).toEqual(['created', 'rejected']);
  });

  it('is recorded once when it is sent several times concurrently', async () => {
    const events = Array.from({ length: 20 }, (_, n) => fresh({ external_id: `shared-${n % 3}` }));
    const before = await rows();
    const replies = await Promise.all(
      Array.from({ length: 6 }, (_, n) => record(n % 2 === 0 ? events : events.toReversed())),
    );
    expect(replies.reduce((sum, reply) => sum + reply.created, 0)).toBe(20);
    expect(replies.reduce((sum, reply) => sum + reply.duplicates, 0)).toBe(100);
    expect(await rows()).toBe(before + 20);
    const published = await Promise.all([0, 1, 2].map((n) => publishedFor(`shared-${n}`)));
    expect(published.flat()).toHaveLength(20);
  });

  it('is a duplicate of an event that a concurrent batch records, or rejected if the content differs', async () => {
    const known = fresh();
    await record([known]);
    const [same, other] = [
      fresh({ external_id: known.external_id }),
      fresh({ external_id: known.external_id, kind: 'visit' }),
    ];
    const reply = await harness.app.get(TenantDatabase, { strict: false }).withTenant(harness.tenantId, async (tx) => {
      for (const id of [same.id, other.id]) {
        await tx.query(
          `insert into customers.customer_event
           select tenant_id, gen_random_uuid(), $2, customer_id, kind, occurred_at, amount_minor, currency, properties, created_at
           from customers.customer_event where source_id = $1`,
          [known.id, id],
        );
      }
      const late = record([same, other, fresh()]);
      await eventually(async () => expect(await waitingForLocks(harness.sql)).toBe(1));
      return { late };
    });
    expect(statuses(await reply.late)).toEqual(['duplicate', 'rejected', 'created']);
  });

  it('has 1 to 500 items', async () => {
    const some = (n: number) => Array.from({ length: n }, () => fresh({ external_id: 'busy' }));
    expect((await us.record([])).status).toBe(400);
    expect((await us.record('all of them')).status).toBe(400);
    expect((await record(some(499))).created).toBe(499);
    expect((await record(some(500))).created).toBe(500);
    const before = await rows();
    const over = await us.record(some(501));
    expect([over.status, over.body.errors[0].pointer]).toEqual([400, '/events']);
    expect(await rows()).toBe(before);
  });

  it('has at most one megabyte', async () => {
    const wide = Array.from({ length: 50 }, () => fresh({ properties: wideProperties(25) }));
    expect((await us.record(wide)).status).toBe(413);
  });

  it('is visible in its own workspace only', async () => {
    const event = fresh();
    await record([event]);
    const them = callsOf(harness, { tenantId: harness.otherTenantId });
    await them.eventsOf(event.external_id).expect(404);
    const reply = await record([event], them);
    expect(statuses(reply)).toEqual(['created']);
    const published = await publishedFor(event.external_id);
    expect(published.map(({ tenantId }) => tenantId).toSorted()).toEqual(
      [harness.tenantId, harness.otherTenantId].toSorted(),
    );
  });

  it('is listed page by page and by kind', async () => {
    const kinds = ['order', 'visit', 'delivery', 'visit', 'order'];
    const events = kinds.map((kind) => fresh({ kind, external_id: 'reader', amount: null }));
    for (const event of events) {
      await record([event]);
      harness.clock.advance(1);
    }
    const first = await us.eventsOf('reader', { limit: '3', order: 'asc' }).expect(200);
    const second = await us
      .eventsOf('reader', { limit: '3', order: 'asc', cursor: first.body.next_cursor })
      .expect(200);
    const seen = [...first.body.data, ...second.body.data] as { source_id: string }[];
    expect(seen.map(({ source_id }) => source_id)).toEqual(events.map(({ id }) => id));
    const visits = await us.eventsOf('reader', { kind: 'visit' }).expect(200);
    expect(visits.body.data).toHaveLength(2);
    await us.eventsOf('reader', { kind: 'visit', cursor: first.body.next_cursor }).expect(400);
    await us.eventsOf('nobody-at-all').expect(404);
  });
});

/** Properties of about a thousand bytes each. */
function wideProperties(n: number) {
  return Object.fromEntries(Array.from({ length: n }, (_, i) => [`p${i}`, 'x'.repeat(1000)]));
}
