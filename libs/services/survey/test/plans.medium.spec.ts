import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ComplaintChanged,
  CustomerAsked,
  EventRecorded,
  EventsWithdrawn,
  InvitationAnswered,
  InvitationClaimed,
  InvitationMailDelivered,
  InvitationSuppressed,
  PlanChanged,
} from '@hearback/contracts';
import { parsePublicId } from '@hearback/kernel';
import { askingFixture, type AskingFixture } from './asking-fixture.js';
import { uuidOf } from './survey-fixture.js';

const DAY_MS = 86_400_000;

describe('a plan', () => {
  let fixture: AskingFixture;
  beforeAll(async () => {
    fixture = await askingFixture(new Date('2026-03-02T06:00:00Z'));
  });
  afterAll(() => fixture?.close());

  // Before anybody's quiet hours have ended, so that nothing is sent before the clock is moved.
  beforeEach(async () => {
    const now = fixture.clock.now();
    fixture.clock.advance(new Date(now).setUTCHours(30, 0, 0, 0) - now.getTime());
    await fixture.drained();
  });

  const post = (path: string, body?: object) =>
    fixture.call('post', `/v1/plans${path}`, body === undefined ? {} : { body });
  const today = () => fixture.clock.now().toISOString().slice(0, 10);
  const named = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
  const planUuid = ({ id }: { readonly id: string }) => parsePublicId('pln', id)!;
  const progressOf = async ({ id }: { readonly id: string }) => {
    await fixture.drained();
    return (await fixture.call('get', `/v1/plans/${id}/progress`)).body;
  };
  const claimsOf = async (plan: { readonly id: string }) =>
    (await fixture.events.all(InvitationClaimed))
      .map(({ payload }) => payload)
      .filter((each) => each.plan_id === planUuid(plan));
  const pass = async (days: number) => {
    fixture.clock.advance(days * DAY_MS);
    await fixture.drained();
  };

  /** A campaign of these customers that has not been started. */
  async function campaign(externalIds: readonly string[], more: object = {}): Promise<{ id: string }> {
    const schedule = { first_day: today(), days: 3, per_day: 2, time: '12:00' };
    const audience = { kind: 'customers', external_ids: externalIds };
    const body = { kind: 'campaign', name: 'Spring', survey_id: fixture.survey.id, audience, schedule, ...more };
    const { body: plan } = await post('', body);
    return plan;
  }

  it('asks whom its dry run has named, a few each day, and tells of everybody else why not', async () => {
    const ids = named('A', 9);
    await fixture.customers(ids);
    await fixture.customers(['A-none'], { email: null });
    const complaint = { task_id: randomUUID(), external_id: 'A-0', open: true, revision: 1 };
    const asked = { touch_id: randomUUID(), external_id: 'A-1', survey_id: uuidOf(fixture.survey), channel: 'widget' };
    const now = fixture.clock.now().toISOString();
    await fixture.publish(ComplaintChanged, { ...complaint, changed_at: now });
    await fixture.publish(CustomerAsked, { ...asked, asked_at: now });
    await fixture.drained();
    const plan = await campaign([...ids, 'A-none', 'A-unknown']);
    const { body: run } = await post(`/${plan.id}/dry-run`);
    expect(run).toMatchObject({
      asked: 6,
      left_out: 4,
      days: [0, 1, 2].map((day) => ({
        day: new Date(Date.parse(now) + day * DAY_MS).toISOString().slice(0, 10),
        customers: 2,
      })),
      expected: null,
      languages: [{ language: 'en', customers: 6 }],
    });
    expect(run.reasons).toEqual(
      expect.arrayContaining([
        { reason: 'no-address', customers: 1 },
        { reason: 'open-complaint', customers: 1 },
        { reason: 'wait-period', customers: 1 },
        { reason: 'plan-full', customers: 1 },
      ]),
    );
    // A dry run stores nothing.
    expect(await progressOf(plan)).toMatchObject({ planned: 0, suppressed: 0 });
    const started = await post(`/${plan.id}/start`);
    expect([started.status, started.body.status, started.body.survey_version]).toEqual([200, 'running', 1]);
    const stored = await progressOf(plan);
    expect({ planned: stored.planned, left_out: stored.left_out }).toEqual({
      planned: run.asked,
      left_out: run.reasons,
    });
    expect(
      stored.days.map(({ day, planned }: { day: string; planned: number }) => ({ day, customers: planned })),
    ).toEqual(run.days);
    for (const sent of [2, 4, 6]) {
      await pass(sent === 2 ? 0.5 : 1);
      expect(await claimsOf(plan)).toHaveLength(sent);
    }
    expect(
      (await fixture.events.all(InvitationSuppressed)).filter(({ payload }) => payload.plan_id === planUuid(plan)),
    ).toHaveLength(4);
    const full = await fixture.call('get', `/v1/survey-invitations?plan_id=${plan.id}&reason=plan-full`);
    expect(full.body.data).toHaveLength(1);
    // Two weeks after the last mail nobody can answer any more.
    await pass(16);
    expect((await fixture.call('get', `/v1/plans/${plan.id}`)).body.status).toBe('finished');
    const changes = (await fixture.events.all(PlanChanged)).filter(({ payload }) => payload.plan_id === planUuid(plan));
    expect(changes.map(({ payload }) => payload.status)).toEqual(['running', 'finished']);
  });

  it('asks the others if nothing can be decided about one of them', async () => {
    const ids = named('O', 4);
    await fixture.customers(ids);
    const plan = await campaign(ids, { schedule: { first_day: today(), days: 1, time: '12:00' } });
    await post(`/${plan.id}/start`);
    await progressOf(plan);
    const zone = `update survey.audience set time_zone = $2 where tenant_id = $1 and external_id = 'O-2'`;
    await fixture.sql(zone, [fixture.tenantId, 'Nowhere/Land']);
    await pass(0.5);
    expect(await claimsOf(plan)).toEqual([]);
    // After the failure of their common job, each has one of its own.
    fixture.clock.advance(10_000);
    await fixture.drained();
    const asked = (await claimsOf(plan)).map(({ external_id: id }) => id).toSorted();
    expect(asked).toEqual(['O-0', 'O-1', 'O-3']);
    await fixture.sql(zone, [fixture.tenantId, 'Europe/Berlin']);
    fixture.clock.advance(10_000);
    await fixture.drained();
    expect(await claimsOf(plan)).toHaveLength(4);
  });

  it('plans in chunks as in one go, whatever the audience', async () => {
    const ids = named('B', 620);
    // As many customers as need two chunks, some of whom may not be asked, copied in one statement.
    await fixture.sql(
      `insert into survey.audience (tenant_id, customer_id, external_id, has_address, customer_revision, time_zone, prefers_person)
       select $1, gen_random_uuid(), id, length(id) % 2 = 0 or hashtext(id) % 3 <> 0, 1,
         (array['Europe/Berlin', 'America/New_York', 'Asia/Tokyo'])[1 + abs(hashtext(id)) % 3], hashtext(id) % 5 = 0
       from unnest($2::text[]) id`,
      [fixture.tenantId, ids],
    );
    const schedule = { first_day: today(), days: 4, per_day: 70, time: '18:00' };
    const plan = await campaign(ids, { schedule });
    const { body: run } = await post(`/${plan.id}/dry-run`);
    await post(`/${plan.id}/start`);
    const stored = await progressOf(plan);
    expect(run.asked).toBe(280);
    expect(stored.left_out).toEqual(run.reasons);
    expect(stored.days.map(({ day, planned }: { day: string; planned: number }) => [day, planned])).toEqual(
      run.days.map(({ day, customers }: { day: string; customers: number }) => [day, customers]),
    );
    await post(`/${plan.id}/stop`);
    expect(await progressOf(plan)).toMatchObject({ planned: 0, suppressed: 620 });
  });

  it('sends nothing while it is paused, what waited when it is resumed, and nothing more once it is stopped', async () => {
    const ids = named('C', 4);
    await fixture.customers(ids);
    const plan = await campaign(ids, { schedule: { first_day: today(), days: 5, per_day: 1, time: '12:00' } });
    await post(`/${plan.id}/start`);
    await fixture.drained();
    expect((await post(`/${plan.id}/pause`)).body.status).toBe('paused');
    expect((await post(`/${plan.id}/pause`)).body.code).toBe('survey.plan-not-running');
    await pass(1.25);
    expect(await claimsOf(plan)).toEqual([]);
    expect((await post(`/${plan.id}/resume`)).body.status).toBe('running');
    await fixture.drained();
    expect((await claimsOf(plan)).length).toBeGreaterThan(0);
    const sent = (await claimsOf(plan)).length;
    expect((await post(`/${plan.id}/stop`)).body.status).toBe('stopped');
    await pass(5);
    expect(await claimsOf(plan)).toHaveLength(sent);
    expect(await progressOf(plan)).toMatchObject({
      planned: 0,
      left_out: [{ reason: 'plan-stopped', customers: ids.length - sent }],
    });
  });

  it('reminds those who are silent, and thanks those who have answered', async () => {
    await fixture.customers(['D-silent', 'D-answers']);
    const plan = await campaign(['D-silent', 'D-answers'], {
      schedule: { first_day: today(), days: 2, time: '12:00' },
      reminders: { after_days: 3, count: 2 },
      thanks: true,
    });
    await post(`/${plan.id}/start`);
    await fixture.drained();
    await pass(0.25);
    const questions = await claimsOf(plan);
    expect(questions.map(({ step }) => step)).toEqual(['invite', 'invite']);
    const at = fixture.clock.now().toISOString();
    for (const { invitation_id } of questions)
      await fixture.publish(InvitationMailDelivered, {
        invitation_id,
        step: 'invite',
        step_number: 1,
        delivered_at: at,
        possible_copies: 0,
      });
    const answering = questions.find(({ external_id }) => external_id === 'D-answers')!.invitation_id;
    await fixture.publish(InvitationAnswered, {
      invitation_id: answering,
      survey_id: uuidOf(fixture.survey),
      response_id: randomUUID(),
      started_at: at,
      answered_at: at,
      completed_at: at,
      withdrawn_at: null,
    });
    await fixture.drained();
    for (let day = 0; day < 10; day += 1) await pass(1);
    const mails = (await claimsOf(plan)).map(
      ({ external_id, step, step_number }) => `${external_id} ${step} ${step_number}`,
    );
    expect(mails.toSorted()).toEqual([
      'D-answers invite 1',
      'D-answers thanks 1',
      'D-silent invite 1',
      'D-silent reminder 1',
      'D-silent reminder 2',
    ]);
    const touches = await fixture.call('get', '/v1/customers/D-silent/touches');
    expect(touches.body.data.map(({ cause }: { cause: string }) => cause)).toEqual([
      'reminder',
      'reminder',
      'invitation',
    ]);
  });

  it('asks after an event, once about each, and not after one that cancels it', async () => {
    const [asked, cancelled, mistaken] = await fixture.customers(['E-asked', 'E-cancelled', 'E-mistaken']);
    const { body: plan } = await post('', {
      kind: 'trigger',
      name: 'After delivery',
      survey_id: fixture.survey.id,
      trigger: { event: 'delivery', delay_minutes: 1440, cancel_if: ['return'] },
    });
    await post(`/${plan.id}/start`);
    const record = (customer_id: string | null, kind: string, more: object = {}) =>
      fixture.publish(EventRecorded, {
        event_id: randomUUID(),
        customer_id,
        external_id: null,
        kind,
        occurred_at: fixture.clock.now().toISOString(),
        amount: null,
        properties: { product: 'Lamp', gift: null },
        ...more,
      });
    const event_id = randomUUID();
    await record(asked!, 'delivery', { event_id });
    await record(asked!, 'delivery', { occurred_at: '2026-01-01T00:00:00.000Z' });
    await record(asked!, 'delivery', { source: 'page' });
    await record(cancelled!, 'delivery');
    const mistake = randomUUID();
    await record(mistaken!, 'delivery', { event_id: mistake });
    await fixture.drained();
    expect(await progressOf(plan)).toMatchObject({ planned: 3 });
    await record(cancelled!, 'return');
    await fixture.publish(EventsWithdrawn, {
      customer_id: mistaken!,
      event_ids: [mistake],
      first: [{ kind: 'delivery', at: null }],
      withdrawn_at: fixture.clock.now().toISOString(),
    });
    // Known before the question is due, whichever is handled first when the clock moves.
    await fixture.drained();
    await pass(1.25);
    expect(await claimsOf(plan)).toEqual([
      expect.objectContaining({ external_id: 'E-asked', variables: { product: 'Lamp' } }),
    ]);
    expect(await progressOf(plan)).toMatchObject({
      planned: 0,
      sending: 1,
      left_out: expect.arrayContaining([
        { reason: 'cancelled-by-event', customers: 1 },
        { reason: 'event-withdrawn', customers: 1 },
      ]),
    });
    const dates = await fixture.sql('select 1 from survey.customer_date where customer_id = $1', [mistaken!]);
    expect(dates).toEqual([]);
  });

  it('is a draft until it is started, and complete before', async () => {
    const plan = await campaign(['A-0'], { schedule: null });
    const path = `/v1/plans/${plan.id}`;
    expect((await post(`/${plan.id}/start`)).body).toMatchObject({
      code: 'survey.bad-plan',
      errors: [{ pointer: '/schedule', code: 'required' }],
    });
    const change = (revision: number, body: object) =>
      fixture.call('patch', path, { body, headers: { 'if-match': `"${revision}"` } });
    const texts = { en: { subject: 'Hello {{ name }}' } };
    expect((await change(1, { message: { texts } })).body.errors).toMatchObject([
      { pointer: '/message/texts/en/subject' },
    ]);
    expect((await change(2, { name: 'Other' })).body.code).toBe('survey.plan-changed');
    expect((await change(1, { trigger: { event: 'order' } })).body.errors).toMatchObject([{ pointer: '/trigger' }]);
    const changed = await change(1, { name: 'Summer', schedule: { first_day: '2020-01-01', days: 2 } });
    expect(changed.body).toMatchObject({ name: 'Summer', revision: 2, schedule: { time: '10:00', per_day: null } });
    expect((await change(2, { name: 'Summer' })).body.revision).toBe(2);
    expect((await post(`/${plan.id}/start`)).body.errors).toMatchObject([{ pointer: '/schedule/first_day' }]);
    expect((await fixture.call('get', path, { as: 'other' })).status).toBe(404);
    expect((await fixture.call('post', `${path}/start`, { as: 'viewer' })).status).toBe(403);
    expect((await fixture.as().delete(path)).status).toBe(204);
    expect((await fixture.call('get', path)).status).toBe(404);
  });
});
