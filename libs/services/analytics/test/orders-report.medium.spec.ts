import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CustomerMerged,
  CustomerUnmerged,
  EventRecorded,
  MembershipChanged,
  SegmentChanged,
} from '@hearback/contracts';
import { BatchDatabase } from '@hearback/database';
import { medium, type Medium } from '@hearback/testing';
import { RecordCustomerEvents } from '../src/application/orders/record-customer-events.js';
import { expectedPurchases, type BgNbd } from '../src/domain/purchases/bg-nbd.js';
import { AnalyticsModule } from '../src/index.js';
import { customerKey } from '../src/events/customer-key.js';
import { recorded } from './customer-events.js';
import { cdnow, onlineRetail, order } from './orders-data.js';
import type { CustomerEventFact } from '../src/application/orders/customer-event-store.js';

const NOW = new Date('2011-12-09T22:00:00.000Z');
const PATH = '/v1/reports/orders';
const AT = '2011-11-02T10:00:00.000Z';

let m: Medium;
beforeAll(async () => {
  m = await medium({ modules: { analytics: AnalyticsModule }, now: NOW });
});
afterAll(() => m?.close());

/** Stores facts as the consumer does. */
async function store(facts: readonly CustomerEventFact[]): Promise<void> {
  const record = m.app.get(RecordCustomerEvents, { strict: false });
  const tenantIds = [...new Set(facts.map(({ tenantId }) => tenantId))];
  const batches = m.app.get(BatchDatabase, { strict: false });
  await batches.withTenants(tenantIds, (tx) => record.execute(tx, facts));
  await m.drained();
}

async function report(tenantId: string, query = '') {
  const { status, body } = await m.as({ tenantId }).get(PATH + query);
  expect(status).toBe(200);
  return body;
}

