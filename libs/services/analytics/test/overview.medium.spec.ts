import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnalyticsActionAudited, SurveyPublished, type ResponseSubmittedV1 } from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { medium, type Medium } from '@hearback/testing';
import { parse } from 'csv-parse/sync';
import { AnalyticsModule } from '../src/index.js';
import { published, submitted } from './builders.js';
import { people, repeat, reportsOf } from './reports.js';

const [DELIVERY, RETURN] = [randomUUID(), randomUUID()];
const [BEFORE, NOW] = ['2026-02-03T12:00:00Z', '2026-03-03T12:00:00Z'];
const MARCH = { from: '2026-03-01', to: '2026-03-29' };

interface Placed extends Record<string, unknown> {
  readonly touchpoint: { readonly name: string | null; readonly stage: string | null } | null;
  readonly previous: { readonly n: number };
}

let m: Medium;
let tenantId: string;

const csat = (good: number, bad: number, at: string, touchpoint: string | null): ResponseSubmittedV1[] =>
  repeat(good + bad, (i) => submitted({ at, touchpoint, scores: [{ metric: 'csat', score: i < good ? 5 : 2 }] }));

beforeAll(async () => {
  m = await medium({ modules: { analytics: AnalyticsModule }, now: new Date('2026-04-15T10:00:00Z') });
  tenantId = await reportsOf(() => m).counted('UTC', [
    ...csat(45, 15, BEFORE, RETURN),
    ...csat(20, 40, NOW, RETURN),
    ...csat(30, 10, NOW, DELIVERY),
    ...people(20, 10, 10, BEFORE),
    ...people(20, 10, 10, NOW),
  ]);
  const survey = published(randomUUID(), DELIVERY);
  const touchpoint = { ...survey.touchpoint!, name: '=Delivery', stage: 'receive' };
  await m.publish(SurveyPublished, { ...survey, touchpoint }, { tenantId });
  await m.drained();
});
afterAll(() => m.close());

