import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerMerged, CustomerRiskChanged, EventRecorded, PreferencesChanged } from '@hearback/contracts';
import { BatchDatabase } from '@hearback/database';
import { medium, type Medium } from '@hearback/testing';
import { RiskCustomerStore } from '../src/application/churn/risk-customer-store.js';
import type { CustomerEventFact } from '../src/application/orders/customer-event-store.js';
import { RecordCustomerEvents } from '../src/application/orders/record-customer-events.js';
import { customerKey } from '../src/events/customer-key.js';
import { AnalyticsModule } from '../src/index.js';
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
    if (!leaves) days.push(CUT + 30 * DAY, NOW.getTime() - ((7 * i) % 170) * DAY);
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
  return new Map(
    events.flatMap(({ payload }) => payload.customers.map(({ band, customer_id: id }) => [id, band] as const)),
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
  it('learns from who left, and lists who may leave with the reasons', async () => {
    const { tenantId, customers } = await shop(600);
    const report = await read(tenantId);
    expect(report).toMatchObject({
      customers: 600,
      cut_at: '2026-06-01T00:00:00.000Z',
      next_at: '2026-12-28T00:00:00.000Z',
      refusal: null,
    });
    expect(report.left).toBeGreaterThan(250);
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
    const { tenantId, customers } = await shop(500);
    const [first, second, merged] = (await read(tenantId, '/customers?limit=3')).data.map(
      ({ external_id: of }: { external_id: string }) => customers.find(({ externalId }) => externalId === of)!,
    ) as readonly [Shop['customers'][number], Shop['customers'][number], Shop['customers'][number]];
    const riskOf = async ({ externalId }: Shop['customers'][number]) =>
      (await read(tenantId, `/customers?external_id=${externalId}`)).data.length;
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
    expect((await read(tenantId)).customers).toBe(497);
    await m.publish(PreferencesChanged, objection(first.customerId, 2, false), { tenantId });
    await m.drained();
    m.clock.advance(QUIET_TIME);
    await m.drained();
    expect([(await read(tenantId)).customers, await riskOf(first)]).toEqual([498, 1]);
    m.clock.advance(-2 * QUIET_TIME);
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
    const { tenantId } = await shop(400);
    expect((await read(tenantId, '/customers')).data.length).toBe(20);
    expect((await read(randomUUID(), '/customers')).data).toEqual([]);
    for (const query of ['limit=0', 'limit=201', 'band=certain', 'external_id='])
      expect((await m.as({ tenantId }).get(`${PATH}/customers?${query}`)).status).toBe(400);
  });

  it('is computed again from the next order', async () => {
    const { tenantId, customers } = await shop(400);
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
