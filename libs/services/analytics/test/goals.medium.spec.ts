import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AnalyticsActionAudited,
  ResponseSubmitted,
  SurveyPublished,
  TaskChanged,
  TaskOpened,
  TaskResolved,
} from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { medium, type Medium } from '@hearback/testing';
import { AnalyticsModule } from '../src/index.js';
import { published, submitted } from './builders.js';

const NOW = new Date('2026-03-31T12:00:00.000Z');
const TILL = '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b99';
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();

let m: Medium;
beforeAll(async () => {
  m = await medium({ modules: { analytics: AnalyticsModule }, now: NOW });
  await m.publish(SurveyPublished, published(randomUUID(), TILL));
  // 60 % satisfied before, 90 % now.
  for (let i = 0; i < 60; i += 1) {
    await m.publish(ResponseSubmitted, csat(i % 10 < 6 ? 5 : 2, 40));
    await m.publish(ResponseSubmitted, csat(i % 10 < 9 ? 5 : 2, 5));
  }
  for (let i = 0; i < 12; i += 1) await task(10 + i, i % 2 === 0 ? 'EUR' : null);
  await m.drained();
  // Reports are prepared at most once a minute.
  m.clock.advance(120_000);
  await m.drained();
});
afterAll(() => m?.close());

const csat = (score: number, days: number) =>
  submitted({ at: daysAgo(days), touchpoint: TILL, scores: [{ metric: 'csat', score }] });

/** A task of the last days that was answered after so many minutes and resolved after twice as many. */
async function task(minutes: number, currency: string | null): Promise<void> {
  const ids = { task_id: randomUUID(), response_id: null };
  const opened = Date.parse(daysAgo(3));
  const later = (more: number) => new Date(opened + more * 60_000).toISOString();
  await m.publish(TaskOpened, {
    ...ids,
    rule_id: null,
    rule_name: null,
    assignee_id: null,
    title: 'Call back',
    reason: null,
    comment: null,
    opened_at: later(0),
    due_at: later(600),
  });
  await m.publish(TaskChanged, {
    ...ids,
    changed_at: later(minutes),
    first_response_at: later(minutes),
    work: { minutes: 30, cost_minor: currency === null ? null : 100 * minutes, currency },
  });
  const times = { opened_at: later(0), resolved_at: later(2 * minutes) };
  await m.publish(TaskResolved, { ...ids, ...times, root_cause: 'delivery', outcome: 'recovered', resolved_by: null });
}

const send = async (method: 'post' | 'patch' | 'delete', path: string, body: object, ifMatch?: string) => {
  const request = m.as()[method](path).send(body);
  return ifMatch === undefined ? request : request.set('if-match', ifMatch);
};
const get = async (path: string, tenantId = m.tenantId) => (await m.as({ tenantId }).get(path)).body;

