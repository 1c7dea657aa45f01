import { seededRandom } from '@hearback/kernel';
import { describe, expect, it } from '@jest/globals';
import { parseMethod } from '../method.js';
import { goalDefect, judgeGoal } from './goal.js';
import { judgeFigures, type FigureSamples } from './key-figures.js';
import { orderSamples } from './order-samples.js';
import { changeOf, intervalOf, type Sample } from './sample.js';
import { meanCentre, medianCentre } from './spread.js';

const share = (hits: number, n: number): Sample => ({ kind: 'share', hits, n });
const minutes = (values: readonly number[]): Sample => {
  const { value, standardError } = medianCentre(values)!;
  return { kind: 'mean', value, standardError, n: values.length, currency: null };
};
const CSAT = parseMethod('csat.v1:1-5')!;
const csat = (satisfied: number, n: number): Sample => ({
  kind: 'scores',
  method: CSAT,
  scores: [0, 0, n - satisfied, 0, 0, satisfied],
  n,
});

describe('a goal', () => {
  it('is reached or not only where the whole interval is on one side of it', () => {
    const of = (target: number, sample: Sample | null, figure: 'csat' | 'first_response' = 'csat') =>
      judgeGoal({ figure, target }, sample, 0.05).verdict;
    // 303 of 340: 85.4 to 92.0; 82 of 134: 52.7 to 69.0.
    expect(of(85, csat(303, 340))).toBe('reached');
    expect(of(75, csat(82, 134))).toBe('not_reached');
    expect(of(88, csat(303, 340))).toBe('cannot_tell');
    expect(of(10, csat(4, 4))).toBe('cannot_tell');
    expect(of(85, null)).toBe('cannot_tell');
    // An interval that only touches the target is not beyond it.
    expect(of(100, csat(60, 60))).toBe('cannot_tell');
    const quick = minutes(Array.from({ length: 60 }, (_, i) => 20 + (i % 20)));
    expect(of(60, quick, 'first_response')).toBe('reached');
    expect(of(10, quick, 'first_response')).toBe('not_reached');
  });

  it('has a wider interval the more goals are shown', () => {
    const one = judgeGoal({ figure: 'csat', target: 85.1 }, csat(303, 340), 0.05);
    const ten = judgeGoal({ figure: 'csat', target: 85.1 }, csat(303, 340), 0.005);
    expect([one.verdict, ten.verdict]).toEqual(['reached', 'cannot_tell']);
    expect(ten.interval!.low).toBeLessThan(one.interval!.low);
  });

  it('has a target that the figure can have', () => {
    const goal = { figure: 'csat', touchpointId: null, target: 101, by: '2026-12-31', ownerId: null } as const;
    expect(goalDefect(goal)).toMatchObject({ member: 'target' });
    expect(goalDefect({ ...goal, figure: 'nps', target: -40 })).toBeUndefined();
    expect(goalDefect({ ...goal, figure: 'retention', target: 40, touchpointId: 'x' })).toMatchObject({
      member: 'touchpoint_id',
    });
  });
});

describe('figures of orders', () => {
  it('count who came back, and what an order and a customer are worth', () => {
    const customer = (days: readonly number[]) => ({
      days,
      minors: days.map(() => 5000),
      currencies: days.map(() => 'EUR'),
      exposure: 'none' as const,
      segments: [],
    });
    const again = Array.from({ length: 6 }, () => customer([5, 15]));
    const once = Array.from({ length: 4 }, () => customer([6]));
    const samples = orderSamples([...again, ...once], { from: 10, to: 20 }, { from: 0, to: 10 });
    expect(samples.get('retention')).toEqual({ kind: 'share', hits: 6, n: 10 });
    expect(samples.get('order_value')).toMatchObject({ value: 5000, n: 6, currency: 'EUR' });
    expect([...orderSamples([], { from: 0, to: 1 }, { from: 0, to: 1 }).values()]).toEqual([null, null, null]);
  });
});

describe('key figures', () => {
  it('are judged together, each against its baseline', () => {
    const samples: FigureSamples[] = [
      { figure: 'csat', now: csat(300, 340), baseline: csat(200, 340) },
      { figure: 'conversion', now: share(50, 1000), baseline: share(48, 1000) },
      { figure: 'first_response', now: minutes(spread(90, 300)), baseline: minutes(spread(90, 60)) },
      { figure: 'retention', now: share(3, 4), baseline: share(30, 40) },
      { figure: 'order_value', now: null, baseline: null },
    ];
    const { comparisons, figures } = judgeFigures(samples, null);
    expect(comparisons).toBe(3);
    expect(figures.map(({ verdict }) => verdict)).toEqual(['better', 'no_clear_change', 'worse', 'too_few', 'too_few']);
    expect(figures[3]).toMatchObject({ now: { n: 4, value: null }, refusal: { kind: 'too_early', have: 4 } });
    expect(figures[4]).toMatchObject({ now: { n: 0, value: null }, refusal: { kind: 'nothing', code: 'no_cases' } });
    expect(figures[4]!.refusal!.message).toMatch(/^No order is recorded in the period\. Send orders/);
    // A period that has hardly begun decides nothing.
    expect(judgeFigures(samples, 0.01).figures[0]!.verdict).toBe('no_clear_change');
  });

  it('have the intervals of their methods', () => {
    expect(intervalOf(share(30, 50), 0.05)).toMatchObject({ low: expect.closeTo(46.1814, 3) });
    const mean = meanCentre([10, 20, 30, 40])!;
    expect(mean).toEqual({ value: 25, standardError: expect.closeTo(6.454_972, 6) });
    const sample: Sample = { kind: 'mean', ...mean, n: 4, currency: 'EUR' };
    expect(intervalOf(sample, 0.05)!.low).toBeCloseTo(25 - 3.182_446 * 6.454_972, 4);
    expect(changeOf(sample, { ...sample, value: 20 })).toMatchObject({ difference: 5 });
    // A time is never below 0, and one that may be 0 does not miss a goal of 0.
    const wide: Sample = { kind: 'mean', value: 10, standardError: 9, n: 8, currency: null };
    expect(intervalOf(wide, 0.05)!.low).toBe(0);
    expect(judgeGoal({ figure: 'resolution', target: 0 }, wide, 0.05).verdict).toBe('cannot_tell');
  });

  it('of times say "changed" in at most 5.5 % of cases where nothing has', () => {
    const random = seededRandom(11);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const times = (n: number) => Array.from({ length: n }, () => Math.exp(4 + 1.2 * normal()));
    for (const [n, m] of [
      [8, 8],
      [30, 200],
      [100, 100],
    ] as const) {
      let wrong = 0;
      for (let run = 0; run < 800; run += 1) {
        const pair = { figure: 'resolution', now: minutes(times(n)), baseline: minutes(times(m)) } as const;
        wrong += Number(judgeFigures([pair], null).figures[0]!.verdict !== 'no_clear_change');
      }
      expect(wrong / 800).toBeLessThanOrEqual(0.055);
    }
  });
});

/** So many times around a centre, evenly spread. */
function spread(n: number, centre: number): number[] {
  return Array.from({ length: n }, (_, i) => centre * (0.5 + i / n));
}
