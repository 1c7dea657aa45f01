import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { seededRandom } from '@hearback/kernel';
import { describe, expect, it } from '@jest/globals';
import { association } from '../association.js';
import { driversOf } from './drivers.js';
import { correlations, shapleyShares, tableOf } from './importance.js';
import { relativeWeights } from './relative-weights.js';
import { leastSquares } from './least-squares.js';
import { topicValues } from './topic-values.js';

const [, ...lines] = gunzipSync(readFileSync(new URL('../../../test/data/botanic.csv.gz', import.meta.url)))
  .toString()
  .trim()
  .split('\n');
const answers = lines.flatMap((line) => {
  const [nps, satisfaction, intention, n] = line.split(',').map(Number) as [number, number, number, number];
  return Array.from({ length: n }, () => ({ nps, row: [satisfaction, intention] }));
});
const rows = answers.map(({ row }) => row);
const scores = answers.map(({ nps }) => nps);

describe('least squares', () => {
  it('agrees with exact fractions on the answers of a garden centre', () => {
    const found = leastSquares(rows, scores)!;
    expect(found.n).toBe(13_521);
    expect(found.intercept.estimate).toBeCloseTo(0.394_830_333_9, 8);
    expect(found.slopes.map(({ estimate }) => estimate)).toEqual([
      expect.closeTo(0.258_831_942_5, 8),
      expect.closeTo(0.682_428_561_4, 8),
    ]);
    expect(found.rSquared).toBeCloseTo(0.704_156_619_7, 8);
  });

  it('has the errors of a small example', () => {
    // y on x = 1 … 5: slope 0.6, residual 2.4 on 3 degrees of freedom, so the error of the slope is √(0.8/10).
    const found = leastSquares([[1], [2], [3], [4], [5]], [2, 4, 5, 4, 5])!;
    expect(found.intercept.estimate).toBeCloseTo(2.2, 12);
    expect(found.slopes[0]).toMatchObject({
      estimate: expect.closeTo(0.6, 12),
      standardError: expect.closeTo(Math.sqrt(0.08), 12),
      p: expect.closeTo(0.124_027, 5),
    });
    expect(found.rSquared).toBeCloseTo(0.6, 12);
  });

  it('does not answer where it cannot', () => {
    expect(
      leastSquares(
        [
          [1, 2],
          [2, 4],
          [3, 6],
          [4, 8],
        ],
        [1, 2, 3, 5],
      ),
    ).toBeNull();
    expect(leastSquares([[1], [2]], [1, 2])).toBeNull();
    expect(leastSquares([[1], [2], [3]], [4, 4, 4])).toBeNull();
  });
});

describe('importance', () => {
  it('adds up to R², and is fair to predictors that go together', () => {
    const found = correlations(
      tableOf(rows, scores),
      scores.map((_, i) => i),
    )!;
    const shares = shapleyShares(found)!;
    expect(shares[0]! + shares[1]!).toBeCloseTo(0.704_156_619_7, 8);
    // With two predictors: (r1² + R² − r2²)/2.
    const [r1, r2] = found.target as [number, number];
    expect(shares[0]).toBeCloseTo((r1 ** 2 + 0.704_156_619_7 - r2 ** 2) / 2, 8);
    expect(
      shapleyShares({
        predictors: [
          [1, 0.5],
          [0.5, 1],
        ],
        target: [0.6, 0.6],
      }),
    ).toEqual([expect.closeTo(0.24, 12), expect.closeTo(0.24, 12)]);
  });
});

/** Answers to touchpoints of which the score follows with these weights; all go together by the mood of who answers. */
function planted(weights: readonly number[], n: number, seed: number) {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const touchpoints = Array.from({ length: n }, () => {
    const mood = normal();
    return weights.map(() => 0.6 * mood + 0.8 * normal());
  });
  return { touchpoints, scores: touchpoints.map((row) => row.reduce((sum, x, i) => sum + weights[i]! * x, normal())) };
}

describe('relative weights', () => {
  it('agree with Shapley on two predictors, add up to R², and refuse what depends on each other', () => {
    const of = (r: number) => ({
      predictors: [
        [1, r],
        [r, 1],
      ],
      target: [0.6, 0.4],
    });
    const shapley = shapleyShares(of(0.5))!;
    const weights = relativeWeights(of(0.5))!;
    for (const [i, weight] of weights.entries()) expect(weight).toBeCloseTo(shapley[i]!, 9);
    expect(relativeWeights(of(1))).toBeNull();
    const many = planted([1, 0.8, 0.6, 0.4, 0.3, 0.2, 0, 0, 0, 0, 0, 0], 1_000, 3);
    const found = correlations(
      tableOf(many.touchpoints, many.scores),
      many.scores.map((_, i) => i),
    )!;
    const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
    expect(total(relativeWeights(found)!)).toBeCloseTo(leastSquares(many.touchpoints, many.scores)!.rSquared, 9);
    const analysis = driversOf(
      many.touchpoints[0]!.map((_, i) => `p${i}`),
      many.touchpoints,
      many.scores,
    );
    if (analysis.kind !== 'known') throw new Error(analysis.kind);
    expect(analysis.method).toBe('relative_weights');
    expect(analysis.drivers.slice(0, 3).map(({ key }) => key)).toEqual(['p0', 'p1', 'p2']);
  });
});

