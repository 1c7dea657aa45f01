import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CustomerMerged,
  CustomerRiskChanged,
  EventRecorded,
  PreferencesChanged,
  ResponseSubmitted,
  TaskBreached,
  TaskOpened,
  TaskResolved,
} from '@hearback/contracts';
import { BatchDatabase } from '@hearback/database';
import { medium, type Medium } from '@hearback/testing';
import { RiskCustomerStore } from '../src/application/churn/risk-customer-store.js';
import type { CustomerEventFact } from '../src/application/orders/customer-event-store.js';
import { RecordCustomerEvents } from '../src/application/orders/record-customer-events.js';
import { customerKey } from '../src/events/customer-key.js';
import { AnalyticsModule } from '../src/index.js';
import { submitted } from './builders.js';
import { recorded } from './customer-events.js';

const NOW = new Date('2026-11-30T12:00:00.000Z');
const CUT = Date.UTC(2026, 5, 1);
const DAY = 86_400_000;
const PATH = '/v1/reports/churn';
const QUIET_TIME = 20 * 60_000;

let m: Medium;
beforeAll(async () => {
  m = await medium({ modules: { analytics: AnalyticsModule }, now: NOW });
});
afterAll(() => m?.close());

interface Shop {
  readonly tenantId: string;
  readonly customers: readonly { readonly customerId: string; readonly externalId: string }[];
}

/** `n` customers; who had not ordered for 90 days at the cut has left, but for each tenth. Those who stayed last ordered up to 170 days ago. */
async function shop(n: number): Promise<Shop> {
  const tenantId = randomUUID();
  const customers = Array.from({ length: n }, (_, i) => ({ customerId: randomUUID(), externalId: `C-${i}` }));
  const facts = customers.flatMap(({ customerId, externalId }, i): CustomerEventFact[] => {
    const since = 5 + (i % 170);
    const leaves = i % 10 === 0 ? since <= 90 : since > 90;
    const days = [CUT - 200 * DAY, CUT - since * DAY];
    if (!leaves) days.push(CUT + 10 * DAY, NOW.getTime() - ((7 * i) % 170) * DAY);
    return days.map((at, place) => ({
      tenantId,
      eventId: randomUUID(),
      customerId,
      kind: 'order',
      occurredAt: new Date(at).toISOString(),
      // Only the newest has an amount, so that how much was spent tells nothing of who left.
      amountMinor: place === 3 ? 4_900 : null,
      currency: place === 3 ? 'EUR' : null,
      channel: null,
      isFromPage: false,
      customerKey: customerKey(tenantId, externalId),
    }));
  });
  await m.app.get(BatchDatabase, { strict: false }).withTenants([tenantId], async (tx) => {
    const names = customers.map((each) => ({
      ...each,
      tenantId,
      customerKey: customerKey(tenantId, each.externalId),
      revision: 1,
    }));
    await m.app.get(RiskCustomerStore, { strict: false }).saveNames(tx, names);
    await m.app.get(RecordCustomerEvents, { strict: false }).execute(tx, facts);
  });
  await m.drained();
  return { tenantId, customers };
}

async function read(tenantId: string, path = '') {
  const { status, body } = await m.as({ tenantId }).get(PATH + path);
  expect(status).toBe(200);
  return body;
}

async function changesOf(tenantId: string): Promise<ReadonlyMap<string, string | null>> {
  const events = (await m.events.all(CustomerRiskChanged)).filter((event) => event.tenantId === tenantId);
  // Events of one workspace are in several partitions: what was computed later holds.
  const inOrder = events.toSorted((a, b) => (a.payload.computed_at < b.payload.computed_at ? -1 : 1));
  return new Map(
    inOrder.flatMap(({ payload }) => payload.customers.map(({ band, customer_id: id }) => [id, band] as const)),
  );
}

const objection = (customer_id: string, revision: number, no_profiling: boolean) => ({
  customer_id,
  topics_off: [],
  max_every_days: null,
  paused_until: null,
  language: null,
  quiet_hours: null,
  prefers_person: false,
  no_profiling,
  revision,
  changed_at: NOW.toISOString(),
});

