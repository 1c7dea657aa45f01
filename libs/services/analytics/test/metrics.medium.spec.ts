import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ResponseSubmitted, SurveyPublished } from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { medium, type Medium } from '@hearback/testing';
import { AnalyticsModule } from '../src/index.js';
import { nps, published, submitted } from './builders.js';
import { people, repeat, reportsOf } from './reports.js';

let m: Medium;
beforeAll(async () => {
  m = await medium({ modules: { analytics: AnalyticsModule }, now: new Date('2026-06-15T10:00:00Z') });
});
afterAll(() => m.close());

const { counted, get } = reportsOf(() => m);

describe('a trend', () => {
  it('has value, n, counts, interval, verdict and minimum detectable change for the period and for each bucket', async () => {
    const tenantId = await counted('UTC', [
      ...people(25, 15, 10, '2026-03-02T12:00:00Z'),
      ...people(10, 10, 30, '2026-03-04T12:00:00Z'),
    ]);
    const trend = await get(tenantId, '/v1/metrics/nps', { from: '2026-03-02', to: '2026-03-05' });
    expect(trend).toMatchObject({ metric: 'nps', time_zone: 'UTC', interval: 'day', source: 'counts' });
    const [series] = trend.series;
    expect(series).toMatchObject({ method_version: 'nps.v1', group: null });
    expect(series.total).toMatchObject({
      value: -5,
      n: 100,
      counts: { promoters: 35, passives: 25, detractors: 40 },
      scores: [0, 0, 0, 40, 0, 0, 0, 0, 25, 0, 35],
      interval: { level: 0.95, method: 'adjusted_wald' },
      verdict: 'too_few',
      difference: { value: null, interval: null, p: null },
      answers_needed: null,
      reliable: true,
      partial: false,
      comparisons: 0,
    });
    expect(series.buckets.map((b: { value: number; verdict: string; n: number }) => [b.value, b.n, b.verdict])).toEqual(
      [
        [30, 50, 'too_few'],
        [null, 0, 'too_few'],
        [-40, 50, 'too_few'],
      ],
    );
    const weeks = await get(tenantId, '/v1/metrics/nps', { from: '2026-03-02', to: '2026-03-09', interval: 'week' });
    expect(weeks.series[0].buckets).toHaveLength(1);
    const halves = await get(tenantId, '/v1/metrics/nps', { from: '2026-03-04', to: '2026-03-06' });
    expect(halves.series[0].total).toMatchObject({
      verdict: 'down',
      difference: { value: -70, test: 'exact', interval: { method: 'adjusted_wald', level: 0.95 } },
      level: 0.05,
      comparisons: 1,
      previous: { from: '2026-03-02T00:00:00.000Z', to: '2026-03-04T00:00:00.000Z', value: 30, n: 50 },
    });
    const silent = await get(tenantId, '/v1/metrics/nps', { from: '2026-03-05', to: '2026-03-07' });
    expect(silent.series[0].total).toMatchObject({ value: null, verdict: 'too_few', previous: { value: -40, n: 50 } });
    const alone = await get(tenantId, '/v1/metrics/nps', { from: '2026-03-04', to: '2026-03-06', compare: 'none' });
    expect(alone.series[0].total).toMatchObject({ verdict: null, difference: null, previous: null, value: -40 });
  });

  it('is null and not 0 without answers', async () => {
    const trend = await get(randomUUID(), '/v1/metrics/csat', { from: '2026-03-02', to: '2026-03-04' });
    expect(trend.series).toHaveLength(1);
    expect(trend.series[0].total).toMatchObject({ value: null, n: 0, interval: null, mde: null, method_version: null });
    expect(trend.series[0].buckets).toHaveLength(2);
    expect(trend.series[0].buckets[0]).toMatchObject({ value: null, n: 0, interval: null });
  });

  it('judges all buckets together, marks those that are cut or still run, and says nothing of few answers', async () => {
    const tenantId = await counted('UTC', [
      ...people(25, 15, 10, '2026-03-09T12:00:00Z'),
      ...people(10, 10, 30, '2026-03-16T12:00:00Z'),
      ...people(30, 10, 10, '2026-03-23T12:00:00Z'),
      ...people(1, 0, 0, '2026-03-30T12:00:00Z'),
      ...people(20, 10, 5, '2026-06-01T12:00:00Z'),
      ...people(3, 4, 9, '2026-06-15T09:00:00Z'),
    ]);
    const { series } = await get(tenantId, '/v1/metrics/nps', {
      from: '2026-03-11',
      to: '2026-04-01',
      interval: 'week',
    });
    expect(series[0]).toMatchObject({ level: 0.05, comparisons: 1 });
    expect(
      series[0].buckets.map((b: Record<string, unknown>) => [b['n'], b['partial'], b['verdict'], b['answers_needed']]),
    ).toEqual([
      [0, true, 'too_few', 30],
      [50, false, 'too_few', null],
      [50, false, 'up', 0],
      [1, true, 'too_few', 29],
    ]);
    const [, , , one] = series[0].buckets;
    expect(one).toMatchObject({
      value: 100,
      interval: { high: 100 },
      difference: { value: null, interval: null, p: null },
    });

    // Now it is the 15th of June, 10:00.
    const june = await get(tenantId, '/v1/metrics/nps', { from: '2026-06-01', to: '2026-06-29', interval: 'week' });
    expect(june.series[0].total).toMatchObject({ partial: true, n: 51 });
    expect(june.series[0].buckets.map((b: { partial: boolean }) => b.partial)).toEqual([false, false, true, true]);
    const ended = await get(tenantId, '/v1/metrics/nps', { from: '2026-06-08', to: '2026-06-15' });
    expect(ended.series[0].total.partial).toBe(false);
  });

  it('needs more for a verdict while the period runs', async () => {
    const tenantId = await counted('UTC', [
      ...people(40, 40, 20, '2026-06-13T12:00:00Z'),
      ...people(30, 9, 1, '2026-06-15T03:00:00Z'),
    ]);
    // 10 of 24 hours have passed, and 40 of 100 answers have arrived.
    const day = { from: '2026-06-15', to: '2026-06-16' };
    const { series } = await get(tenantId, '/v1/metrics/nps', { from: '2026-06-14', to: '2026-06-16' });
    expect(series[0].total).toMatchObject({ partial: true, n: 40, verdict: 'up' });
    expect(series[0].total.difference.interval.level).toBeGreaterThan(0.95);
    expect(series[0].total.difference.adjusted_p).toBeGreaterThan(series[0].total.difference.p);
    const { series: now } = await get(tenantId, '/v1/metrics/nps', day);
    expect(now[0].total).toMatchObject({ partial: true, verdict: 'too_few', previous: { n: 0 } });
  });

  it('never averages two methods', async () => {
    const at = '2026-03-02T12:00:00Z';
    const csat = (score: number, method: string) => submitted({ at, scores: [{ metric: 'csat', score, method }] });
    const tenantId = await counted('UTC', [
      ...repeat(6, () => csat(5, 'csat.v1:1-5')),
      ...repeat(4, () => csat(5, 'csat.v1:0-10')),
    ]);
    const { series } = await get(tenantId, '/v1/metrics/csat', {
      from: '2026-03-01',
      to: '2026-04-01',
      interval: 'month',
    });
    expect(
      series.map((s: { method_version: string; total: { value: number } }) => [s.method_version, s.total.value]),
    ).toEqual([
      ['csat.v1:1-5', 100],
      ['csat.v1:0-10', 0],
    ]);
  });

  it('counts one answer per response: that of the primary question, and the others on their own', async () => {
    const at = '2026-03-02T12:00:00Z';
    const tenantId = await counted(
      'UTC',
      repeat(40, (i) =>
        submitted({
          at,
          segments: { shop: i % 2 ? 'north' : 'south' },
          scores: [
            { metric: 'csat', question: 'shop', score: i % 4 ? 5 : 1 },
            { metric: 'csat', question: 'delivery', score: i % 2 ? 5 : 1, primary: false },
          ],
        }),
      ),
    );
    const march = { from: '2026-03-01', to: '2026-04-01', interval: 'month' };
    const totals = async (query: Record<string, string>) => {
      const { series, source } = await get(tenantId, '/v1/metrics/csat', { ...march, ...query });
      return series.map((s: { total: { n: number; value: number } }) => [source, s.total.n, s.total.value]);
    };
    expect(await totals({})).toEqual([['counts', 40, 75]]);
    expect(await totals({ question: 'shop' })).toEqual([['counts', 40, 75]]);
    expect(await totals({ question: 'delivery' })).toEqual([['counts', 40, 50]]);
    expect(await totals({ language: 'en', channel: 'link' })).toEqual([['facts', 40, 75]]);
    const { tables } = await get(tenantId, '/v1/metrics/csat/segments', {
      from: '2026-03-01',
      to: '2026-04-01',
      by: 'attribute:shop',
    });
    expect(tables[0].segments.map((s: { segment: string; n: number }) => [s.segment, s.n])).toEqual([
      ['north', 20],
      ['south', 20],
    ]);
    const listed = await get(tenantId, '/v1/metrics/csat/responses', {
      from: '2026-03-01',
      to: '2026-04-01',
      limit: 100,
    });
    expect(listed.data).toHaveLength(40);
    expect(
      new Set(listed.data.map((r: { answers: { question: string }[] }) => r.answers.map((a) => a.question).join())),
    ).toEqual(new Set(['shop']));
    expect(await get(tenantId, '/v1/metrics/audit')).toMatchObject({ facts: 80, drift_rows: 0 });
  });

  it('counts CES by its direction', async () => {
    const at = '2026-03-02T12:00:00Z';
    const scores = [7, 7, 6, 6, 6, 5, 5, 4, 3, 2];
    const tenantId = await counted(
      'UTC',
      scores.map((score) => submitted({ at, scores: [{ metric: 'ces', score }] })),
    );
    const { series } = await get(tenantId, '/v1/metrics/ces', { from: '2026-03-02', to: '2026-03-03' });
    expect(series[0].total).toMatchObject({
      value: 70,
      net: 50,
      mean: { value: 5.1 },
      counts: { easy: 7, neutral: 1, hard: 2 },
    });
  });

  it('has a series per group, with the same numbers from counts and from facts', async () => {
    const touchpoint = randomUUID();
    const at = '2026-03-02T12:00:00Z';
    const tenantId = await counted('UTC', [
      ...people(3, 0, 1, at, { channel: 'link', touchpoint, segments: { visits: '<=3' } }),
      ...people(1, 0, 1, at, { channel: 'api', segments: { visits: '>3' } }),
      ...people(0, 1, 0, at, { channel: 'api', segments: { visits: null } }),
    ]);
    const march = { from: '2026-03-01', to: '2026-04-01', interval: 'month' };
    const groups = async (by: string, more = {}) => {
      const { series, source } = await get(tenantId, '/v1/metrics/nps', { ...march, group_by: by, ...more });
      const values = series.map((s: { group: { value: string }; total: { n: number } }) => [s.group.value, s.total.n]);
      return { source, values };
    };
    expect(await groups('channel')).toEqual({
      source: 'counts',
      values: [
        ['link', 4],
        ['api', 3],
      ],
    });
    expect(await groups('touchpoint')).toEqual({
      source: 'counts',
      values: [
        [publicId('tpt', touchpoint), 4],
        [null, 3],
      ],
    });
    expect(await groups('attribute:visits')).toEqual({
      source: 'counts',
      values: [
        ['<=3', 4],
        ['>3', 2],
      ],
    });
    expect(await groups('attribute:visits', { language: 'en' })).toEqual({
      source: 'facts',
      values: [
        ['<=3', 4],
        ['>3', 2],
      ],
    });
    expect(await groups('channel', { 'attribute[visits]': '>3' })).toEqual({ source: 'facts', values: [['api', 2]] });
    expect(await groups('channel', { channel: 'api' })).toEqual({ source: 'counts', values: [['api', 3]] });
    const odd = { from: '2026-03-01T00:00:01Z', to: '2026-04-01T00:00:01Z', interval: 'month' };
    const [counts, facts] = [
      await get(tenantId, '/v1/metrics/nps', march),
      await get(tenantId, '/v1/metrics/nps', odd),
    ];
    expect([counts.source, facts.source]).toEqual(['counts', 'facts']);
    expect(facts.series[0].total.scores).toEqual(counts.series[0].total.scores);
  });
});

