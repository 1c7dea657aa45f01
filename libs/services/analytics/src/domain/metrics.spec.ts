import { wilson, type Interval } from '@hearback/kernel';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ces } from './ces.js';
import { csat } from './csat.js';
import { nps, npsAdjustedWald, npsAnswers, npsCounts, npsDifference, npsWald, type NpsCounts } from './nps.js';
import {
  answersForChange,
  answersForMargin,
  answersPerArm,
  cochran,
  detectableChange,
  finitePopulationFactor,
  nonResponseBounds,
} from './planning.js';
import { newcombe, twoProportions, waldShare } from './proportion.js';
import { countScores, NO_SCORES, type ScoreCounts } from './scores.js';

interface Vectors {
  readonly nps: readonly {
    P: number;
    Pa: number;
    D: number;
    nps: number;
    var?: number;
    se?: number;
    wald?: [number, number];
    adjWald: { c?: number; se?: number; ci: [number, number] };
  }[];
  readonly npsDiff: readonly {
    a: [number, number, number];
    b: [number, number, number];
    diff: number;
    se: number;
    z: number;
    p: number;
  }[];
  readonly wilson: readonly [number, number, number, number][];
  readonly newcombe: { x1: number; n1: number; x2: number; n2: number; d: number; ci: [number, number] };
  readonly z2: readonly [number, number, number, number, number, number][];
  readonly bounds: { N: number; P: number; D: number; n: number; lo: number; hi: number };
}

const vectors = JSON.parse(
  readFileSync(new URL('../../test/metrics.vectors.json', import.meta.url), 'utf8'),
) as Vectors;

/** Equal to within half a unit of the last digit in the source. */
const near = (value: number | null | undefined, expected: number, digits: number) =>
  expect(Math.abs((value ?? Number.NaN) - expected)).toBeLessThanOrEqual(0.5000001 * 10 ** -digits);
const nearInterval = (value: Interval | null | undefined, [low, high]: readonly [number, number], digits: number) => {
  near(value?.low, low, digits);
  near(value?.high, high, digits);
};
const people = (promoters: number, passives: number, detractors: number): NpsCounts => ({
  promoters,
  passives,
  detractors,
});
/** Counts by score: `{ 5: 10 }` is ten answers of 5. */
const answers = (byScore: Record<number, number>): ScoreCounts => NO_SCORES.map((_, score) => byScore[score] ?? 0);

describe('NPS', () => {
  it.each(vectors.nps)('of $P promoters, $Pa passives, $D detractors is $nps', (v) => {
    const counts = people(v.P, v.Pa, v.D);
    near(nps(counts)?.score, v.nps, 10);
    if (v.var !== undefined) near(nps(counts)?.variance, v.var, 10);
    if (v.se !== undefined) near(nps(counts)?.standardError, v.se, 4);
    if (v.wald !== undefined) nearInterval(npsWald(counts), v.wald, 4);
    const adjusted = npsAdjustedWald(counts);
    nearInterval(adjusted?.interval, [Math.max(-100, v.adjWald.ci[0]), Math.min(100, v.adjWald.ci[1])], 4);
    if (v.adjWald.c !== undefined) near(adjusted?.centre, v.adjWald.c, 4);
    if (v.adjWald.se !== undefined) near(adjusted?.standardError, v.adjWald.se, 4);
  });

  it.each(vectors.npsDiff)('differs by $diff with z $z', (v) => {
    const result = npsDifference(people(...v.b), people(...v.a));
    near(result?.difference, v.diff, 10);
    near(result?.standardError, v.se, 4);
    near(result?.z, v.z, 5);
    near(result?.p, v.p, 5);
  });

  it('matches the published interval of a difference', () => {
    nearInterval(npsDifference(people(72, 30, 18), people(50, 30, 20))?.interval, [-5.24, 35.24], 2);
  });

  it('of 13,612 real answers matches the published value', () => {
    // A French garden-centre chain (CC0, github.com/BenaventC/NPSgame): answers of 1 to 10; published as 53.4.
    const real = npsCounts([0, 83, 53, 65, 101, 401, 491, 1061, 2892, 2487, 5978]);
    expect(real).toEqual({ promoters: 8465, passives: 3953, detractors: 1194 });
    near(nps(real)?.score, 53.4161, 4);
    near(nps(real)?.standardError, 0.5583, 4);
  });

  it.each([
    [39.2162, [622, 1067, 2113], [0, 52, 32, 37, 66, 218, 217, 340, 727, 537, 1576]],
    [58.9195, [572, 2886, 6352], [0, 31, 21, 28, 35, 183, 274, 721, 2165, 1950, 4402]],
  ] as const)(
    'is %d of those real answers with a comment, or without',
    (value, [detractors, passives, promoters], answers) => {
      const real = npsCounts(answers);
      expect(real).toEqual({ promoters, passives, detractors });
      near(nps(real)?.score, value, 4);
    },
  );

  it('is null, not 0, without answers', () => {
    expect(nps(people(0, 0, 0))).toBeNull();
    expect(npsWald(people(0, 0, 0))).toBeNull();
    expect(npsAdjustedWald(people(0, 0, 0))).toBeNull();
    expect(npsDifference(people(1, 0, 0), people(0, 0, 0))).toBeNull();
    expect(npsAnswers(people(0, 0, 0))).toBe(0);
  });

  it('has no z without variance', () => {
    expect(npsDifference(people(5, 0, 0), people(5, 0, 0))).toMatchObject({ difference: 0, z: null, p: 1 });
    expect(npsDifference(people(5, 0, 0), people(0, 0, 5))).toMatchObject({ difference: 200, z: null, p: 0 });
  });

  it('has a smaller standard error for a known population of 250', () => {
    const factor = finitePopulationFactor(100, 250);
    near(factor, 0.77615, 5);
    near((nps(people(50, 30, 20))?.standardError ?? 0) * factor, 6.0619, 4);
    expect(finitePopulationFactor(250, 250)).toBe(0);
  });

  it('of a whole population is bounded by the extreme answers of non-respondents', () => {
    const { N, P, D, n, lo, hi } = vectors.bounds;
    expect(nonResponseBounds(P, D, n, N)).toEqual({ low: lo, high: hi });
  });
});

