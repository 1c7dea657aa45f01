import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventRecorded, InvitationAnswered, InvitationClaimed } from '@hearback/contracts';
import { parsePublicId } from '@hearback/kernel';
import { askingFixture, type AskingFixture } from './asking-fixture.js';
import { uuidOf } from './survey-fixture.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

describe('a recurring survey', () => {
  let fixture: AskingFixture;
  beforeAll(async () => {
    fixture = await askingFixture(new Date('2026-03-02T06:00:00Z'));
    const rules = (await fixture.call('get', '/v1/attention-rules')).body;
    const none = { order: 0, relationship: 0, support: 0, product: 0, conversation: 0 };
    const waits = { order: none, relationship: none, support: none, product: none, conversation: none };
    const body = { waits, per_year: 365, quiet_hours: null };
    await fixture.call('put', '/v1/attention-rules', { body, headers: { 'if-match': `"${rules.revision}"` } });
  });
  afterAll(() => fixture?.close());

  // Each test begins as a day does, at 06:00 UTC.
  beforeEach(async () => {
    const now = fixture.clock.now();
    fixture.clock.advance(new Date(now).setUTCHours(30, 0, 0, 0) - now.getTime());
    await fixture.drained();
  });

  const post = (path: string, body?: object) =>
    fixture.call('post', `/v1/plans${path}`, body === undefined ? {} : { body });
  const dayIn = (days: number) => new Date(fixture.clock.now().getTime() + days * DAY_MS).toISOString().slice(0, 10);
  const planUuid = ({ id }: { readonly id: string }) => parsePublicId('pln', id)!;
  /** In the order of their times, which partitions of the log do not keep. */
  const claimsOf = async (plan: { readonly id: string }) =>
    (await fixture.events.all(InvitationClaimed))
      .filter(({ payload }) => payload.plan_id === planUuid(plan))
      .toSorted((a, b) => a.time.getTime() - b.time.getTime());
  const sentTo = async (plan: { readonly id: string }) =>
    (await claimsOf(plan)).map(({ payload, time }) => `${payload.external_id} ${time.toISOString().slice(0, 13)}`);
  /** Lets days pass, in steps of six hours, so that each job runs when it is due. */
  const pass = async (days: number) => {
    for (let step = 0; step < days * 4; step += 1) {
      fixture.clock.advance(6 * HOUR_MS);
      await fixture.drained();
    }
  };
  const recurring = { every: 14, unit: 'day', since: 'event', name: 'order', time: '12:00' };
  async function plan(externalIds: readonly string[], more: object = {}): Promise<{ id: string }> {
    const audience = { kind: 'customers', external_ids: externalIds };
    const body = {
      kind: 'recurring',
      name: 'Every two weeks',
      survey_id: fixture.survey.id,
      audience,
      recurring,
      ...more,
    };
    return (await post('', body)).body;
  }
  const ordered = async (customerId: string, day: string) => {
    await fixture.publish(EventRecorded, {
      event_id: randomUUID(),
      customer_id: customerId,
      external_id: null,
      kind: 'order',
      occurred_at: `${day}T09:00:00.000Z`,
      amount: null,
      properties: {},
    });
    await fixture.drained();
  };
  const progressOf = async ({ id }: { readonly id: string }) =>
    (await fixture.call('get', `/v1/plans/${id}/progress`)).body;

  it('asks each customer on the own clock, counted from the first event, whom its dry run has named', async () => {
    const [first, second] = await fixture.customers(['A-first', 'A-second', 'A-none']);
    // Later orders begin nothing, in whatever order they are told.
    await ordered(first!, dayIn(-3));
    await ordered(first!, dayIn(-13));
    await ordered(second!, dayIn(-4));
    const created = await plan(['A-first', 'A-second', 'A-none']);
    const { body: run } = await post(`/${created.id}/dry-run`);
    expect(run).toMatchObject({
      asked: 2,
      reasons: [{ reason: 'no-date', customers: 1 }],
      days: [
        { day: dayIn(1), customers: 1 },
        { day: dayIn(10), customers: 1 },
      ],
    });
    const days = [dayIn(1), dayIn(10), dayIn(15), dayIn(24)];
    expect((await post(`/${created.id}/start`)).body).toMatchObject({
      kind: 'recurring',
      status: 'running',
      recurring,
    });
    await pass(26);
    // Noon in Berlin is at 11:00 in winter and at 10:00 in summer; jobs run every six hours.
    expect(await sentTo(created)).toEqual([
      `A-first ${days[0]}T12`,
      `A-second ${days[1]}T12`,
      `A-first ${days[2]}T12`,
      `A-second ${days[3]}T12`,
    ]);
    const progress = await progressOf(created);
    expect(progress.days.map(({ day }: { day: string }) => day).slice(0, 4)).toEqual(days);
    await post(`/${created.id}/stop`);
    await pass(16);
    expect(await sentTo(created)).toHaveLength(4);
  });

  it('counts from the date in an attribute, which may change', async () => {
    await fixture.customers(['B-date'], { attributes: { renewal: dayIn(-13) } });
    const created = await plan(['B-date'], { recurring: { ...recurring, since: 'attribute', name: 'renewal' } });
    await post(`/${created.id}/start`);
    const day = dayIn(1);
    await pass(3);
    expect(await sentTo(created)).toEqual([`B-date ${day}T12`]);
  });

  it('leaves out what was due while it was paused, and goes on with the next date', async () => {
    const [customer] = await fixture.customers(['C-paused']);
    await ordered(customer!, dayIn(-13));
    const created = await plan(['C-paused']);
    await post(`/${created.id}/start`);
    await fixture.drained();
    expect(await progressOf(created)).toMatchObject({ planned: 1 });
    await post(`/${created.id}/pause`);
    const next = dayIn(15);
    await pass(3);
    expect(await sentTo(created)).toEqual([]);
    await post(`/${created.id}/resume`);
    await fixture.drained();
    expect(await progressOf(created)).toMatchObject({
      planned: 0,
      left_out: [{ reason: 'plan-paused', customers: 1 }],
    });
    await pass(14);
    expect(await sentTo(created)).toEqual([`C-paused ${next}T12`]);
  });

  it('writes at the hour at which the customer has answered three times', async () => {
    const [customer] = await fixture.customers(['D-evening']);
    await ordered(customer!, dayIn(-6));
    const created = await plan(['D-evening'], {
      recurring: { ...recurring, every: 7, at_usual_time: true, time: '06:00' },
    });
    await post(`/${created.id}/start`);
    for (let week = 0; week < 3; week += 1) {
      await pass(week === 0 ? 2 : 7);
      const { payload } = (await claimsOf(created)).at(-1)!;
      const answeredAt = `${dayIn(0)}T17:20:00.000Z`;
      await fixture.publish(InvitationAnswered, {
        invitation_id: payload.invitation_id,
        survey_id: uuidOf(fixture.survey),
        response_id: randomUUID(),
        started_at: answeredAt,
        answered_at: answeredAt,
        completed_at: null,
        withdrawn_at: null,
      });
      await fixture.drained();
    }
    await pass(7);
    const planned = (await fixture.call('get', '/v1/survey-invitations?customer=D-evening')).body.data;
    const hours = planned.map(({ planned_at: at }: { planned_at: string }) =>
      new Date(at).toLocaleTimeString('de-DE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' }),
    );
    expect([hours.at(-1), hours[0]]).toEqual(['06:00', expect.stringMatching(/^1[89]:00$/)]);
  });

  it('is a period of a week to two years', async () => {
    const audience = { kind: 'all' };
    const of = (more: object) => ({
      kind: 'recurring',
      name: 'Daily',
      survey_id: fixture.survey.id,
      audience,
      recurring: { ...recurring, ...more },
    });
    expect((await post('', of({ every: 6 }))).body.errors).toMatchObject([{ pointer: '/recurring/every' }]);
    expect((await post('', of({ every: 27, unit: 'month' }))).body.errors).toMatchObject([
      { pointer: '/recurring/every' },
    ]);
    const { body: draft } = await post('', { kind: 'recurring', name: 'None', survey_id: fixture.survey.id });
    expect((await post(`/${draft.id}/start`)).body.errors).toMatchObject([{ pointer: '/recurring', code: 'required' }]);
  });

  it('is no campaign: what a paused campaign could not send is sent on the next days, as many a day as it may', async () => {
    const ids = Array.from({ length: 7 }, (_, i) => `E-${i}`);
    await fixture.customers(ids);
    const { body: campaign } = await post('', {
      kind: 'campaign',
      name: 'Trickle',
      survey_id: fixture.survey.id,
      audience: { kind: 'customers', external_ids: ids },
      schedule: { first_day: dayIn(0), days: 4, per_day: 2, time: '12:00' },
    });
    await post(`/${campaign.id}/start`);
    await fixture.drained();
    await post(`/${campaign.id}/pause`);
    await pass(6);
    expect(await sentTo(campaign)).toEqual([]);
    await post(`/${campaign.id}/resume`);
    await pass(5);
    const days = (await sentTo(campaign)).map((line) => line.slice(-13, -3));
    const perDay = [...new Set(days)].map((day) => days.filter((each) => each === day).length);
    expect(perDay).toEqual([2, 2, 2, 1]);
  });
});