describe('the answers behind a number', () => {
  it('are listed completely, for the total and for each part', async () => {
    const at = (i: number) => `2026-03-${String(2 + (i % 5)).padStart(2, '0')}T12:00:00Z`;
    const channels = ['link', 'api', 'widget'] as const;
    const tenantId = await counted(
      'Europe/Paris',
      repeat(60, (i) => nps(i % 11, at(i), { channel: channels[i % 3], segments: { visits: i % 2 ? 'few' : 'many' } })),
    );
    const filters: Record<string, string | number>[] = [
      {},
      { channel: 'api' },
      { 'attribute[visits]': 'few' },
      { channel: 'api', 'attribute[visits]': 'few' },
      { from: '2026-03-03T09:00:00Z', to: '2026-03-05T15:30:00Z' },
    ];
    for (const filter of filters) {
      const query = { from: '2026-03-01', to: '2026-03-09', ...filter };
      const { series } = await get(tenantId, '/v1/metrics/nps', query);
      const ids = new Set<string>();
      let cursor: string | null = null;
      do {
        const page: { data: { id: string }[]; next_cursor: string | null } = await get(
          tenantId,
          '/v1/metrics/nps/responses',
          {
            ...query,
            limit: 7,
            ...(cursor === null ? {} : { cursor }),
          },
        );
        page.data.forEach(({ id }) => ids.add(id));
        cursor = page.next_cursor;
      } while (cursor !== null);
      expect(ids.size).toBe(series[0].total.n);
      const detractors = await get(tenantId, '/v1/metrics/nps/responses', {
        ...query,
        score_max: 6,
        limit: 100,
        order: 'asc',
      });
      expect(detractors.data).toHaveLength(series[0].total.counts.detractors);
    }
  });

  it('are explained with counts, formulas and sources', async () => {
    const tenantId = await counted('UTC', people(50, 30, 20, '2026-03-02T12:00:00Z'));
    const { methods } = await get(tenantId, '/v1/metrics/explain', {
      metric: 'nps',
      from: '2026-03-02',
      to: '2026-03-03',
    });
    expect(methods[0]).toMatchObject({
      method_version: 'nps.v1',
      measure: { n: 100, value: 30 },
      steps: [{ name: 'value', substituted: '100 · (50 − 20) / 100', value: 30 }, {}, { name: 'interval' }, {}, {}],
    });
    expect(methods[0].steps[2].value[0]).toBeCloseTo(14.0511, 4);
    expect(methods[0].sources.length).toBeGreaterThan(0);
  });

  it('add up over a segment table', async () => {
    const at = '2026-03-02T12:00:00Z';
    const tenantId = await counted('UTC', [
      ...people(30, 5, 5, at, { segments: { visits: '<=3' }, language: 'fr' }),
      ...people(5, 5, 30, at, { segments: { visits: '>3..6' } }),
      ...people(1, 1, 0, at),
    ]);
    const march = { from: '2026-03-01', to: '2026-04-01' };
    const { tables, source } = await get(tenantId, '/v1/metrics/nps/segments', { ...march, by: 'attribute:visits' });
    expect(source).toBe('counts');
    expect(tables[0]).toMatchObject({
      method_version: 'nps.v1',
      level: 0.05,
      comparisons: 2,
      total: { n: 82 },
      without_segment: 2,
      segments_omitted: 0,
    });
    expect(
      tables[0].segments.map((s: { segment: string; n: number; verdict: string }) => [s.segment, s.n, s.verdict]),
    ).toEqual([
      ['<=3', 40, 'above'],
      ['>3..6', 40, 'below'],
    ]);
    for (const by of ['survey', 'touchpoint', 'channel', 'language']) {
      const { tables: split } = await get(tenantId, '/v1/metrics/nps/segments', { ...march, by });
      expect(split[0].segments.reduce((sum: number, s: { n: number }) => sum + s.n, 0)).toBe(82);
    }
    expect((await get(tenantId, '/v1/reports/dimensions', {})).attributes).toEqual(['visits']);
    const french = await get(tenantId, '/v1/metrics/nps/segments', {
      ...march,
      by: 'attribute:visits',
      language: 'fr',
    });
    expect(french).toMatchObject({
      source: 'facts',
      tables: [{ total: { n: 40 }, segments: [{ segment: '<=3', n: 40 }] }],
    });
  });
});

