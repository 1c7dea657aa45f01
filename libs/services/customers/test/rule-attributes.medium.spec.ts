import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AttributeRequested, CustomerChanged } from '@hearback/contracts';
import type { Medium } from '@hearback/testing';
import { callsOf, customersHarness } from './harness.js';

describe('an attribute that a rule sets', () => {
  let harness: Medium;
  beforeAll(async () => {
    harness = await customersHarness();
  });
  afterAll(() => harness?.close());

  const request = async (externalId: string, key: string, value: string | number | boolean) => {
    const requested_at = harness.clock.now().toISOString();
    const payload = { act_id: randomUUID(), external_id: externalId, key, value, rule_id: randomUUID(), requested_at };
    for (let times = 0; times < 2; times += 1) await harness.publish(AttributeRequested, payload);
    await harness.drained();
  };

  it('is set once, and the profile keeps the rest', async () => {
    const calls = callsOf(harness);
    await calls.put('A-1', { attributes: { plan: 'gold' } }).expect(201);
    await request('A-1', 'at_risk', true);
    const { body } = await calls.get('A-1');
    expect([body.attributes, body.revision]).toEqual([{ plan: 'gold', at_risk: true }, 2]);
    const changes = (await harness.events.all(CustomerChanged)).filter(({ payload }) => payload.external_id === 'A-1');
    expect(changes).toHaveLength(2);
  });

  it('changes nothing if it is of another type, and holds up no other event', async () => {
    const calls = callsOf(harness);
    await calls.put('A-2', { attributes: { orders: 3 } }).expect(201);
    await request('A-2', 'orders', 'many');
    await request('A-2', 'visits', 1);
    expect((await calls.get('A-2')).body.attributes).toEqual({ orders: 3, visits: 1 });
  });
});
