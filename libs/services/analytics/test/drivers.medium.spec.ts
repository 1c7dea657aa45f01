import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ResponseSubmitted, SurveyPublished } from '@hearback/contracts';
import { publicId, seededRandom } from '@hearback/kernel';
import { analyticsFixture, PERIOD, type AnalyticsFixture } from './analytics-fixture.js';
import { ANSWERED_AT, published, submitted } from './builders.js';

let fixture: AnalyticsFixture;
const survey = randomUUID();
const repair = randomUUID();
const elsewhere = randomUUID();
let courier: string;
/** Those who write of the courier. */
let slow = 0;

const WRITERS = 50;

const path = (query = '', part = '') =>
  `/v1/reports/drivers${part}?survey_id=${publicId('srv', survey)}&${PERIOD}${query}`;
const get = async (query = '', part = '') => (await fixture.as().get(path(query, part)).expect(200)).body;

/**
 * 60 customers: the score follows `fast` most and `friendly` a little; `twin` is `fast` once more, and `lucky` is chance. 50 of them write,
 * about the courier if it was slow.
 */
async function answers(): Promise<void> {
  const random = seededRandom(5);
  const upTo = (n: number) => Math.floor(random() * n);
  for (let i = 0; i < 60; i += 1) {
    const [fast, friendly, lucky, repaired] = [upTo(5), upTo(5), upTo(5), upTo(5)];
    const score = Math.min(10, Math.max(0, Math.round(1.4 * fast + 0.6 * friendly + 0.5 * repaired + random())));
    const isSlow = fast < 2;
    if (isSlow && i < WRITERS) slow += 1;
    const external_id = `C-${i}`;
    const number = (question: string, value: number) => ({ question, kind: 'number', value });
    await fixture.publish(ResponseSubmitted, {
      ...submitted({
        at: ANSWERED_AT,
        survey,
        scores: [{ metric: 'nps', score }],
        ...(i < WRITERS ? { comment: isSlow ? 'The courier came late.' : 'The lamp is fine.' } : {}),
        answers: [
          number('fast', fast),
          number('twin', 2 * fast + 1),
          ...(i < 55 ? [number('lucky', lucky)] : []),
          { question: 'staff', kind: 'matrix', value: { friendly: ['a', 'b', 'c', 'd', 'e'][friendly]! } },
        ],
      }),
      customer: { external_id },
    });
    await fixture.publish(ResponseSubmitted, {
      ...submitted({
        at: ANSWERED_AT,
        survey: repair,
        touchpoint: elsewhere,
        scores: [{ metric: 'csat', score: 1 + repaired }],
      }),
      customer: { external_id },
    });
  }
  await fixture.drained();
}

beforeAll(async () => {
  fixture = await analyticsFixture();
  const number = (key: string) => ({ key, kind: 'number' });
  const choices = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key }));
  await fixture.publish(SurveyPublished, {
    ...published(survey),
    definition: {
      questions: [
        { key: 'nps', kind: 'nps' },
        ...['fast', 'twin', 'lucky'].map(number),
        { key: 'why', kind: 'text' },
        { key: 'staff', kind: 'matrix', rows: [{ key: 'friendly' }], choices },
      ],
    },
  });
  const topic = (name: string, text: string) =>
    fixture
      .as()
      .post('/v1/topics')
      .send({ name, terms: [{ text }] });
  courier = (await topic('Courier', 'courier')).body.id;
  await topic('Never named', 'glue');
  await answers();
});

afterAll(() => fixture?.close());

const FOUR = `question:fast,question:lucky,row:staff.friendly,touchpoint:${publicId('tpt', elsewhere)}.csat`;

describe('drivers', () => {
  it('are ranked as they were planted, over questions, matrix rows and scores elsewhere of the same customer', async () => {
    const report = await get(`&predictors=${FOUR}`);
    expect(report).toMatchObject({ outcome: 'nps', n: 55, left_out: 5, method: 'shapley', refusal: null, pair: [] });
    const keys = report.drivers.map(({ key }: { key: string }) => key);
    expect(keys[0]).toBe('question:fast');
    expect(keys.at(-1)).toBe('question:lucky');
    const of = (key: string) => report.drivers.find((driver: { key: string }) => driver.key === key);
    expect([of('question:fast').clear, of('question:lucky').clear]).toEqual([true, false]);
    expect(report.drivers.reduce((sum: number, { share }: { share: number }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(report.r_squared).toBeGreaterThan(0.8);
    expect(report.r_squared_interval.low).toBeLessThan(report.r_squared);
    const { steps } = await get(`&predictors=${FOUR}`, '/explain');
    expect(steps[0]).toMatchObject({ name: 'n', substituted: '60 − 5', value: 55 });
    const csv = (
      await fixture
        .as()
        .get(path(`&predictors=${FOUR}`, '/export'))
        .expect(200)
    ).text;
    expect(csv.split('\r\n').length + csv.split('\n').length).toBeGreaterThan(5);
    expect(csv).toContain('"question:fast"');
  });

  it('are topics too, of the answers with a comment', async () => {
    const key = `topic:${courier}`;
    const { candidates, predictors } = await get();
    expect(candidates).toContainEqual({ key, n: WRITERS, mean: expect.closeTo(slow / WRITERS, 9) });
    expect(candidates.filter((candidate: { key: string }) => candidate.key.startsWith('topic:'))).toHaveLength(1);
    expect(predictors).toContain(key);
    const chosen = await get(`&predictors=${key},question:lucky`);
    expect(chosen).toMatchObject({
      n: WRITERS,
      left_out: 10,
      refusal: null,
      drivers: [{ key, clear: true }, { clear: false }],
    });
    expect(chosen.drivers[0].correlation).toBeLessThan(-0.5);
    const { steps } = await get(`&predictors=${key},question:lucky`, '/explain');
    expect(steps.at(-1).name).toBe(key);
  });

  it('are refused, with the pair that cannot be told apart, and with how many answers are missing', async () => {
    expect(await get('&predictors=question:fast,question:twin')).toMatchObject({
      refusal: { kind: 'not_apart', code: 'collinear' },
      pair: ['question:fast', 'question:twin'],
      pair_correlation: expect.closeTo(1, 9),
      r_squared: null,
      drivers: [],
    });
    const many = 'question:fast,question:lucky,row:staff.friendly,question:a,question:b,question:c';
    expect(await get(`&predictors=${many}`)).toMatchObject({
      refusal: { kind: 'nothing', code: 'too_few_answers', needed: 60, have: 0 },
      expected_at: null,
    });
    expect(await get('&predictors=question:fast&outcome=lucky&channel=api')).toMatchObject({
      refusal: { code: 'too_few_answers' },
    });
    const early = await get(
      '&predictors=question:lucky,question:fast,row:staff.friendly,question:nps,question:twin,' +
        `touchpoint:${publicId('tpt', elsewhere)}.csat`,
    );
    expect(early.refusal).not.toBeNull();
  });

  it('without a choice are the questions that most answers have', async () => {
    expect((await get()).predictors).toContain('question:fast');
    expect((await fixture.as().get(path('&outcome=staff'))).status).toBe(404);
  });
});