describe('shares', () => {
  it.each(vectors.wilson)('have the Wilson interval of %d of %d', (hits, n, low, high) => {
    nearInterval(wilson(hits, n), [low, high], 7);
    if (hits === 0) expect(wilson(hits, n)?.low).toBe(0);
    if (hits === n) expect(wilson(hits, n)?.high).toBe(1);
  });

  it('have the published Wilson intervals for z = 1.96', () => {
    nearInterval(wilson(90, 100, 1.96), [0.8256326957, 0.9447714584], 9);
    nearInterval(wilson(0, 1, 1.96), [0, 0.7934567], 7);
  });

  it('have a Wald interval of width 0 if all answers agree, which is why it is not used', () => {
    expect(waldShare(0, 10)).toEqual({ low: 0, high: 0 });
    expect(waldShare(0, 0)).toBeNull();
    expect(wilson(0, 0)).toBeNull();
  });

  it('differ by the Newcombe interval', () => {
    const { x1, n1, x2, n2, ci } = vectors.newcombe;
    nearInterval(newcombe(x1, n1, x2, n2), ci, 9);
    expect(newcombe(1, 1, 0, 0)).toBeNull();
  });

  it.each(vectors.z2)('differ by the pooled z of %d/%d and %d/%d', (x1, n1, x2, n2, z, p) => {
    near(twoProportions(x1, n1, x2, n2)?.z, z, 9);
    near(twoProportions(x1, n1, x2, n2)?.p, p, 9);
  });

  it('have no z with only hits or no hits', () => {
    expect(twoProportions(5, 5, 7, 7)).toEqual({ z: null, p: 1 });
    expect(twoProportions(0, 0, 7, 7)).toBeNull();
  });
});