describe('counting', () => {
  it('counts a response once, even if its event is repeated', async () => {
    const answer = nps(10, '2026-03-02T12:00:00Z');
    const tenantId = await counted('UTC', [answer, answer]);
    await m.publish(ResponseSubmitted, answer, { tenantId, id: randomUUID() });
    await m.drained();
    const trend = await get(tenantId, '/v1/metrics/nps', { from: '2026-03-02', to: '2026-03-03' });
    expect(trend.series[0].total.n).toBe(1);
  });

  it('dead-letters what it cannot count, and counts the other events', async () => {
    const at = '2026-03-02T12:00:00Z';
    const tenantId = await counted('UTC', [
      nps(10, at),
      submitted({ at, scores: [{ metric: 'nps', score: 5, method: 'nps.v9' }] }),
      submitted({ at, scores: [{ metric: 'csat', score: 9 }] }),
      submitted({ at, scores: [{ metric: 'csat', score: 4, method: 'nps.v1' }] }),
      nps(9, at, { language: 'e\nn' }),
      nps(9, at, { segments: { visits: 'a\u0000b' } }),
      nps(9, at, { scores: [] }),
    ]);
    expect(await get(tenantId, '/v1/metrics/audit')).toMatchObject({ facts: 1, drift_rows: 0 });
    const deadLetters = await m.sql('select reason from messaging.dead_letter where tenant_id = $1', [tenantId]);
    expect(deadLetters).toHaveLength(5);
  });

  it('gives the same numbers after a rebuild from the log while responses arrive', async () => {
    const at = (i: number) => new Date(Date.UTC(2026, 2, 1 + (i % 20), i % 24)).toISOString();
    const make = (i: number) =>
      nps(i % 11, at(i), { channel: i % 2 ? 'link' : 'api', segments: { visits: `${i % 3}` } });
    const tenantId = await counted('Europe/Paris', repeat(120, make));
    const query = { from: '2026-03-01', to: '2026-04-01', group_by: 'attribute:visits' };
    const before = await get(tenantId, '/v1/metrics/nps', query);
    await m.sql(`update analytics.score_count set s3 = s3 + 7 where tenant_id = $1 and unit = 'day'`, [tenantId]);
    await m.sql(`delete from analytics.score_fact where tenant_id = $1 and score = 4`, [tenantId]);
    expect((await get(tenantId, '/v1/metrics/audit')).drift_rows).toBeGreaterThan(0);

    const requested = await m.as({ tenantId }).post('/v1/metrics/rebuild').expect(202);
    expect(requested.headers['location']).toBe(`/v1/metrics/rebuilds/${requested.body.id}`);
    const later = repeat(20, (i) => nps(10, '2026-04-02T12:00:00Z', { channel: i % 2 ? 'link' : 'api' }));
    await Promise.all(later.map((answer) => m.publish(ResponseSubmitted, answer, { tenantId })));
    await m.drained();

    const done = await get(tenantId, requested.headers['location'] as string);
    expect(done).toMatchObject({ status: 'done', reason: null });
    expect(await get(tenantId, '/v1/metrics/nps', query)).toEqual(before);
    const april = await get(tenantId, '/v1/metrics/nps', { from: '2026-04-02', to: '2026-04-03' });
    expect(april.series[0].total.n).toBe(20);
    expect(await get(tenantId, '/v1/metrics/audit')).toMatchObject({ facts: 140, drift_rows: 0 });
    const generations = await m.sql(`select distinct generation from analytics.score_fact where tenant_id = $1`, [
      tenantId,
    ]);
    expect(generations).toEqual([{ generation: 2 }]);
    await m
      .as({ tenantId: m.otherTenantId })
      .get(requested.headers['location'] as string)
      .expect(404);
  });

  it('is rebuilt once at a time', async () => {
    const tenantId = randomUUID();
    await m.sql(`insert into analytics.rebuild values ($1, $2, 'running', 2, '{}', 0, null, now(), null)`, [
      tenantId,
      randomUUID(),
    ]);
    const reply = await m.as({ tenantId }).post('/v1/metrics/rebuild').expect(409);
    expect(reply.body.type).toContain('rebuild-running');
  });
});