describe('the report about orders', () => {
  it('takes orders below zero for refunds, and adds no two currencies', async () => {
    const tenantId = randomUUID();
    const euros = Array.from({ length: 40 }, () =>
      recorded({ occurred_at: AT, amount: { minor: 10_000, currency: 'EUR' } }),
    );
    const [first] = euros;
    const more = (minor: number, currency = 'EUR') =>
      recorded({ customer_id: first!.customer_id, occurred_at: AT, amount: { minor, currency } });
    // The first one is told twice.
    const others = [more(-10_000), more(5_000, 'USD'), more(700, 'JPY'), { ...more(300), kind: 'refund' }];
    await Promise.all([...euros, first!, ...others].map((event) => m.publish(EventRecorded, event, { tenantId })));
    await m.drained();
    const body = await report(tenantId);
    expect(body).toMatchObject({ customers: 40, orders: 42, repeat: { hits: 1, n: 40 } });
    expect(body.values).toMatchObject([
      { currency: 'EUR', revenue: 400_000, refunds: 2, refunded: 10_300, order_value: { value: 10_000, n: 40 } },
      { currency: 'JPY', revenue: 700, order_value: { value: null, n: 1, refusal: { code: 'too_few_orders' } } },
      { currency: 'USD', revenue: 5_000, order_value: { value: null, n: 1 } },
    ]);
  });

  it('has the known values of the shop, from its events', async () => {
    const tenantId = randomUUID();
    await store(onlineRetail(tenantId));
    const body = await report(tenantId);
    const counts = body.cohorts.map((cohort: { cells: { active: { hits: number } }[] }) =>
      cohort.cells.map(({ active }) => active.hits),
    );
    expect(counts[0]).toEqual([885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235]);
    expect(counts.map((cells: number[]) => cells[0])).toEqual([
      885, 417, 380, 452, 300, 284, 242, 188, 169, 299, 358, 323, 41,
    ]);
    expect(body.cohorts[0]).toMatchObject({ month: '2010-12', customers: 885 });
    expect(body.cohorts[0].cells.at(-1)).toMatchObject({ age: 12, complete: false });
    expect(body.cohorts[0].cells[1].active.value).toBeCloseTo(324 / 885, 12);
    const [pounds] = body.values;
    expect(pounds).toMatchObject({ currency: 'GBP', revenue: 891_140_790, refunds: 0 });
    expect(pounds.order_value.value / 100).toBeCloseTo(480.866, 3);
    expect(pounds.order_value).toMatchObject({ n: 18_532, customers: 4_338, refusal: null });
    expect(pounds.order_value.interval.low).toBeLessThan(48_086);
    expect(pounds.order_value.interval.high).toBeGreaterThan(48_087);
    expect(100 * body.repeat.value).toBeCloseTo(65.5832, 4);
    expect(body.churn.map(({ refusal }: { refusal: { code: string } | null }) => refusal?.code ?? null)).toEqual([
      ...Array<string>(6).fill('too_little_history'),
      ...Array<null>(6).fill(null),
    ]);
    expect(body.expected_value).toMatchObject({ currency: 'GBP', customers: 4_338, refusal: null });
    expect(body.expected_value.value.interval.low).toBeGreaterThan(0);
    expect(body.conversion.rates.map(({ refusal }: { refusal: { kind: string } }) => refusal.kind)).toEqual(
      Array(3).fill('nothing'),
    );
  });

  it('fits the published parameters to CDNOW, and predicts its second half', async () => {
    const tenantId = randomUUID();
    await store(cdnow(tenantId, new Date('2011-12-09T12:00:00.000Z')));
    const { expected_value: expected } = await report(tenantId);
    const { check } = expected;
    expect(check).toMatchObject({ customers: 2_357, weeks: 39, actual: 1_882 });
    const model = check.model as BgNbd;
    expect(model.r).toBeCloseTo(0.243, 3);
    expect(model.alpha).toBeCloseTo(4.414, 2);
    expect(model.a).toBeCloseTo(0.793, 2);
    expect(model.b).toBeCloseTo(2.426, 2);
    expect(expectedPurchases(model, { repeats: 2, last: 30.43, observed: 38.86 }, 39)).toBeCloseTo(1.226, 3);
    expect(check.mean_absolute_error).toBeLessThanOrEqual(0.7855);
    expect(expected).toMatchObject({ customers: 2_357, fitted: 2_357, refusal: null });
  });

  it('tells of a whole import soon after it, also where numbers are computed rarely', async () => {
    const tenantId = randomUUID();
    // Too few for a model, so quick.
    const orders = Array.from({ length: 90 }, (_, i) =>
      ['2010-11-02', '2011-03-02'].map((day, place) =>
        order(tenantId, `${i}`, place, new Date(`${day}T12:00:00.000Z`), 100, 'USD'),
      ),
    ).flat();
    const known = async () => {
      const { body: churn } = await m.as({ tenantId }).get('/v1/reports/churn');
      return { customers: (await report(tenantId)).expected_value.customers, churn: churn.computed_at };
    };
    await store(orders.slice(0, 20));
    expect(await known()).toEqual({ customers: 10, churn: m.clock.now().toISOString() });
    await store(orders.slice(20, -2));
    m.clock.advance(60_000);
    await m.drained();
    const whole = { customers: 89, churn: m.clock.now().toISOString() };
    expect(await known()).toEqual(whole);
    // One more changes little, and waits.
    await store(orders.slice(-2));
    m.clock.advance(60_000);
    await m.drained();
    expect(await known()).toEqual(whole);
  });

  it('takes merged profiles as one customer, and parts by segment', async () => {
    const tenantId = randomUUID();
    const publish: Medium['publish'] = (contract, payload) => m.publish(contract, payload, { tenantId });
    const segment = randomUUID();
    const customers = Array.from({ length: 31 }, () => randomUUID());
    const [kept, merged] = customers as [string, string];
    await publish(SegmentChanged, {
      segment_id: segment,
      name: 'Regulars',
      archived: false,
      revision: 1,
      changed_at: NOW.toISOString(),
    });
    await publish(MembershipChanged, { segment_id: segment, entered: customers, left: [], day: '2011-12-09' });
    for (const customer_id of customers)
      await publish(EventRecorded, recorded({ customer_id, occurred_at: '2011-11-20T10:00:00.000Z' }));
    await publish(
      EventRecorded,
      recorded({ customer_id: merged, source: 'page', occurred_at: '2011-11-22T10:00:00.000Z' }),
    );
    await m.drained();
    const pointer = {
      merge_id: randomUUID(),
      customer_id: merged,
      external_id: 'b',
      kept_customer_id: kept,
      kept_external_id: 'a',
    };
    expect(await report(tenantId, '?months=6')).toMatchObject({ customers: 31, orders: 31, repeat: { hits: 0 } });
    await publish(CustomerMerged, { ...pointer, revision: 1, merged_at: NOW.toISOString() });
    await publish(
      EventRecorded,
      recorded({
        customer_id: kept,
        kind: 'refund',
        occurred_at: '2011-11-21T10:00:00.000Z',
        amount: { minor: -900, currency: 'EUR' },
      }),
    );
    await m.sql('insert into analytics.respondent (tenant_id, response_id, customer_key) values ($1, $2, $3)', [
      tenantId,
      segment,
      customerKey(tenantId, 'C-1'),
    ]);
    await m.sql(
      'insert into analytics.handling (tenant_id, task_id, response_id, automatic_reply_at, first_response_at) values ($1, $2, $2, $3, $4)',
      [tenantId, segment, '2011-11-01', '2011-12-24'],
    );
    m.clock.advance(60_000);
    await m.drained();
    const body = await report(tenantId);
    // A person answers only after now.
    const handled = body.parts.filter(({ dimension }: { dimension: string }) => dimension === 'exposure');
    expect(handled.map(({ customers: n }: { customers: number }) => n)).toEqual([0, 30, 0, 0]);
    expect(body).toMatchObject({ customers: 30, orders: 31, repeat: { hits: 1, n: 30 }, refusal: null });
    expect(body.values).toMatchObject([{ currency: 'EUR', revenue: 31 * 4_900, refunds: 1, refunded: 900 }]);
    const part = body.parts.find(({ name }: { name: string | null }) => name === 'Regulars');
    expect(part).toMatchObject({ dimension: 'segment', customers: 30, repeat: { hits: 1 }, refusal: null });
    await publish(CustomerUnmerged, { ...pointer, revision: 2, unmerged_at: NOW.toISOString() });
    await publish(EventRecorded, recorded({ customer_id: kept, kind: 'delivery', amount: null }));
    m.clock.advance(60_000);
    await m.drained();
    const { text } = await m.as({ tenantId }).get(`${PATH}/export?months=24`);
    expect(text).toMatch(/^"repeat_rate","all","","","","0",.*,"0","31",""\r$/m);
  });

  it('converts visits of known customers that were observed for 30 days', async () => {
    const tenantId = randomUUID();
    const customers = Array.from({ length: 40 }, () => randomUUID());
    const visit = (customer_id: string | null, occurred_at: string) =>
      recorded({
        customer_id,
        occurred_at,
        kind: 'visit',
        amount: null,
        source: 'page',
        properties: { channel: 'search' },
      });
    const events = [
      ...customers.map((customer) => visit(customer, '2011-10-01T10:00:00.000Z')),
      ...customers
        .slice(0, 10)
        .map((customer_id) => recorded({ customer_id, occurred_at: '2011-10-20T10:00:00.000Z' })),
      // Too late, before, too new, and a visitor.
      recorded({ customer_id: customers[20]!, occurred_at: '2011-11-05T10:00:00.000Z' }),
      recorded({ customer_id: customers[21]!, occurred_at: '2011-09-30T10:00:00.000Z' }),
      visit(randomUUID(), '2011-12-01T10:00:00.000Z'),
      visit(null, '2011-10-01T10:00:00.000Z'),
    ];
    for (const event of events) await m.publish(EventRecorded, event, { tenantId });
    await m.drained();
    m.clock.advance(60_000);
    await m.drained();
    const { conversion } = await report(tenantId);
    expect(conversion).toMatchObject({ visits: 42, leads: 0 });
    expect(conversion.rates[1]).toMatchObject({
      name: 'visit_to_order',
      rate: { hits: 10, n: 40, value: 0.25 },
      refusal: null,
    });
  });

  it('knows nothing of an empty workspace, and refuses bad parameters', async () => {
    const tenantId = randomUUID();
    expect(await report(tenantId)).toMatchObject({
      customers: 0,
      repeat: { value: null, n: 0 },
      cohorts: [],
      values: [],
      expected_value: null,
      refusal: { kind: 'nothing', needed: 30, have: 0 },
    });
    expect((await m.as({ tenantId }).get(`${PATH}?months=5`)).status).toBe(400);
    const { body } = await m.as({ tenantId }).get(`${PATH}/explain?rule=unbounded`);
    expect(body.definition).toContain('in that month or later');
  });
});