describe('the report about churn risk', () => {
  let known: Shop;
  beforeAll(async () => {
    known = await shop(440);
  });

  it('learns from who left, and lists who may leave with the reasons', async () => {
    const { tenantId, customers } = known;
    const report = await read(tenantId);
    expect(report).toMatchObject({
      customers: 440,
      cut_at: '2026-06-01T00:00:00.000Z',
      next_at: '2026-12-28T00:00:00.000Z',
      refusal: null,
    });
    expect(report.left).toBeGreaterThan(180);
    expect(report.calibration.bins).toHaveLength(10);
    expect(report.precision.value).toBeGreaterThan(0.7);
    const high = (await read(tenantId, '/customers?band=high&limit=200')).data;
    expect(high).toHaveLength(Math.min(200, report.bands.high));
    const risks = high.map(({ risk }: { risk: number }) => risk);
    expect(risks).toEqual(risks.toSorted((a: number, b: number) => b - a));
    expect(high[0].reasons[0]).toMatchObject({ feature: 'days_since_order' });
    expect(high[0]).toMatchObject({ band: 'high', currency: 'EUR' });
    const id = customers.find(({ externalId }) => externalId === high[0].external_id)!.customerId;
    const changes = await changesOf(tenantId);
    expect(changes.get(id)).toBe('high');
    expect(changes.size).toBe(report.bands.high + report.bands.medium + report.bands.low);
    const explained = await read(tenantId, '/explain');
    expect(explained.steps.find(({ name }: { name: string }) => name === 'auc').value).toBe(report.calibration.auc);
    const { text } = await m.as({ tenantId }).get(`${PATH}/export`);
    expect(text.split('\r\n').filter((line: string) => line.startsWith('"calibration",'))).toHaveLength(10);
    expect(text).not.toContain('C-');
  });

  it('leaves out who objects to profiling, at once and under a merged profile, and lets them in again', async () => {
    const { tenantId, customers } = await shop(420);
    const [first, second, merged] = (await read(tenantId, '/customers?limit=3')).data.map(
      ({ external_id: of }: { external_id: string }) => customers.find(({ externalId }) => externalId === of)!,
    ) as readonly [Shop['customers'][number], Shop['customers'][number], Shop['customers'][number]];
    const riskOf = async ({ externalId }: Shop['customers'][number]) =>
      (await read(tenantId, `/customers?external_id=${externalId}`)).data.length;
    m.clock.advance(1_000);
    await m.publish(PreferencesChanged, objection(first.customerId, 1, true), { tenantId });
    await m.publish(
      CustomerMerged,
      {
        merge_id: randomUUID(),
        customer_id: merged.customerId,
        external_id: merged.externalId,
        kept_customer_id: second.customerId,
        kept_external_id: second.externalId,
        revision: 1,
        merged_at: NOW.toISOString(),
      },
      { tenantId },
    );
    await m.drained();
    expect([await riskOf(first), await riskOf(second)]).toEqual([0, 1]);
    expect((await changesOf(tenantId)).get(first.customerId)).toBeNull();
    await m.publish(PreferencesChanged, objection(merged.customerId, 1, true), { tenantId });
    await m.drained();
    expect(await riskOf(second)).toBe(0);
    m.clock.advance(QUIET_TIME);
    await m.drained();
    expect((await read(tenantId)).customers).toBe(417);
    await m.publish(PreferencesChanged, objection(first.customerId, 2, false), { tenantId });
    await m.drained();
    m.clock.advance(QUIET_TIME);
    await m.drained();
    expect([(await read(tenantId)).customers, await riskOf(first)]).toEqual([418, 1]);
    m.clock.advance(-2 * QUIET_TIME - 1_000);
  });

  it('refuses with what is missing, and keeps no risk of a model that is gone', async () => {
    const none = randomUUID();
    expect((await read(none)).refusal).toMatchObject({ kind: 'nothing', code: 'no_orders' });
    expect((await read(none, '/customers')).data).toEqual([]);
    const few = await shop(150);
    const { bands, calibration, refusal } = await read(few.tenantId);
    expect([bands, calibration]).toEqual([null, null]);
    expect(refusal).toMatchObject({ code: 'too_few_churned', needed: 100 });
    expect((await read(few.tenantId, '/customers')).data).toEqual([]);
  });

  it('of another workspace shows nobody, and bad parameters are refused', async () => {
    const { tenantId } = known;
    expect((await read(tenantId, '/customers')).data.length).toBe(20);
    expect((await read(randomUUID(), '/customers')).data).toEqual([]);
    for (const query of ['limit=0', 'limit=201', 'band=certain', 'external_id='])
      expect((await m.as({ tenantId }).get(`${PATH}/customers?${query}`)).status).toBe(400);
  });

  it('is computed again from the next order', async () => {
    const { tenantId, customers } = known;
    const before = (await read(tenantId, '/customers?limit=1')).data[0];
    const { customerId } = customers.find(({ externalId }) => externalId === before.external_id)!;
    const order = { customer_id: customerId, external_id: before.external_id, occurred_at: NOW.toISOString() };
    await m.publish(EventRecorded, recorded(order), { tenantId });
    await m.drained();
    m.clock.advance(QUIET_TIME);
    await m.drained();
    const [after] = (await read(tenantId, `/customers?external_id=${before.external_id}`)).data;
    expect(after.risk).toBeLessThan(before.risk);
    m.clock.advance(-QUIET_TIME);
  });
});

