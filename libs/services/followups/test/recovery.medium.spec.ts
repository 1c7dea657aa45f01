import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  InvitationClaimed,
  InvitationSuppressed,
  ResponseSubmitted,
  ResponseWithdrawn,
  SurveyRequested,
  type SurveyRequestedV1,
} from '@hearback/contracts';
import { parsePublicId, publicId } from '@hearback/kernel';
import { FollowupsFixture, nps, submitted } from './followups-fixture.js';

const HOUR = 3_600_000;

/** A survey after a resolution as the API shows it. */
interface RecoveryRef {
  readonly round: number;
  readonly state: string;
  readonly reason: string | null;
}

describe('the survey after a resolution', () => {
  let fixture: FollowupsFixture;
  const survey = randomUUID();
  const asking = randomUUID();
  beforeAll(async () => {
    fixture = await FollowupsFixture.start();
    await fixture.rule({ conditions: { survey_in: [publicId('srv', survey)] } });
    await settings({ enabled: true });
  });
  afterAll(() => fixture?.medium.close());

  const settings = (change: object) =>
    fixture.medium
      .as()
      .put('/v1/recovery-settings')
      .send({ enabled: true, survey_id: publicId('srv', asking), delay_minutes: 60, ...change });
  const requests = async (customer: string): Promise<SurveyRequestedV1[]> =>
    (await fixture.medium.events.all(SurveyRequested))
      .map(({ payload }) => payload)
      .filter((payload) => payload.external_id === customer);
  const staff = { staffId: randomUUID(), role: 'agent' } as const;
  const post = (task: { id: string }, act: string, body: object = {}) =>
    fixture.medium.as(staff).post(`/v1/tasks/${task.id}/${act}`).send(body);

  /** A task of a customer with a low score; `answered`: a person has answered the customer. */
  const unhappy = async (customer: string | null, answered = true) => {
    const named = customer === null ? null : { external_id: customer };
    const [response] = await fixture.submit({ survey_id: survey, scores: nps(2), customer: named });
    const [task] = await fixture.tasksOf(response!);
    fixture.medium.clock.advance(1000);
    if (answered) await post(task, 'first-response').expect(200);
    return task;
  };
  const resolve = async (task: { id: string }) => {
    const reply = await post(task, 'resolve', { root_cause: 'other', root_cause_text: 'Glass', outcome: 'recovered' });
    expect({ status: reply.status, body: reply.body }).toMatchObject({ status: 200 });
  };
  const later = async () => {
    fixture.medium.clock.advance(HOUR + 1000);
    await fixture.medium.drained();
  };
  const recoveryOf = async (task: { id: string }): Promise<RecoveryRef[]> =>
    (await fixture.get(`/v1/tasks/${task.id}/recovery`)).data;
  const answer = (invitationId: string, customer: string, score: number, words = 'Still broken.') =>
    fixture.submit({
      survey_id: asking,
      scores: nps(score),
      customer: { external_id: customer },
      invitation_id: invitationId,
      answers: [{ question: 'why', kind: 'text', value: words }],
    });

  it('is requested once, an hour after the resolution, and is sent', async () => {
    const task = await unhappy('once');
    await resolve(task);
    expect(await recoveryOf(task)).toMatchObject([{ round: 0, state: 'planned', survey_id: publicId('srv', asking) }]);
    expect(await requests('once')).toEqual([]);
    await later();
    await later();
    const [request, ...others] = await requests('once');
    expect([request!.cause, request!.survey_id, publicId('tsk', request!.task_id!)]).toEqual([
      'recovery',
      asking,
      task.id,
    ]);
    expect(others).toEqual([]);
    const at = fixture.medium.clock.now().toISOString();
    await fixture.medium.publish(InvitationClaimed, {
      invitation_id: request!.invitation_id,
      step: 'invite',
      step_number: 1,
      plan_id: randomUUID(),
      survey_id: asking,
      survey_version: 1,
      message_version: 1,
      customer_id: randomUUID(),
      external_id: 'once',
      channel: 'email',
      segments: [],
      variables: {},
      asked_at: at,
      claimed_at: at,
      expires_at: at,
    });
    await fixture.medium.drained();
    expect(await recoveryOf(task)).toMatchObject([{ state: 'sent', sent_at: at, reason: null }]);
  });

  it('opens the task again once if the answer is unhappy, with the words of the customer, and no rule acts on it', async () => {
    const task = await unhappy('again');
    await resolve(task);
    await later();
    const [request] = await requests('again');
    const payload = submitted(fixture.medium.clock.now(), {
      survey_id: survey,
      scores: nps(1),
      customer: { external_id: 'again' },
      invitation_id: request!.invitation_id,
      answers: [{ question: 'why', kind: 'text', value: 'Still broken.' }],
    });
    for (let times = 0; times < 2; times += 1) await fixture.medium.publish(ResponseSubmitted, payload);
    await fixture.medium.drained();
    const opened = await fixture.get(`/v1/tasks/${task.id}`);
    expect([opened.status, opened.reopen_count]).toEqual(['open', 1]);
    const reopened = opened.history.filter(({ kind }: { kind: string }) => kind === 'reopened');
    expect(reopened).toMatchObject([{ actor: { kind: 'customer' }, detail: { reason: 'Still broken.' } }]);
    expect(await fixture.tasksOf(payload.response_id)).toEqual([]);
    expect(await recoveryOf(task)).toMatchObject([
      { state: 'answered', score: 1, score_max: 10, level: 'low', response_id: publicId('rsp', payload.response_id) },
    ]);
    await post(task, 'first-response');
    await resolve(task);
    await later();
    expect((await recoveryOf(task)).map(({ round, state }) => [round, state])).toEqual([
      [0, 'answered'],
      [1, 'refused'],
    ]);
  });

  it('is not sent where nobody has written, where the task was opened again, or where nobody is known', async () => {
    const [silent, reopened, anonymous] = [await unhappy('silent', false), await unhappy('back'), await unhappy(null)];
    for (const task of [silent, reopened, anonymous]) await resolve(task);
    await post(reopened, 'reopen', { reason: 'Forgot something.' }).expect(200);
    await later();
    const reasons = await Promise.all(
      [silent, reopened, anonymous].map(async (task) => {
        const [recovery] = await recoveryOf(task);
        return [recovery?.state, recovery?.reason];
      }),
    );
    expect(reasons).toEqual([
      ['refused', 'person-first'],
      ['cancelled', 'reopened'],
      ['refused', 'no-customer'],
    ]);
    expect(await requests('silent')).toEqual([]);
  });

  it('says why the customer is not asked, and leaves a task closed whose answer is not unhappy', async () => {
    const [tired, glad] = [await unhappy('tired'), await unhappy('glad')];
    for (const task of [tired, glad]) await resolve(task);
    await later();
    const [[tiredRequest], [gladRequest]] = [await requests('tired'), await requests('glad')];
    await fixture.medium.publish(InvitationSuppressed, {
      invitation_id: tiredRequest!.invitation_id,
      plan_id: randomUUID(),
      survey_id: asking,
      customer_id: randomUUID(),
      reason: 'wait-period',
      suppressed_at: fixture.medium.clock.now().toISOString(),
    });
    const [response] = await answer(gladRequest!.invitation_id, 'glad', 10, 'Well done.');
    expect(await recoveryOf(tired)).toMatchObject([{ state: 'refused', reason: 'wait-period' }]);
    expect(await recoveryOf(glad)).toMatchObject([{ state: 'answered', level: 'high' }]);
    expect((await fixture.get(`/v1/tasks/${glad.id}`)).status).toBe('resolved');
    await fixture.medium.publish(ResponseWithdrawn, {
      response_id: response!,
      survey_id: asking,
      import_id: null,
      withdrawn_at: fixture.medium.clock.now().toISOString(),
    });
    await fixture.medium.drained();
    expect(await recoveryOf(glad)).toMatchObject([{ state: 'sent', level: null, score: null }]);
  });

  it('is reported with n and interval, as CSV too, and without answers the rate is null', async () => {
    const from = fixture.medium.clock.now();
    fixture.medium.clock.advance(1000);
    for (const [n, score] of [10, 9, 10, 1].entries()) {
      const customer = `rate-${n}`;
      const task = await unhappy(customer);
      await resolve(task);
      await later();
      const [request] = await requests(customer);
      await answer(request!.invitation_id, customer, score);
    }
    const to = new Date(fixture.medium.clock.now().getTime() + 1);
    const query = `from=${from.toISOString()}&to=${to.toISOString()}`;
    const report = await fixture.get(`/v1/reports/recovery?${query}`);
    expect(report).toMatchObject({ resolutions: 4, asked: 4, n: 4, recovered: 3, unhappy: 1, reopened: 1 });
    expect(report.rate.value).toBe(75);
    expect([report.rate.low, report.rate.high].map((bound) => Math.round(bound * 100) / 100)).toEqual([30.06, 95.44]);
    const { numbers } = await fixture.get(`/v1/reports/recovery/explain?${query}`);
    expect(numbers[0].substituted).toContain(`100 · ${report.recovered} / ${report.n} = `);
    const csv = await fixture.medium.as().get(`/v1/reports/recovery/export?${query}`);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.text.split('\r\n')[1]).toContain('"4","4","4","3","1","1","0","75"');
    const empty = await fixture.get(`/v1/reports/recovery?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z`);
    expect(empty).toMatchObject({ resolutions: 0, n: 0, rate: null, not_asked: {} });
  });

  it('is off until a survey is chosen, and plans nothing while it is off', async () => {
    const other = fixture.medium.as({ tenantId: fixture.medium.otherTenantId });
    expect((await other.get('/v1/recovery-settings')).body).toEqual({
      enabled: false,
      survey_id: null,
      delay_minutes: 1440,
    });
    const bad = await settings({ survey_id: null });
    expect([bad.status, bad.body.errors[0].pointer]).toEqual([422, '/survey_id']);
    expect((await settings({ delay_minutes: -1 })).status).toBe(400);
    const planned = await unhappy('planned');
    await resolve(planned);
    await settings({ enabled: false }).expect(200);
    const task = await unhappy('off');
    await resolve(task);
    await later();
    expect(await recoveryOf(task)).toEqual([]);
    expect(await recoveryOf(planned)).toMatchObject([{ state: 'cancelled', reason: 'switched-off' }]);
    const [row] = await fixture.medium.sql<{ tenant_id: string }>(
      'select distinct tenant_id from followups.recovery where task_id = $1',
      [parsePublicId('tsk', planned.id)],
    );
    expect(row).toEqual({ tenant_id: fixture.medium.tenantId });
  });
});