describe('what came before orders', () => {
  it('is credited by five rules whose credits add up to the orders', async () => {
    const tenantId = randomUUID();
    const customer_id = randomUUID();
    const touch = (days: number, channel: string | null) => ({
      customer_id,
      kind: 'visit',
      amount: null,
      source: 'page',
      occurred_at: new Date(Date.parse('2011-12-01T10:00:00.000Z') - days * 86_400_000).toISOString(),
      properties: (channel === null ? {} : { channel }) as Record<string, string>,
    });
    const events = [
      recorded({ customer_id, occurred_at: '2011-12-01T10:00:00.000Z', amount: { minor: 10_000, currency: 'EUR' } }),
      // The vector of metrics.md, a contact before the window, one after the order, and an order without any.
      ...[
        touch(22, 'search'),
        touch(15, 'mail'),
        touch(8, 'search'),
        touch(1, null),
        touch(40, 'fair'),
        touch(-1, 'late'),
      ].map((visit) => recorded(visit)),
      recorded({ occurred_at: '2011-12-02T10:00:00.000Z' }),
      recorded({ customer_id, occurred_at: '2011-12-01T09:00:00.000Z', source: 'page' }),
    ];
    for (const event of events) await m.publish(EventRecorded, event, { tenantId });
    await m.drained();
    m.clock.advance(60_000);
    await m.drained();
    const path = '/v1/reports/attribution';
    const { body } = await m.as({ tenantId }).get(path);
    expect(body).toMatchObject({
      orders: 2,
      credited: 1,
      currency: 'EUR',
      revenue: 10_000,
      window_days: 30,
      refusal: null,
    });
    const credits = (model: string) =>
      Object.fromEntries(
        body.channels.map(
          ({ channel, credits: all }: { channel: string; credits: { model: string; revenue: number }[] }) => [
            channel,
            Number(all.find((credit) => credit.model === model)!.revenue.toFixed(1)),
          ],
        ),
      );
    expect(credits('first')).toEqual({ search: 10_000, mail: 0, null: 0 });
    expect(credits('last')).toEqual({ search: 0, mail: 0, null: 10_000 });
    expect(credits('linear')).toEqual({ search: 5_000, mail: 2_500, null: 2_500 });
    expect(credits('position_based')).toEqual({ search: 5_000, mail: 1_000, null: 4_000 });
    expect(credits('time_decay')).toEqual({ search: 3_333.3, mail: 1_333.3, null: 5_333.3 });
    const wide = await m.as({ tenantId }).get(`${path}?window_days=90&days=365`);
    expect(wide.body.channels.map(({ channel }: { channel: string | null }) => channel)).toContain('fair');
    const explained = await m.as({ tenantId }).get(`${path}/explain`);
    expect(explained.body.steps.map(({ value }: { value: number }) => value)).toEqual(
      Array(5).fill(expect.closeTo(1, 12)),
    );
    expect((await m.as({ tenantId }).get(`${path}/export?days=28`)).text).toMatch(/^"mail","1","1","linear","0.25",/m);
    expect((await m.as({ tenantId: randomUUID() }).get(path)).body).toMatchObject({
      channels: [],
      refusal: { kind: 'nothing', code: 'no_contacts' },
    });
  });
});