describe('CSAT', () => {
  const scale = { min: 1, max: 5 };

  it('has top-2-box, top-box, mean and mapped mean of fifty answers', () => {
    const result = csat(answers({ 5: 10, 4: 20, 3: 10, 2: 5, 1: 5 }), scale);
    expect(result).toMatchObject({ n: 50, satisfied: 30, topTwoBox: 60, topBox: 20 });
    near(result?.mean.mean, 3.5, 10);
    near(result?.mean.mapped, 62.5, 10);
    near(result?.mean.standardDeviation, 1.2164, 4);
    nearInterval(result?.mean.interval, [3.154, 3.846], 3);
  });

  it('counts only the highest score on a scale of two', () => {
    expect(csat(answers({ 1: 8, 0: 2 }), { min: 0, max: 1 })).toMatchObject({ topTwoBox: 80, topBox: 80 });
  });

  it('maps three steps to 100, 75 and 25', () => {
    near(csat(answers({ 5: 10, 4: 4, 2: 2 }), scale)?.mean.mapped, 84.375, 10);
  });

  it('uses the two highest scores of 0 to 10', () => {
    expect(csat(answers({ 10: 1, 9: 1, 8: 2 }), { min: 0, max: 10 })).toMatchObject({ topTwoBox: 50, topBox: 25 });
  });

  it.each([
    ['satisfaction', 13_893, 8.3494, 52.566, [0, 149, 67, 133, 179, 478, 613, 1467, 3504, 2799, 4504]],
    ['intention to come again', 13_772, 8.9974, 71.0282, [0, 67, 32, 64, 77, 283, 360, 777, 2330, 2193, 7589]],
  ] as const)('of real answers about %s has the known shares', (_, n, mean, share, counts) => {
    // The garden centre of the NPS above.
    const result = csat(counts, { min: 1, max: 10 })!;
    expect(result.n).toBe(n);
    near(result.mean.mean, mean, 4);
    near(result.topTwoBox, share, 4);
  });

  it('is null without answers and has no interval of the mean for one', () => {
    expect(csat(NO_SCORES, scale)).toBeNull();
    expect(csat(answers({ 5: 1 }), scale)?.mean).toMatchObject({ standardDeviation: null, interval: null });
  });
});

describe('CES', () => {
  const ten = countScores([7, 7, 6, 6, 6, 5, 5, 4, 3, 2]);
  const scale = { min: 1, max: 7 };

  it('has share, mean and net of ten answers', () => {
    const result = ces(ten, scale, 'agree');
    expect(result).toMatchObject({ n: 10, easyShare: 70, net: 50, counts: { easy: 7, neutral: 1, hard: 2 } });
    near(result?.mean.mean, 5.1, 10);
  });

  it('is reversed for "how much effort"', () => {
    expect(ces(ten, scale, 'effort')).toMatchObject({ easyShare: 20, net: -50 });
  });

  it('has its middle between two scores where the scale has an even number of them', () => {
    expect(ces(answers({ 3: 1, 4: 2 }), { min: 1, max: 6 }, 'agree')?.counts).toEqual({ easy: 2, neutral: 0, hard: 1 });
    expect(ces(answers({ 4: 1, 3: 2 }), { min: 1, max: 5 }, 'agree')?.counts).toEqual({ easy: 1, neutral: 2, hard: 0 });
  });

  it('is null without answers', () => expect(ces(NO_SCORES, scale, 'agree')).toBeNull());
});

describe('planning', () => {
  it('computes the answers needed for a margin', () => {
    expect([0.1, 0.05].map((margin) => answersForMargin(0.61, margin))).toEqual([235, 938]);
    expect([0.1, 0.05].map((margin) => answersForMargin(1, margin))).toEqual([385, 1537]);
  });

  it.each([
    [50, 43.8],
    [100, 30.9],
    [200, 21.9],
    [400, 15.5],
    [1000, 9.8],
  ])('with %d answers per period detects a change of %d points', (n, points) => {
    near(100 * (detectableChange(0.61, n) ?? 0), points, 1);
    expect(answersForChange(0.61, detectableChange(0.61, n) ?? 0)).toBeGreaterThanOrEqual(n);
    expect(answersForChange(0.61, detectableChange(0.61, n) ?? 0)).toBeLessThanOrEqual(n + 1);
  });

  it('computes the answers per group for a test of two shares', () => {
    expect(answersPerArm(0.6, 0.7)).toBe(356);
    expect(answersPerArm(0.8, 0.85)).toBe(906);
    expect(answersPerArm(0.025, 0.03)).toBe(16_792);
    expect(answersPerArm(0.5, 0.5)).toBeNull();
  });

  it('computes Cochran’s sample size with and without a finite population', () => {
    expect(cochran(0.05)).toBe(385);
    expect(cochran(0.05, 0.5, 250)).toBe(152);
    expect(cochran(0.05, 0.5, 1000)).toBe(278);
  });

  it('is null without answers or without a change', () => {
    expect(detectableChange(0.61, 0)).toBeNull();
    expect(answersForChange(0.61, 0)).toBeNull();
  });
});

describe('counts', () => {
  it('reject invalid scores', () => {
    for (const bad of [-1, 11, 1.5, Number.NaN]) expect(() => countScores([bad])).toThrow(RangeError);
  });
});
