import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TeamChanged } from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { DateTime } from 'luxon';
import { FollowupsFixture, nps } from './followups-fixture.js';

const at = (wall: string) => DateTime.fromISO(wall, { zone: 'Europe/Berlin' }).toJSDate();
const TOUCHPOINT = randomUUID();
const TEAM = randomUUID();

describe('the report of tasks', () => {
  let fixture: FollowupsFixture;
  let ada: string;

  beforeAll(async () => {
    fixture = await FollowupsFixture.start();
    const { medium } = fixture;
    await fixture.rule();
    [ada] = (await fixture.staff('Ada')) as [string];
    const changed_at = medium.clock.now().toISOString();
    const team = { workspace_id: medium.tenantId, team_id: TEAM, name: 'Returns', member_ids: [ada], archived: false };
    await medium.publish(TeamChanged, { ...team, changed_at });
    const week = Array.from({ length: 7 }, (_, day) => ({ open: day < 5 ? [{ from: '09:00', to: '17:00' }] : [] }));
    await send('post', '/v1/calendars', {
      name: 'Office',
      is_default: true,
      time_zone: 'Europe/Berlin',
      team_ids: [],
      week,
      special_days: [],
    });
    const target = { name: 'All', rule_ids: null, touchpoint_ids: null, customer_value: null, steps: [] };
    await send('put', '/v1/sla-targets', {
      targets: [{ ...target, first_response_minutes: 60, resolution_minutes: 480 }],
    });
    const none = { owner: null, admin: null, editor: null, agent: null };
    await send('put', '/v1/work-settings', {
      currency: 'EUR',
      hourly_cost_minor: 6000,
      hourly_cost_by_role: none,
      goodwill_limits: none,
      goodwill_budget_minor: null,
    });
    // Friday 16:30: answered on Monday 09:10 (40 open minutes), and resolved at 10:00 (90), but for one that nobody answers.
    await goTo('2026-03-06T16:30');
    const tasks = await newTasks(6, { touchpoint_id: TOUCHPOINT });
    for (const { id, revision } of tasks) {
      await send('patch', `/v1/tasks/${id}`, { assignee_id: publicId('stf', ada) }, { 'if-match': `"${revision}"` });
    }
    await goTo('2026-03-09T09:10');
    for (const { id } of tasks.slice(1)) await send('post', `/v1/tasks/${id}/first-response`, {});
    await goTo('2026-03-09T10:00');
    for (const { id } of tasks.slice(1)) {
      await send('post', `/v1/tasks/${id}/minutes`, { minutes: 10, member_id: publicId('stf', ada) });
      await send('post', `/v1/tasks/${id}/resolve`, { root_cause: 'delivery', outcome: 'explained' });
    }
    // One without an owner that is still in time, and a content customer.
    await newTasks(1, {});
    await fixture.submit({ scores: nps(10) });
  });
  afterAll(() => fixture?.medium.close());

  async function send(
    method: 'post' | 'put' | 'patch',
    path: string,
    body: object,
    headers: Record<string, string> = {},
  ) {
    const reply = await fixture.medium.as()[method](path).set(headers).send(body);
    expect([reply.status < 300, reply.body]).toEqual([true, reply.body]);
    return reply.body;
  }
  async function goTo(wall: string): Promise<void> {
    fixture.medium.clock.set(at(wall));
    await fixture.medium.drained();
  }
  async function newTasks(count: number, overrides: object) {
    const ids = await fixture.submit(...Array.from({ length: count }, () => overrides));
    return fixture.tasksOf(...ids);
  }
  const path = (query = '') => `/v1/reports/followups?from=2026-03-01&to=2026-03-10${query}`;

  it('has times by opening hours and by the clock, shares with intervals, and what is left out', async () => {
    const report = await fixture.get(path());
    expect(report).toMatchObject({
      time_zone: 'UTC',
      tasks: 7,
      open: 2,
      first_response: {
        opening_hours: { n: 5, median_minutes: 40, p90_minutes: 40, reliable: false, needed: 25 },
        clock: { n: 5, median_minutes: 3880, p90_minutes: 3880 },
        in_time: { hits: 5, n: 6, value: expect.closeTo(83.33, 2), interval: { low: expect.closeTo(43.65, 2) } },
        censored: 2,
      },
      resolution: { opening_hours: { n: 5, median_minutes: 90 }, in_time: { hits: 5, n: 5 }, censored: 2 },
      unhappy_followed_up: { hits: 5, n: 6, without_task: 0, pending: 1 },
      root_causes: [{ root_cause: 'delivery', hits: 5, n: 5, cumulative: 100 }],
      cost_per_task: { n: 5, currency: 'EUR', mean_minor: 1000, total_minor: 5000, unknown: 0 },
      oldest_open: { age_minutes: 3930 },
    });
    expect(report.groups).toMatchObject([
      { id: publicId('tem', TEAM), tasks: 6 },
      { id: null, tasks: 1, first_response: { clock: { n: 0, median_minutes: null }, in_time: { value: null } } },
    ]);
  });

  it('is split by touchpoint, and about one alone', async () => {
    const tpt = publicId('tpt', TOUCHPOINT);
    expect((await fixture.get(path('&by=touchpoint'))).groups).toMatchObject([
      { id: tpt, tasks: 6 },
      { id: null, tasks: 1 },
    ]);
    expect(await fixture.get(path(`&touchpoint_id=${tpt}`))).toMatchObject({
      tasks: 6,
      unhappy_followed_up: { n: 6, pending: 0 },
    });
  });

  it('leads from each number to its tasks', async () => {
    const query = 'opened_from=2026-03-01T00:00:00Z&opened_before=2026-03-10T00:00:00Z';
    const count = async (more: string) => (await fixture.get(`/v1/tasks?${query}&${more}`)).data.length;
    expect(await count('first_response=in_time')).toBe(5);
    expect(await count('first_response=late')).toBe(1);
    expect(await count('first_response=open')).toBe(1);
    expect(await count('resolution=in_time')).toBe(5);
    expect(await count('root_cause=delivery')).toBe(5);
    expect(await count(`team_id=${publicId('tem', TEAM)}`)).toBe(6);
    expect((await fixture.get('/v1/tasks?opened_before=2026-03-06T15:30:00Z')).data).toEqual([]);
  });

  it('says null and never 0 for a period without tasks, and rejects one that is none', async () => {
    expect(await fixture.get('/v1/reports/followups?from=2025-01-01&to=2025-02-01')).toMatchObject({
      tasks: 0,
      first_response: { clock: { median_minutes: null }, in_time: { value: null, interval: null } },
      cost_per_task: { mean_minor: null },
      root_causes: [],
      groups: [],
      oldest_open: null,
    });
    for (const [query, pointer] of [
      ['from=2026-02-30', '/from'],
      ['to=soon-or-so', '/to'],
      ['from=2026-03-02&to=2026-03-02', '/from'],
    ] as const) {
      const reply = await fixture.medium.as().get(`/v1/reports/followups?${query}`);
      expect([reply.status, reply.body.errors?.[0].pointer]).toEqual([422, pointer]);
    }
  });

  it('is explained with its own numbers, and comes as CSV', async () => {
    const { numbers } = await fixture.get('/v1/reports/followups/explain?from=2026-03-01&to=2026-03-10');
    expect(numbers).toContainEqual(
      expect.objectContaining({ name: 'first_response_in_time', substituted: '100 · 5 / 6 = 83.33' }),
    );
    const reply = await fixture.medium.as().get('/v1/reports/followups/export?from=2026-03-01&to=2026-03-10');
    expect(reply.headers['content-type']).toMatch('text/csv');
    expect(reply.text.split('\r\n')).toContain(
      '"first_response","all","5","40","minutes of opening hours","","","40","2"',
    );
  });

  it('is of one workspace', async () => {
    const { medium } = fixture;
    const other = await medium.as({ tenantId: medium.otherTenantId }).get(path());
    expect(other.body).toMatchObject({ tasks: 0, groups: [] });
  });
});