describe('a request', () => {
  it.each([
    ['/v1/metrics/nps?colour=red', 400],
    ['/v1/metrics/nps?from=yesterday', 400],
    ['/v1/metrics/nps?from=2026-02-30', 400],
    ['/v1/metrics/nps?from=1969-12-31', 400],
    ['/v1/metrics/nps?from=2026-03-02&to=2026-03-02', 400],
    ['/v1/metrics/nps?from=2026-03-03&to=2026-03-02', 400],
    ['/v1/metrics/nps?from=1970-01-01&interval=hour', 400],
    ['/v1/metrics/nps?to=2199-01-01&from=1970-01-01', 400],
    ['/v1/metrics/nps?interval=year', 400],
    ['/v1/metrics/nps?group_by=colour', 400],
    ['/v1/metrics/nps?group_by=attribute:', 400],
    ['/v1/metrics/nps?channel=pigeon', 400],
    ['/v1/metrics/nps?survey_id=1', 400],
    ['/v1/metrics/nps?attribute[a%20b]=x', 400],
    ['/v1/metrics/nps?attribute=x', 400],
    ['/v1/metrics/nps?attribute[a]=x&attribute[a]=y', 400],
    ['/v1/metrics/nps?language=%00', 400],
    ['/v1/metrics/nps/segments', 400],
    ['/v1/metrics/nps/responses?limit=101', 400],
    ['/v1/metrics/nps/responses?cursor=abc', 400],
    ['/v1/metrics/explain', 400],
    ['/v1/metrics/explain?metric=mood', 404],
    ['/v1/metrics/mood', 404],
    ['/v1/metrics/constructor', 404],
    ['/v1/metrics/mood/segments?by=channel', 404],
    ['/v1/metrics/rebuilds/rbd_1', 404],
  ])('%s is %d', async (path, status) => {
    const reply = await m.as().get(path);
    expect(reply.status).toBe(status);
    expect(reply.headers['content-type']).toContain('application/problem+json');
  });

  it('accepts published surveys and touchpoints of its own workspace only', async () => {
    const [survey, touchpoint] = [randomUUID(), randomUUID()];
    await m.publish(SurveyPublished, published(survey, touchpoint));
    await m.drained();
    for (const query of [{ survey_id: publicId('srv', survey) }, { touchpoint_id: publicId('tpt', touchpoint) }]) {
      await m.as().get('/v1/metrics/nps').query(query).expect(200);
      for (const path of ['/v1/metrics/nps', '/v1/metrics/nps/responses', '/v1/metrics/nps/segments?by=channel']) {
        await m.as({ tenantId: m.otherTenantId }).get(path).query(query).expect(404);
      }
    }
  });

  it('shows nothing to another workspace', async () => {
    await counted('UTC', people(5, 0, 0, '2026-03-02T12:00:00Z'));
    const other = { tenantId: m.otherTenantId };
    const trend = await m.as(other).get('/v1/metrics/nps?from=2026-03-01&to=2026-04-01').expect(200);
    expect(trend.body.series[0].total).toMatchObject({ value: null, n: 0 });
    const list = await m.as(other).get('/v1/metrics/nps/responses?from=2026-03-01&to=2026-04-01').expect(200);
    expect(list.body.data).toEqual([]);
  });

  it('requires the permission', async () => {
    await m.http.get('/v1/metrics/nps').expect(401);
    await m.as({ role: 'editor' }).post('/v1/metrics/rebuild').expect(403);
    await m.as({ role: 'editor' }).get('/v1/metrics/audit').expect(403);
    await m.as({ role: 'viewer' }).get('/v1/metrics/nps').expect(200);
  });
});
