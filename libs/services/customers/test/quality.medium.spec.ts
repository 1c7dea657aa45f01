import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AddressSuppressed } from '@hearback/contracts';
import type { Medium } from '@hearback/testing';
import { callsOf, customersHarness } from './harness.js';

let harness: Medium;
beforeAll(async () => {
  harness = await customersHarness();
});
afterAll(() => harness?.close());

const mail = (value: string) => ({ identities: [{ kind: 'email', value }] });

/** Eight customers: three pairs that may be one person, each for another reason. */
async function workspace() {
  const tenantId = randomUUID();
  const us = callsOf(harness, { tenantId });
  const profiles: Readonly<Record<string, object>> = {
    'C-1': { name: 'José Weber', language: 'de', ...mail('jose.weber@gmail.com') },
    'C-2': { name: 'J W', language: 'de', ...mail('joseweber+shop@googlemail.com') },
    'C-3': { name: 'Weber, Jose', language: 'de' },
    'ada@example.org': { name: 'Ada' },
    'C-5': { name: 'Ada', ...mail('ada@example.org') },
    'C-6': { identities: [{ kind: 'phone', value: '+49 30 555 0148' }] },
    'C-7': { identities: [{ kind: 'mobile', value: '0049 (30) 5550148' }] },
    'C-8': { name: 'Ada', language: 'en', ...mail('else@example.org') },
  };
  for (const [id, profile] of Object.entries(profiles)) await us.put(id, profile).expect(201);
  const report = async () => (await us.agent.get('/v1/customer-quality').expect(200)).body;
  const pairs = async () => {
    const { body } = await us.agent.get('/v1/customer-quality/duplicates').expect(200);
    type Pair = Record<'one' | 'other', { external_id: string }> & { reasons: string[]; certainty: string };
    return (body.data as Pair[]).map(({ one, other, reasons, certainty }) => [
      [one, other]
        .map(({ external_id: id }) => id)
        .toSorted()
        .join(' '),
      reasons.join(' '),
      certainty,
    ]);
  };
  return { tenantId, us, report, pairs };
}

describe('the report on profiles', () => {
  it('suggests who may be one person and why, the surest first, until they are merged or told apart', async () => {
    const { us, report, pairs } = await workspace();
    expect(await pairs()).toEqual([
      ['C-1 C-2', 'mailbox', 'high'],
      ['C-5 ada@example.org', 'mailbox', 'high'],
      ['C-6 C-7', 'phone', 'medium'],
      ['C-1 C-3', 'name', 'low'],
    ]);
    await us.agent.post('/v1/customers/C-1/merges').send({ external_id: 'C-2' }).expect(201);
    const distinct = { external_id: 'C-7', other_external_id: 'C-6' };
    await us.agent.post('/v1/customer-quality/distinctions').send(distinct).expect(204);
    await us.agent.post('/v1/customer-quality/distinctions').send(distinct).expect(204);
    expect((await pairs()).map(([who]) => who)).toEqual(['C-5 ada@example.org', 'C-1 C-3']);
    expect(await report()).toMatchObject({ customers: 7, duplicates: 2 });
    const file = await us.agent.get('/v1/customer-quality/export?check=duplicates').expect(200);
    expect(file.text.trim().split('\r\n')).toHaveLength(3);
  });

  it('counts gaps and dead addresses, and lists those whom it counts', async () => {
    const { us, report, tenantId } = await workspace();
    const { body } = await us.get('C-8').expect(200);
    const customerId = (body.id as string).replace(/^cus_(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    const state = {
      customer_id: customerId,
      reason: 'bounced',
      invitation_id: null,
      changed_at: '2026-06-01T11:00:00.000Z',
    };
    await harness.publish(AddressSuppressed, { ...state, active: true, revision: 1 }, { tenantId });
    await harness.drained();
    const counted = await report();
    expect(counted).toEqual({
      customers: 8,
      duplicates: 4,
      missing: { name: 2, language: 4, email: 4, consent: 8 },
      dead_addresses: 1,
    });
    for (const [field, n] of Object.entries(counted.missing as Record<string, number>))
      expect((await us.list({ missing: field })).body.data).toHaveLength(n);
    expect((await us.list({ dead_address: 'true' })).body.data).toMatchObject([{ external_id: 'C-8' }]);
    await harness.publish(AddressSuppressed, { ...state, active: false, revision: 2 }, { tenantId });
    await harness.drained();
    expect((await report()).dead_addresses).toBe(0);
  });
});
