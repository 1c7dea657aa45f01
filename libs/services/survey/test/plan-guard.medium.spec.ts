import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AddressSuppressed,
  InvitationClaimed,
  InvitationMailBounced,
  PlanChanged,
  SurveyActionAudited,
} from '@hearback/contracts';
import { parsePublicId } from '@hearback/kernel';
import { askingFixture, type AskingFixture } from './asking-fixture.js';

const DAY_MS = 86_400_000;

describe('a campaign that does harm', () => {
  let fixture: AskingFixture;
  beforeAll(async () => {
    fixture = await askingFixture(new Date('2026-03-02T06:00:00Z'));
  });
  afterAll(() => fixture?.close());

  // At six in the morning of the next day, before the places of a day.
  beforeEach(async () => {
    const now = fixture.clock.now();
    fixture.clock.advance(new Date(now).setUTCHours(30, 0, 0, 0) - now.getTime());
    await fixture.drained();
  });

  /** Starts a campaign that asks five customers a day, and lets the first day pass. */
  async function running(prefix: string): Promise<{ readonly id: string; readonly customers: readonly string[] }> {
    const ids = Array.from({ length: 10 }, (_, index) => `${prefix}-${index}`);
    await fixture.customers(ids);
    const schedule = { first_day: fixture.clock.now().toISOString().slice(0, 10), days: 2, per_day: 5, time: '12:00' };
    const audience = { kind: 'customers', external_ids: ids };
    const body = { kind: 'campaign', name: 'Spring', survey_id: fixture.survey.id, audience, schedule };
    const { id } = (await fixture.call('post', '/v1/plans', { body })).body;
    await fixture.call('post', `/v1/plans/${id}/start`, {});
    await fixture.drained();
    fixture.clock.advance(DAY_MS / 2);
    await fixture.drained();
    return { id, customers: (await claims(id)).map((claim) => claim.customer_id) };
  }

  const claims = async (id: string) =>
    (await fixture.events.all(InvitationClaimed))
      .map(({ payload }) => payload)
      .filter((each) => each.plan_id === parsePublicId('pln', id));
  const now = () => fixture.clock.now().toISOString();
  const planOf = async (id: string) => {
    await fixture.drained();
    return (await fixture.call('get', `/v1/plans/${id}`)).body;
  };
  const bounce = async (claimed: readonly { readonly invitation_id: string }[]) => {
    for (const { invitation_id } of claimed) {
      const mail = { invitation_id, step: 'invite', step_number: 1, cause: 'permanent', code: 550 };
      await fixture.publish(InvitationMailBounced, { ...mail, bounced_at: now() });
    }
  };

  it('pauses once a pattern is seen in what bounces, and tells why', async () => {
    const { id } = await running('B');
    const asked = await claims(id);
    await bounce(asked.slice(0, 2));
    expect(await planOf(id)).toMatchObject({ status: 'running', paused_because: null });
    await bounce(asked.slice(2, 4));
    expect(await planOf(id)).toMatchObject({ status: 'paused', paused_because: 'bounced' });
    const { guards } = (await fixture.call('get', `/v1/plans/${id}/progress`)).body;
    expect(guards).toEqual([
      { kind: 'bounced', customers: 4, asked: 5, limit: 0.03 },
      { kind: 'complained', customers: 0, asked: 5, limit: 0.001 },
      { kind: 'refused', customers: 0, asked: 5, limit: 0.02 },
    ]);
    const audited = (await fixture.events.all(SurveyActionAudited)).map(({ payload }) => payload);
    expect(audited.find(({ action }) => action === 'survey.plan-paused')).toMatchObject({
      actor: { kind: 'system', id: null },
      after: { reason: 'bounced', asked: 5 },
    });
    const told = (await fixture.events.all(PlanChanged)).filter(({ payload }) => payload.status === 'paused');
    expect(told).toHaveLength(1);
  });

  it('asks nobody while it is paused, and counts anew once somebody resumes it', async () => {
    const { id } = await running('R');
    const before = await claims(id);
    await bounce(before.slice(0, 3));
    expect((await planOf(id)).status).toBe('paused');
    fixture.clock.advance(DAY_MS);
    await fixture.drained();
    expect(await claims(id)).toHaveLength(5);
    await fixture.call('post', `/v1/plans/${id}/resume`, {});
    await fixture.drained();
    const known = new Set(before.map((claim) => claim.invitation_id));
    const after = (await claims(id)).filter((claim) => !known.has(claim.invitation_id));
    expect(after).toHaveLength(5);
    await bounce(before.slice(3));
    expect(await planOf(id)).toMatchObject({ status: 'running', paused_because: null });
    await bounce(after.slice(0, 3));
    expect(await planOf(id)).toMatchObject({ status: 'paused', paused_because: 'bounced' });
  });

  it('pauses for reports of spam', async () => {
    const { id, customers } = await running('S');
    for (const customer_id of customers.slice(0, 3)) {
      const report = { customer_id, active: true, reason: 'complained', invitation_id: null, revision: 1 };
      await fixture.publish(AddressSuppressed, { ...report, changed_at: now() });
    }
    expect(await planOf(id)).toMatchObject({ status: 'paused', paused_because: 'complained' });
  });
});
