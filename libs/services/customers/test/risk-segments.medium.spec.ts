import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerRiskChanged, MembershipChanged } from '@hearback/contracts';
import type { Medium } from '@hearback/testing';
import { callsOf, customersHarness } from './harness.js';

let harness: Medium;
beforeAll(async () => {
  harness = await customersHarness();
});
afterAll(() => harness?.close());

describe('a segment by churn risk', () => {
  it('follows the band that was computed last, and has nobody who objects to profiling', async () => {
    const tenantId = randomUUID();
    const us = callsOf(harness, { tenantId });
    const { agent } = us;
    for (const id of ['C-1', 'C-2', 'C-3']) await us.put(id, {});
    const rows = (await harness.sql('select id, external_id from customers.customer where tenant_id = $1', [
      tenantId,
    ])) as readonly { readonly id: string; readonly external_id: string }[];
    const idOf = new Map(rows.map((row) => [row.external_id, row.id]));
    const { body } = await agent
      .post('/v1/segments')
      .send({ name: 'May leave', conditions: { risk_in: ['high'] } })
      .expect(201);
    await harness.drained();
    const members = async () => {
      const reply = await agent.get(`/v1/segments/${body.id}/members`).query({ limit: '100' }).expect(200);
      return (reply.body.data as { external_id: string }[]).map(({ external_id: id }) => id).toSorted();
    };
    const tell = async (bands: Readonly<Record<string, string | null>>, computed_at: string) => {
      const customers = Object.entries(bands).map(([id, band]) => ({ customer_id: idOf.get(id) ?? id, band }));
      await harness.publish(CustomerRiskChanged, { change_id: randomUUID(), customers, computed_at }, { tenantId });
      await harness.drained();
    };
    expect(await members()).toEqual([]);
    // A customer who is not known, and a band of a later release, change nothing.
    await tell({ 'C-1': 'high', 'C-2': 'high', 'C-3': 'certain', [randomUUID()]: 'high' }, '2026-06-02T00:20:00.000Z');
    expect(await members()).toEqual(['C-1', 'C-2']);
    await tell({ 'C-1': 'low' }, '2026-06-01T00:20:00.000Z');
    expect(await members()).toEqual(['C-1', 'C-2']);
    await tell({ 'C-1': 'medium' }, '2026-06-03T00:20:00.000Z');
    expect(await members()).toEqual(['C-2']);
    const wants = { topics_off: [], max_every_days: null, paused_until: null, language: null, quiet_hours: null };
    await agent
      .put('/v1/customers/C-2/preferences')
      .set('if-match', '"0"')
      .send({ ...wants, prefers_person: false, reason: 'asked_by_phone', consents: { profiling: false } })
      .expect(200);
    expect(await members()).toEqual([]);
    await tell({ 'C-3': 'high' }, '2026-06-04T00:20:00.000Z');
    await tell({ 'C-3': null }, '2026-06-05T00:20:00.000Z');
    expect(await members()).toEqual([]);
    const changes = (await harness.events.all(MembershipChanged)).filter((event) => event.tenantId === tenantId);
    expect(changes.map(({ payload: { entered, left } }) => [entered.length, left.length])).toEqual([
      [2, 0],
      [0, 1],
      [0, 1],
      [1, 0],
      [0, 1],
    ]);
  });

  it('is refused with a band that does not exist, and not made', async () => {
    const { agent } = callsOf(harness, { tenantId: randomUUID() });
    const reply = await agent.post('/v1/segments').send({ name: 'S', conditions: { risk_in: ['certain'] } });
    expect([reply.status, reply.body.errors[0].pointer]).toEqual([422, '/conditions/risk_in/0']);
    expect((await agent.get('/v1/segments').expect(200)).body.data).toEqual([]);
  });
});