const { get } = reportsOf(() => m);
const csvOf = async (path: string, query: Record<string, string>) => {
  const reply = await m.as({ tenantId }).get(path).query(query);
  expect([reply.status, reply.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
  return parse(reply.text, { columns: true }) as Record<string, string>[];
};

describe('the overview', () => {
  it('has every metric at every touchpoint against the period before, and the clear changes as data', async () => {
    const overview = await get(tenantId, '/v1/metrics/overview', MARCH);
    expect(overview).toMatchObject({
      object: 'metric_overview',
      previous_from: '2026-02-01T00:00:00.000Z',
      level: 0.05,
      comparisons: 2,
      verdicts: { up: 0, down: 1, no_clear_change: 1, too_few: 1 },
      changes: [{ metric: 'csat', verdict: 'down', before: 75, n: 60, touchpoint: { id: publicId('tpt', RETURN) } }],
      scores_omitted: 0,
    });
    expect(overview.changes[0].interval.high).toBeLessThan(0);
    const rows = overview.scores.map((score: Placed) => [
      score['metric'],
      score.touchpoint?.name ?? null,
      score['n'],
      score['verdict'],
      score.previous.n,
    ]);
    expect(rows).toEqual([
      ['nps', null, 40, 'no_clear_change', 40],
      ['csat', null, 60, 'down', 60],
      ['csat', '=Delivery', 40, 'too_few', 0],
    ]);
    expect(overview.scores[1].previous.interval.low).toBeLessThan(75);
  });

  it('links each number to exactly its responses, also those without a touchpoint', async () => {
    for (const [metric, touchpoint_id, n] of [
      ['csat', publicId('tpt', RETURN), 60],
      ['nps', 'none', 40],
    ] as const) {
      const query = { ...MARCH, touchpoint_id, limit: 100 };
      const page = await get(tenantId, `/v1/metrics/${metric}/responses`, query);
      expect(page.data).toHaveLength(n);
      const trend = await get(tenantId, `/v1/metrics/${metric}`, { ...MARCH, touchpoint_id, interval: 'month' });
      expect(trend.series[0].total.n).toBe(n);
    }
    const nobody = await get(tenantId, '/v1/metrics/csat/responses', { ...MARCH, touchpoint_id: 'none' });
    expect(nobody.data).toEqual([]);
  });

  it('is the same as CSV, without formulas', async () => {
    const overview = await get(tenantId, '/v1/metrics/overview', MARCH);
    const rows = await csvOf('/v1/metrics/overview/export', MARCH);
    expect(rows.map((row) => [Number(row['value']), Number(row['n']), row['verdict']])).toEqual(
      overview.scores.map((score: Record<string, unknown>) => [score['value'], score['n'], score['verdict']]),
    );
    expect(rows[2]!['touchpoint']).toBe("'=Delivery");
    const trend = await get(tenantId, '/v1/metrics/csat', { ...MARCH, interval: 'week' });
    const weeks = await csvOf('/v1/metrics/csat/export', { ...MARCH, interval: 'week' });
    expect(weeks.map(({ part, n, interval_low }) => [part, Number(n), interval_low])).toEqual(
      [trend.series[0].total, ...trend.series[0].buckets].map((each, i) => [
        i === 0 ? 'total' : 'bucket',
        each.n,
        each.interval === null ? '' : String(each.interval.low),
      ]),
    );
    const segments = await csvOf('/v1/metrics/csat/segments/export', { ...MARCH, by: 'touchpoint' });
    expect(segments.map(({ n, verdict }) => [n, verdict])).toEqual([
      ['60', 'below'],
      ['40', 'above'],
    ]);
  });

  it('answers bad input with the problem of its field', async () => {
    for (const [query, status] of [
      ['touchpoint_id=nowhere', 400],
      [`touchpoint_id=${publicId('tpt', randomUUID())}`, 404],
      ['from=2026-03-05&to=2026-03-01', 400],
    ]) {
      expect([query, (await m.as({ tenantId }).get(`/v1/metrics/overview?${query}`)).status]).toEqual([query, status]);
    }
    expect((await m.as({ tenantId }).get('/v1/metrics/journey?metric=smile')).status).toBe(404);
  });
});

describe('the journey', () => {
  it('has the stage of each touchpoint, and ranks where most is lost', async () => {
    const query = { ...MARCH, metric: 'csat' };
    const journey = await get(tenantId, '/v1/metrics/journey', query);
    expect(journey.stages).toEqual(['receive']);
    expect(journey.scores.map((score: Placed) => [score.touchpoint?.stage, score['n']])).toEqual([
      [null, 60],
      ['receive', 40],
    ]);
    expect(journey.pain_points).toMatchObject([
      { touchpoint: { id: publicId('tpt', RETURN) }, answers: expect.closeTo(40), n: 60 },
      { touchpoint: { id: publicId('tpt', DELIVERY), name: '=Delivery' }, answers: expect.closeTo(10), n: 40 },
    ]);
    const rows = await csvOf('/v1/metrics/journey/export', query);
    expect(rows.map(({ stage, rank, n }) => [stage, rank, n])).toEqual([
      ['', '1', '60'],
      ['receive', '2', '40'],
    ]);
  });
});

describe('annotations', () => {
  const NOTE = { day: '2026-03-05', text: '<b>New</b> courier' };
  const list = async (query: Record<string, string> = {}) =>
    (await get(tenantId, '/v1/annotations', query)).data.map(({ text }: { text: string }) => text) as string[];

  it('are created once, listed by day and touchpoint, changed and deleted, each with an audit entry without its text', async () => {
    const caller = m.as({ tenantId });
    const send = () => caller.post('/v1/annotations').set('idempotency-key', 'courier').send(NOTE);
    const created = await send();
    expect([created.status, created.body]).toEqual([201, expect.objectContaining({ ...NOTE, touchpoint_id: null })]);
    expect((await send()).body.id).toBe(created.body.id);
    const own = { day: '2026-03-09', text: 'Closed', touchpoint_id: publicId('tpt', DELIVERY) };
    expect((await m.as({ tenantId }).post('/v1/annotations').send(own)).status).toBe(201);

    expect(await list({ 'day[gte]': '2026-03-05', 'day[lt]': '2026-03-09' })).toEqual([NOTE.text]);
    expect(await list({ touchpoint_id: publicId('tpt', RETURN) })).toEqual([NOTE.text]);
    expect(await list({ touchpoint_id: publicId('tpt', DELIVERY) })).toHaveLength(2);

    const address = `/v1/annotations/${created.body.id}`;
    const moved = await m.as({ tenantId }).patch(address).send({ day: '2026-03-06' });
    expect(moved.body).toMatchObject({ day: '2026-03-06', text: NOTE.text });
    expect(await get(tenantId, address)).toEqual(moved.body);
    expect((await m.as({ tenantId: randomUUID() }).get(address)).status).toBe(404);
    expect((await m.as({ tenantId }).delete(address)).status).toBe(204);
    expect((await m.as({ tenantId }).delete(address)).status).toBe(404);
    expect(await list()).toEqual(['Closed']);

    const entries = await m.events.all(AnalyticsActionAudited);
    const about = entries.filter(({ payload }) => publicId('ann', payload.target.id) === created.body.id);
    expect(about.map(({ payload }) => payload.action)).toEqual([
      'annotation.created',
      'annotation.changed',
      'annotation.deleted',
    ]);
    expect(JSON.stringify(about)).not.toContain('courier');
  });

  it.each([
    [{ ...NOTE, day: '2026-02-30' }, '/day'],
    [{ ...NOTE, touchpoint_id: publicId('tpt', randomUUID()) }, '/touchpoint_id'],
    [{ ...NOTE, text: 'two\nlines' }, '/text', 400],
  ])('reject %j with the field', async (body, pointer, status = 422) => {
    const reply = await m.as({ tenantId }).post('/v1/annotations').send(body);
    expect([reply.status, reply.body.errors[0].pointer]).toEqual([status, pointer]);
  });
});
