import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerChanged, ResponseSubmitted, type ResponseSubmittedV1 } from '@hearback/contracts';
import type { Medium } from '@hearback/testing';
import { callsOf, customersHarness } from './harness.js';

describe('a customer who has answered', () => {
  let harness: Medium;
  beforeAll(async () => {
    harness = await customersHarness();
  });
  afterAll(() => harness?.close());

  const answer = (more: Partial<ResponseSubmittedV1>): ResponseSubmittedV1 => ({
    response_id: randomUUID(),
    survey_id: randomUUID(),
    survey_version: 1,
    touchpoint_id: null,
    channel: 'api',
    language: 'en',
    submitted_at: '2026-06-01T11:00:00.000Z',
    accepted_at: '2026-06-01T12:00:00.000Z',
    customer: null,
    scores: [],
    answers: [],
    attributes: [],
    ...more,
  });

  it('is known, exactly once, however often and where they answer', async () => {
    const calls = callsOf(harness);
    for (let times = 0; times < 3; times++)
      await harness.publish(ResponseSubmitted, answer({ customer: { external_id: 'C-answered' } }));
    const other = { tenantId: harness.otherTenantId };
    await harness.publish(ResponseSubmitted, answer({ customer: { external_id: 'C-answered' } }), other);
    await harness.drained();
    expect((await calls.get('C-answered')).body).toMatchObject({
      external_id: 'C-answered',
      name: null,
      attributes: {},
    });
    const events = (await harness.events.all(CustomerChanged)).filter(
      ({ payload }) => payload.external_id === 'C-answered',
    );
    expect(events.map(({ tenantId }) => tenantId).toSorted()).toEqual(
      [harness.tenantId, harness.otherTenantId].toSorted(),
    );
    expect(events.map(({ payload }) => payload.revision)).toEqual([1, 1]);
    const put = await calls.put('C-answered', { name: 'Ada' });
    expect(put.body).toMatchObject({ name: 'Ada' });
  });

  it('keeps the profile that they have', async () => {
    const calls = callsOf(harness);
    await calls.put('C-known', { name: 'Bea', attributes: { tier: 'gold' } });
    await harness.publish(ResponseSubmitted, answer({ customer: { external_id: 'C-known' } }));
    await harness.drained();
    expect((await calls.get('C-known')).body).toMatchObject({ name: 'Bea', attributes: { tier: 'gold' } });
    const events = await harness.events.all(CustomerChanged);
    expect(events.filter(({ payload }) => payload.external_id === 'C-known')).toHaveLength(1);
  });

  it('is not known by a name that a web page gave without proof', async () => {
    await harness.publish(ResponseSubmitted, answer({ unverified_customer: { external_id: 'C-forged' } }));
    await harness.drained();
    expect((await callsOf(harness).get('C-forged')).status).toBe(404);
  });
});
