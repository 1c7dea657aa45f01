import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnonymousPeriodClosed, SurveyPublished, type AnonymousPeriodClosedV1 } from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { medium, type Medium } from '@hearback/testing';
import { AnalyticsModule } from '../src/index.js';

const SURVEY = randomUUID();
const SURVEY_ID = publicId('srv', SURVEY);

/** Answers by score. */
const scores = (counts: Readonly<Record<number, number>>) =>
  Array.from({ length: 11 }, (_, score) => counts[score] ?? 0);

/** November of a pulse: 9, 7 and two hidden groups of the 25 who answered. */
const november: AnonymousPeriodClosedV1 = {
  report_id: randomUUID(),
  survey_id: SURVEY,
  audience: 'employees',
  period: 'month',
  from: '2026-11-01',
  to: '2026-12-01',
  people: 25,
  measures: [
    { question: 'recommend', metric: 'nps', method: 'nps.v1', min: 0, max: 10, counts: scores({ 9: 11, 7: 8, 3: 6 }) },
  ],
  dimensions: [
    {
      question: 'team',
      shown: true,
      cells: [
        { choice: 'shop', people: 9, counts: [scores({ 9: 5, 7: 2, 3: 2 })] },
        { choice: 'repair', people: null, counts: [null] },
        { choice: 'stock', people: null, counts: [null] },
        { choice: null, people: null, counts: [null] },
      ],
    },
    { question: 'site', shown: false, cells: [] },
  ],
  comments: [
    { question: 'why', texts: ['Time.', '=1+1', 'More time.'] },
    { question: 'else', texts: null },
  ],
  closed_at: '2026-12-01T02:11:00.000Z',
};

describe('reports of anonymous surveys', () => {
  let platform: Medium;
  beforeAll(async () => {
    platform = await medium({ modules: { analytics: AnalyticsModule } });
    await platform.publish(SurveyPublished, {
      survey_id: SURVEY,
      version_id: randomUUID(),
      version: 1,
      name: 'Pulse',
      link_code: 'pulse001',
      touchpoint: null,
      definition: { anonymous: { period: 'month', audience: 'employees' } },
      published_at: '2026-10-01T00:00:00.000Z',
    });
    const measures = november.measures.map((measure) => ({ ...measure, counts: scores({ 9: 5, 7: 10, 3: 5 }) }));
    const october = {
      report_id: randomUUID(),
      from: '2026-10-01',
      to: '2026-11-01',
      closed_at: '2026-11-01T03:00:00.000Z',
    };
    await platform.publish(AnonymousPeriodClosed, { ...november, ...october, people: 20, measures });
    await platform.publish(AnonymousPeriodClosed, november);
    await platform.publish(AnonymousPeriodClosed, november);
    await platform.drained();
  });
  afterAll(() => platform?.close());

  const get = (path: string) => platform.as().get(path);
  const path = `/v1/anonymous-reports/${publicId('anr', november.report_id)}`;

  it('are listed once per period, and read without any breakdown at first', async () => {
    const { body } = await get(`/v1/anonymous-reports?survey_id=${SURVEY_ID}`);
    expect(body.data.map(({ from, people }: { from: string; people: number }) => [from, people])).toEqual([
      ['2026-11-01', 25],
      ['2026-10-01', 20],
    ]);
    const report = (await get(path)).body;
    expect(report).toMatchObject({ breakdowns: ['team'], breakdown: null, survey_id: SURVEY_ID });
    expect(report.numbers).toMatchObject([
      { metric: 'enps', n: 25, value: 20, reliable: false, answers_needed: 5, change: 20, verdict: 'no_clear_change' },
    ]);
    expect(report.comments).toMatchObject([
      { hidden: false, texts: ['Time.', '=1+1', 'More time.'] },
      { hidden: true, texts: [] },
    ]);
  });

  it('are shown by one question at a time, with hidden groups as such, in JSON and CSV alike', async () => {
    const { breakdown } = (await get(`${path}?by=team`)).body;
    const hidden = {
      hidden: true,
      people: null,
      numbers: [{ n: null, value: null, interval: null, answers_needed: null }],
    };
    expect(breakdown.groups).toMatchObject([{ choice: 'shop', people: 9, hidden: false }, hidden, hidden, hidden]);
    const lines = (await get(`${path}/export?by=team`)).text.trim().split('\r\n');
    expect(lines.slice(1).map((line) => line.replaceAll('"', '').split(',').slice(2, 10).join())).toEqual([
      'total,team,,enps,recommend,nps.v1,shown,25',
      'group,team,shop,enps,recommend,nps.v1,shown,9',
      'group,team,repair,enps,recommend,nps.v1,hidden,',
      'group,team,stock,enps,recommend,nps.v1,hidden,',
      'group,team,,enps,recommend,nps.v1,hidden,',
    ]);
    for (const by of ['site', 'else', 'team,site']) {
      const { status, body } = await get(`${path}?by=${by}`);
      expect([status, body.code]).toEqual([422, 'analytics.not-a-breakdown']);
    }
    expect((await get(`${path}?by=team&by=site`)).status).toBe(400);
  });

  it('are all there is of such a survey: no other report takes it, and no other workspace sees them', async () => {
    for (const other of ['nps', 'overview', 'nps/segments?by=channel', 'journey?metric=nps']) {
      const { status, body } = await get(
        `/v1/metrics/${other}${other.includes('?') ? '&' : '?'}survey_id=${SURVEY_ID}`,
      );
      expect([other, status, body.code]).toEqual([other, 403, 'analytics.anonymous-survey']);
    }
    const elsewhere = platform.as({ tenantId: platform.otherTenantId });
    expect((await elsewhere.get(path)).status).toBe(404);
    expect((await elsewhere.get('/v1/anonymous-reports')).body.data).toEqual([]);
    expect((await get('/v1/metrics/nps')).body.series[0].total.n).toBe(0);
  });
});