describe('goals', () => {
  const goal = { figure: 'csat', target: 75, by: '2026-12-31' };

  it('are set, changed and deleted by who has seen the newest, each with its entry for the audit log', async () => {
    const created = await send('post', '/v1/goals', goal);
    expect(created.status).toBe(201);
    const path = created.headers['location']!;
    expect(created.body).toMatchObject({ ...goal, touchpoint_id: null, owner_id: null, revision: 1 });
    expect((await send('post', '/v1/goals', { ...goal, target: 80 })).body.code).toBe('analytics.goal-exists');
    expect((await send('patch', path, { target: 80 })).status).toBe(428);
    expect((await send('patch', path, { target: 80 }, '"7"')).status).toBe(412);
    const changed = await send('patch', path, { target: 80 }, '"1"');
    expect([changed.body.target, changed.headers['etag']]).toEqual([80, '"2"']);
    // The same once more changes nothing.
    expect((await send('patch', path, { target: 80 }, '"2"')).body.revision).toBe(2);
    expect((await get('/v1/goals')).data).toHaveLength(1);
    expect((await get('/v1/goals', m.otherTenantId)).data).toEqual([]);
    expect((await m.as({ tenantId: m.otherTenantId }).get(path)).status).toBe(404);
    expect((await send('delete', path, {}, '"1"')).status).toBe(412);
    expect((await send('delete', path, {}, '"2"')).status).toBe(204);
    expect((await send('delete', path, {}, '"2"')).status).toBe(404);
    const entries = await m.events.all(AnalyticsActionAudited);
    expect(entries.map(({ payload }) => payload.action)).toEqual(['goal.created', 'goal.changed', 'goal.deleted']);
  });

  it('are rejected where the figure cannot have them, and nothing is stored', async () => {
    for (const [wrong, pointer] of [
      [{ ...goal, target: 101 }, '/target'],
      [{ ...goal, by: '2026-02-30' }, '/by'],
      [{ ...goal, figure: 'retention', touchpoint_id: publicId('tpt', TILL) }, '/touchpoint_id'],
      [{ ...goal, touchpoint_id: publicId('tpt', randomUUID()) }, '/touchpoint_id'],
    ] as const) {
      const { status, body } = await send('post', '/v1/goals', wrong);
      expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
    }
    expect((await get('/v1/goals')).data).toEqual([]);
  });

  it('are told to be reached, or not, by the whole interval', async () => {
    await send('post', '/v1/goals', goal);
    await send('post', '/v1/goals', { ...goal, touchpoint_id: publicId('tpt', TILL), target: 90 });
    await send('post', '/v1/goals', { figure: 'first_response', target: 5, by: '2026-01-31' });
    await send('post', '/v1/goals', { figure: 'nps', target: 40, by: '2026-12-31' });
    const { goals, confidence } = await get('/v1/reports/goals');
    expect(confidence).toBeCloseTo(1 - 0.05 / 4, 10);
    const of = (figure: string, touchpoint: string | null) =>
      goals.find(
        (each: { goal: { figure: string }; touchpoint: string | null }) =>
          each.goal.figure === figure && each.touchpoint === touchpoint,
      );
    expect(of('csat', null)).toMatchObject({ n: 60, value: 90, verdict: 'reached', overdue: false });
    expect(of('csat', 'Till')).toMatchObject({ n: 60, value: 90, verdict: 'cannot_tell' });
    expect(of('first_response', null)).toMatchObject({ n: 12, value: 15.5, verdict: 'not_reached', overdue: true });
    expect(of('nps', null)).toMatchObject({ n: 0, value: null, interval: null, verdict: 'cannot_tell' });
    const { steps } = await get('/v1/reports/goals/explain');
    expect(steps.map(({ value }: { value: number | null }) => value)).toEqual(
      goals.map(({ value }: { value: number | null }) => value),
    );
    const csv = (await m.as().get('/v1/reports/goals/export')).text;
    expect(csv).toContain('"csat","","","75","percent","","2026-12-31","60","90"');
  });
});

describe('key figures', () => {
  it('are compared with the period before, together, and say what is missing', async () => {
    const report = await get('/v1/reports/key-figures');
    const of = (figure: string) => report.figures.find((each: { figure: string }) => each.figure === figure);
    expect(report.comparisons).toBe(1);
    expect(of('csat')).toMatchObject({
      now: { n: 60, value: 90 },
      baseline: { n: 60, value: 60 },
      difference: { value: 30 },
      verdict: 'better',
      goal: { target: 75, verdict: 'reached' },
    });
    expect(of('nps')).toMatchObject({ now: { n: 0, value: null }, verdict: 'too_few', refusal: { kind: 'nothing' } });
    expect(of('first_response')).toMatchObject({ now: { n: 12, value: 15.5 }, cases_needed: 18, unit: 'minutes' });
    expect(of('resolution').now.value).toBe(31);
    // Only six tasks have a cost that is known.
    expect(of('service_cost')).toMatchObject({ now: { n: 6, value: 1500 }, currency: 'EUR' });
  });

  it('have other periods and baselines, an explanation and a file of the same numbers', async () => {
    const query = 'from=2026-03-25&to=2026-04-01&baseline_from=2026-02-15&baseline_to=2026-03-01';
    const report = await get(`/v1/reports/key-figures?${query}`);
    expect(report).toMatchObject({ from: '2026-03-25T00:00:00.000Z', baseline_from: '2026-02-15T00:00:00.000Z' });
    expect(report.figures[0]).toMatchObject({ figure: 'csat', difference: { value: 30 } });
    expect((await get('/v1/reports/key-figures?days=7')).figures[0]).toMatchObject({
      baseline: null,
      difference: null,
    });
    expect((await get('/v1/reports/key-figures/explain')).steps[0]).toMatchObject({ name: 'csat', value: 90 });
    const lines = (await m.as().get('/v1/reports/key-figures/export')).text.split('\r\n');
    expect(lines[1]).toMatch(/^"csat","percent","","60","90",/);
    for (const wrong of ['days=5', 'from=never', 'baseline_from=2026-03-02&baseline_to=2026-03-01'])
      expect((await m.as().get(`/v1/reports/key-figures?${wrong}`)).status).toBe(400);
  });
});