describe('drivers', () => {
  it('are ranked as they were planted, and one without effect is not clear', () => {
    const keys = ['none', 'first', 'third', 'second'];
    const rank = (seed: number) => {
      const { touchpoints, scores: y } = planted([0, 1, 0.25, 0.5], 600, seed);
      const found = driversOf(keys, touchpoints, y);
      if (found.kind !== 'known') throw new Error(found.kind);
      for (const { importance, interval } of found.drivers) {
        expect(interval.low).toBeLessThanOrEqual(importance);
        expect(interval.high).toBeGreaterThanOrEqual(importance);
      }
      return found.drivers.map(({ key }) => key);
    };
    for (const seed of [1, 2, 3]) expect(rank(seed)).toEqual(['first', 'second', 'third', 'none']);
  });

  it('that explain nothing are rarely called clear', () => {
    let clear = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const { touchpoints } = planted([1, 1], 60, seed);
      const { scores: others } = planted([1, 1], 60, seed + 1000);
      const found = driversOf(['a', 'b'], touchpoints, others);
      if (found.kind === 'known') clear += found.drivers.filter((driver) => driver.clear).length;
    }
    expect(clear).toBeLessThanOrEqual(10);
  });

  it('are not told from too little, from what does not vary, and from what follows from something else', () => {
    const few = planted([1, 1], 19, 1);
    expect(driversOf(['a', 'b'], few.touchpoints, few.scores)).toEqual({ kind: 'too_few', n: 19, needed: 20 });
    expect(
      driversOf(
        ['a'],
        few.touchpoints.map(([x]) => [x!]),
        few.scores.map(() => 9),
      ),
    ).toEqual({ kind: 'constant', key: null });
    const twice = few.touchpoints.map(([x]) => [x!, 2 * x!]);
    expect(driversOf(['a', 'b'], [...twice, ...twice], [...few.scores, ...few.scores])).toEqual({
      kind: 'collinear',
      pair: ['a', 'b'],
      r: expect.closeTo(1, 9),
      n: 38,
    });
    expect(
      driversOf(
        Array.from({ length: 26 }, (_, i) => `${i}`),
        [],
        [],
      ),
    ).toMatchObject({ kind: 'too_many_predictors' });
  });

  it('are the same each time', () => {
    const { touchpoints, scores: y } = planted([1, 0.5], 100, 7);
    expect(driversOf(['a', 'b'], touchpoints, y)).toEqual(driversOf(['a', 'b'], touchpoints, y));
  });
});

describe('topics as drivers', () => {
  it('are 1 where a comment names them and 0 where none does, and unknown without a comment', () => {
    const named = [...Array.from({ length: 8 }, () => ['often']), ...Array.from({ length: 8 }, () => [])];
    const values = topicValues([...named, null, ['rare']]);
    expect(values.map((each) => each.get('often'))).toEqual([...Array(8).fill(1), ...Array(8).fill(0), undefined, 0]);
  });

  it('are those that eight answers name, and eight do not', () => {
    const named = (n: number, of: number) => Array.from({ length: of }, (_, i) => (i < n ? ['topic'] : []));
    const known = (n: number, of: number) => topicValues(named(n, of)).every((each) => each.has('topic'));
    expect([known(7, 20), known(8, 20), known(12, 20), known(13, 20)]).toEqual([false, true, true, false]);
  });
});

describe('an association', () => {
  it('of comments with scores, at a garden centre', () => {
    const found = association([
      [6352, 2886, 572],
      [2113, 1067, 622],
    ])!;
    expect(found.chiSquared).toBeCloseTo(385.12, 2);
    expect(found.cramersV).toBeCloseTo(0.168, 3);
    expect(found.degreesOfFreedom).toBe(2);
    expect(found.p).toBeLessThan(1e-80);
  });

  it('needs two groups on each side', () => {
    expect(association([[1, 2]])).toBeNull();
    expect(
      association([
        [3, 0],
        [4, 0],
      ]),
    ).toBeNull();
    expect(association([])).toBeNull();
  });
});
