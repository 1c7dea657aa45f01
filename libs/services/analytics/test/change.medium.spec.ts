import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ResponseSubmitted } from '@hearback/contracts';
import { analyticsFixture, type AnalyticsFixture } from './analytics-fixture.js';
import { nps } from './builders.js';

let fixture: AnalyticsFixture;
const get = async (path: string) => (await fixture.as().get(`/v1/reports/${path}`).expect(200)).body;
const PERIOD = 'metric=nps&from=2026-03-02&to=2026-03-04';

/** Scores of a day through a channel in a language. */
async function answers(day: string, channel: 'link' | 'api', language: string, scores: readonly number[]) {
  for (const score of scores)
    await fixture.publish(ResponseSubmitted, nps(score, `${day}T10:00:00.000Z`, { channel, language }));
}

const of = (score: number, n: number) => Array.from({ length: n }, () => score);

beforeAll(async () => {
  fixture = await analyticsFixture();
  await answers('2026-03-01', 'link', 'en', of(9, 16));
  await answers('2026-03-01', 'api', 'en', of(3, 4));
  await answers('2026-03-02', 'link', 'en', of(9, 10));
  await answers('2026-03-02', 'api', 'de', of(3, 30));
  await fixture.drained();
});

afterAll(() => fixture?.close());

describe('a change', () => {
  it('is split into how people scored and who answered, which add up to it', async () => {
    const change = await get(`change?${PERIOD}&by=channel`);
    // Both channels score as before; the unhappy one answers more often.
    expect(change).toMatchObject({
      method_version: 'nps.v1',
      earlier: { n: 20, value: 60 },
      later: { n: 40, value: -50 },
      delta: expect.closeTo(-110, 9),
      within: expect.closeTo(0, 9),
      mix: expect.closeTo(-110, 9),
      refusal: null,
    });
    const { steps } = await get(`change/explain?${PERIOD}&by=channel`);
    expect(steps[0]).toMatchObject({ name: 'delta', substituted: '-50 − 60 (n 40, 20)' });
    expect((await fixture.as().get(`/v1/reports/change/export?${PERIOD}&by=channel`)).text).toContain(
      '"channel","api"',
    );
  });

  it('is refused where a period has too few answers', async () => {
    expect(await get('change?metric=nps&from=2026-03-04&to=2026-03-05&by=channel')).toMatchObject({
      delta: null,
      refusal: { code: 'too_few_answers', kind: 'nothing', needed: 5, have: 0 },
    });
    expect((await fixture.as().get(`/v1/reports/change?${PERIOD}&by=weather`)).status).toBe(400);
    expect((await fixture.as().get(`/v1/reports/change?metric=nps`)).status).toBe(400);
  });
});

describe('a heat table', () => {
  it('has a verdict for each cell that holds for the whole table', async () => {
    const { cells, rows, columns, comparisons } = await get(`heat?${PERIOD}&rows=channel&columns=language`);
    expect([rows, columns]).toEqual([
      [{ value: 'api' }, { value: 'link' }],
      [{ value: 'de' }, { value: 'en' }],
    ]);
    expect(comparisons).toBe(2);
    expect(cells).toMatchObject([
      { row: 'api', column: 'de', n: 30, value: -100, reliable: true, verdict: 'below' },
      { row: 'link', column: 'en', n: 10, value: 100, reliable: false, verdict: 'above' },
    ]);
    const { steps } = await get(`heat/explain?${PERIOD}&rows=channel&columns=language`);
    expect(steps[0]).toMatchObject({
      name: 'api × de',
      value: -200,
      substituted: expect.stringContaining('n 30: -100 − 100'),
    });
    const csv = (await fixture.as().get(`/v1/reports/heat/export?${PERIOD}&rows=channel&columns=language`)).text;
    expect(csv).toContain('"channel","api","language","de","30","-100"');
    const other = await fixture
      .as({ tenantId: randomUUID() })
      .get(`/v1/reports/heat?${PERIOD}&rows=channel&columns=language`);
    expect(other.body.cells).toEqual([]);
  });
});