const OCTOBER = '2026-10-14T10:00:00.000Z';
const SAYS = {
  en: 'This is terrible, it never worked and nobody answers.',
  de: 'Sehr schöne Lampe, gerne wieder, vielen Dank an alle!',
} as const;

/** An unhappy answer with a comment, and its task, which was resolved after its deadline if `isLate`. */
async function served(tenantId: string, language: 'de' | 'en', tier: string, isLate: boolean): Promise<void> {
  const [task_id, title] = [randomUUID(), 'Call back'];
  const answer = submitted({
    at: OCTOBER,
    language,
    comment: SAYS[language],
    scores: [{ metric: 'nps', score: 1 }],
    segments: { tier, gone: null },
  });
  await m.publish(ResponseSubmitted, answer, { tenantId });
  const [response_id, due_at] = [answer.response_id, '2026-10-15T10:00:00.000Z'];
  const [nobody, resolved_at] = [
    { assignee_id: null },
    isLate ? '2026-10-17T10:00:00.000Z' : '2026-10-14T12:00:00.000Z',
  ];
  const opened = { rule_id: null, rule_name: null, reason: null, comment: null, opened_at: OCTOBER, due_at };
  await m.publish(TaskOpened, { task_id, response_id, title, ...nobody, ...opened }, { tenantId });
  const late = { task_id, title, ...nobody, due_at };
  if (isLate) await m.publish(TaskBreached, { ...late, breached_at: due_at }, { tenantId });
  // The deadline of the first response is another one.
  else await m.publish(TaskBreached, { ...late, clock: 'first_response', breached_at: OCTOBER }, { tenantId });
  const resolution = {
    root_cause: 'delivery',
    outcome: 'recovered',
    resolved_by: null,
    opened_at: OCTOBER,
    resolved_at,
  };
  await m.publish(TaskResolved, { task_id, response_id, ...resolution }, { tenantId });
}

describe('the report about fairness', () => {
  const fairness = async (tenantId: string, path = '') => {
    const { status, body, text } = await m.as({ tenantId }).get(`/v1/reports/fairness${path}`);
    return { status, body, text };
  };

  it('compares deadlines and sentiment by groups of thirty and more', async () => {
    const tenantId = randomUUID();
    for (let i = 0; i < 40; i += 1) {
      await served(tenantId, 'de', i < 12 ? 'gold' : 'silver', i < 4);
      await served(tenantId, 'en', i < 12 ? 'gold' : 'silver', i < 20);
    }
    await m.drained();
    const { body } = await fairness(tenantId);
    expect(body).toMatchObject({ month: '2026-10', time_zone: 'UTC' });
    const [deadlines, sentiment] = body.subjects;
    expect(deadlines).toMatchObject({ subject: 'deadlines', refusal: null, all: { hits: 56, n: 80 } });
    const tableOf = (subject: typeof deadlines, by: string) =>
      subject.tables.find(({ attribute }: { attribute: string }) => attribute === by);
    expect(tableOf(deadlines, 'language').groups).toMatchObject([
      { value: 'de', share: { hits: 36, n: 40 }, verdict: 'higher', hidden: null },
      { value: 'en', share: { hits: 20, n: 40 }, verdict: 'lower', hidden: null },
    ]);
    // Of the tiers only one has 30, and all answers came by one channel.
    expect(deadlines.tables.map(({ attribute }: { attribute: string }) => attribute)).toEqual(['language']);
    // What the comment says and the score agree in English only.
    expect(
      tableOf(sentiment, 'language').groups.map(({ share, value }: { share: object; value: string }) => [value, share]),
    ).toMatchObject([
      ['de', { hits: 0, n: 40 }],
      ['en', { hits: 40, n: 40 }],
    ]);
    expect((await fairness(tenantId, '/explain')).body.steps[0]).toMatchObject({ substituted: '56 / 80', value: 0.7 });
    const lines = (await fairness(tenantId, '/export')).text.split('\r\n');
    expect(lines.find((line: string) => line.startsWith('"2026-10","deadlines","language","de",'))).toMatch(
      /"36","40","higher"$/,
    );
  });

  it('refuses months with too few, and what is no month', async () => {
    const { body } = await fairness(randomUUID(), '?month=2026-09');
    expect(body.subjects.map(({ refusal }: { refusal: { code: string } }) => refusal.code)).toEqual([
      'too_few_cases',
      'too_few_cases',
    ]);
    expect(body.subjects[0]).toMatchObject({ all: { value: null, n: 0 }, tables: [] });
    for (const month of ['2026-13', '2026-1', '1969-12', 'october'])
      expect((await fairness(randomUUID(), `?month=${month}`)).status).toBe(400);
  });
});
