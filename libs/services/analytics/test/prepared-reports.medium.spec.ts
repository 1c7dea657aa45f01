import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecorded, EventsWithdrawn } from '@hearback/contracts';
import { TenantDatabase, type OneTenantTx } from '@hearback/database';
import { PreparedReports } from '../src/application/prepared/prepared-reports.js';
import { analyticsFixture, type AnalyticsFixture } from './analytics-fixture.js';
import { recorded } from './customer-events.js';

/** Counts events; `meanwhile` runs while it computes. */
const counting = {
  kind: 'orders',
  variants: ['', 'lead'],
  meanwhile: undefined as (() => Promise<unknown>) | undefined,
  async compute(tx: OneTenantTx, variant: string) {
    const [row] = await tx.query<{ n: number }>(
      `select count(*)::integer as n from analytics.customer_event where tenant_id = $1 and ($2 = '' or kind = $2)`,
      [tx.tenantId, variant],
    );
    await this.meanwhile?.();
    return { n: row!.n };
  },
};

let m: AnalyticsFixture;
beforeAll(async () => {
  m = await analyticsFixture();
  m.app.get(PreparedReports, { strict: false }).register(counting);
});
afterAll(() => m?.close());

function read(variant = '', tenantId = m.tenantId) {
  const reports = m.app.get(PreparedReports, { strict: false });
  return m.app
    .get(TenantDatabase, { strict: false })
    .withTenant(tenantId, (tx) => reports.read<{ n: number }>(tx, counting, variant));
}

async function happened(more: Parameters<typeof recorded>[0] = {}) {
  await m.publish(EventRecorded, recorded(more));
  await m.drained();
}

describe('what customers did', () => {
  it('is stored once, and forgotten when it is withdrawn', async () => {
    const tenantId = m.otherTenantId;
    const event = recorded({ properties: { channel: 'Newsletter' }, kind: 'visit', amount: null, source: 'page' });
    await m.publish(EventRecorded, event, { tenantId });
    await m.publish(EventRecorded, event, { tenantId });
    await m.drained();
    const rows = () => m.sql('select * from analytics.customer_event where event_id = $1', [event.event_id]);
    expect(await rows()).toMatchObject([
      { tenant_id: tenantId, kind: 'visit', channel: 'newsletter', amount_minor: null, from_page: true },
    ]);
    const withdrawn = { customer_id: event.customer_id!, event_ids: [event.event_id], first: [] };
    await m.publish(EventsWithdrawn, { ...withdrawn, withdrawn_at: '2026-03-03T10:00:00.000Z' }, { tenantId });
    await m.drained();
    expect(await rows()).toEqual([]);
  });
});

describe('prepared reports', () => {
  it('are computed at once, then at most once a minute, and say when', async () => {
    const first = m.clock.now();
    expect(await read()).toEqual({ content: { n: 0 }, computedAt: first });
    await happened();
    expect(await read()).toEqual({ content: { n: 1 }, computedAt: first });
    m.clock.advance(20_000);
    await happened({ kind: 'lead', amount: null });
    expect([await read(), await read('lead')]).toEqual([
      { content: { n: 1 }, computedAt: first },
      { content: { n: 0 }, computedAt: first },
    ]);
    m.clock.advance(40_000);
    await m.drained();
    expect([await read(), await read('lead')]).toMatchObject([{ content: { n: 2 } }, { content: { n: 1 } }]);
  });

  it('are computed now where nothing is prepared, and never with what others have', async () => {
    expect(await read('visit')).toEqual({ content: { n: 0 }, computedAt: m.clock.now() });
    expect(await read('lead', m.otherTenantId)).toMatchObject({ content: { n: 0 } });
  });

  it('miss nothing that comes while they are computed', async () => {
    m.clock.advance(60_000);
    counting.meanwhile = async () => {
      counting.meanwhile = undefined;
      await m.publish(EventRecorded, recorded());
      while ((await m.sql(`select from analytics.customer_event where tenant_id = $1`, [m.tenantId])).length < 4)
        await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await happened();
    m.clock.advance(60_000);
    await m.drained();
    expect(await read()).toMatchObject({ content: { n: 4 } });
  });
});
