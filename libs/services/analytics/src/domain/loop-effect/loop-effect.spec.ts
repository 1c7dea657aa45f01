import { readFileSync } from 'node:fs';
import { seededRandom } from '@hearback/kernel';
import { describe, expect, it } from '@jest/globals';
import { loopEffect } from './loop-effect.js';
import { match, type FollowedScore } from './match.js';
import { expectedNext, pairedDifference, repeatCorrelation, type ScorePair } from './paired-difference.js';

const { did } = JSON.parse(readFileSync(new URL('../../../test/metrics.vectors.json', import.meta.url), 'utf8'));
const pairsOf = (list: readonly [number, number][]): ScorePair[] => list.map(([first, next]) => ({ first, next }));

describe('a difference in differences', () => {
  it('of the example', () => {
    const found = pairedDifference(pairsOf(did.treated), pairsOf(did.control))!;
    expect(found.treatedChange).toBeCloseTo(2.875, 12);
    expect(found.controlChange).toBeCloseTo(1.625, 12);
    expect(found.effect).toBeCloseTo(did.effect, 12);
    expect(found.standardDeviation).toBeCloseTo(did.sd, 7);
    expect(found.standardError).toBeCloseTo(did.se, 12);
    expect(found.t).toBeCloseTo(did.t, 12);
    expect(found.p).toBeCloseTo(0.001_565, 5);
    expect(found.interval).toEqual({ low: expect.closeTo(0.6588, 3), high: expect.closeTo(1.8412, 3) });
  });

  it('has beside it what happens to low scores anyway', () => {
    expect(expectedNext(3, 8, 0.5)).toBe(5.5);
    expect(
      repeatCorrelation(
        pairsOf([
          [1, 2],
          [2, 4],
          [3, 6],
        ]),
      ),
    ).toBeCloseTo(1, 12);
    expect(
      repeatCorrelation(
        pairsOf([
          [1, 2],
          [1, 4],
          [1, 6],
        ]),
      ),
    ).toBeNull();
  });
});

const score = (id: string, first: number, more: Partial<FollowedScore> = {}): FollowedScore => ({
  id,
  first,
  next: first,
  day: 0,
  gap: 60,
  segment: 'all',
  ...more,
});

describe('controls', () => {
  it('have the same score and segment, are nearest in time, and are used once', () => {
    const treated = [
      score('a', 3, { day: 10 }),
      score('b', 3, { day: 12 }),
      score('c', 4),
      score('d', 3, { segment: 'x' }),
    ];
    const untreated = [score('near', 3, { day: 11 }), score('later', 3, { day: 40 }), score('far', 4, { day: 91 })];
    const found = match(treated, untreated);
    expect(found.treated.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(found.controls.map(({ id }) => id)).toEqual(['near', 'later']);
    expect(found.unmatched).toBe(2);
  });
});

describe('large groups of controls', () => {
  it('are matched as by looking at each of them', () => {
    const random = seededRandom(7);
    const any = (id: string) =>
      score(id, Math.floor(3 * random()), { day: Math.floor(300 * random()), gap: Math.floor(200 * random()) });
    const treated = Array.from({ length: 150 }, (_, i) => any(`t${i}`));
    const free = Array.from({ length: 400 }, (_, i) => any(`c${i}`));
    const found = match(treated, free);
    const left = free.toSorted((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));
    const expected: string[] = [];
    for (const one of treated.toSorted((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1))) {
      const near = left
        .map((control) => ({ control, apart: Math.abs(control.day - one.day), gap: Math.abs(control.gap - one.gap) }))
        .filter(({ control, apart, gap }) => control.first === one.first && apart <= 90 && gap <= 90)
        .map(({ control, apart, gap }) => ({ control, distance: apart / 90 + gap / 90 }))
        .toSorted((a, b) => a.distance - b.distance)[0];
      if (near === undefined) continue;
      expected.push(near.control.id);
      left.splice(left.indexOf(near.control), 1);
    }
    expect(found.controls.map(({ id }) => id)).toEqual(expected);
    expect(found.unmatched).toBe(150 - expected.length);
  });
});

/** Customers whose scores scatter around what they think of the shop; low first scores are followed up, which adds `effect` to the next one. */
function simulated(effect: number, n: number, seed: number) {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const treated: FollowedScore[] = [];
  const untreated: FollowedScore[] = [];
  for (let i = 0; i < n; i += 1) {
    const opinion = 7 + 1.5 * normal();
    const first = Math.round(opinion + 1.5 * normal());
    // Staff follow up most of the unhappy ones, and few of the others.
    const isTreated = random() < (first <= 6 ? 0.5 : 0.05);
    const next = opinion + 1.5 * normal() + (isTreated ? effect : 0);
    const one = score(`${i}`, first, { next, day: Math.floor(365 * random()), gap: 60 + Math.floor(30 * random()) });
    (isTreated ? treated : untreated).push(one);
  }
  return loopEffect(treated, untreated);
}

describe('the effect of following up', () => {
  it.each([0, 1.25])('is found where it is %s, with an interval that holds it as often as it says', (effect) => {
    const runs = 600;
    let [sum, held, clear] = [0, 0, 0];
    for (let seed = 1; seed <= runs; seed += 1) {
      const found = simulated(effect, 250, seed);
      if (found.kind !== 'known') throw new Error(found.kind);
      const { interval, effect: estimate } = found.difference;
      sum += estimate;
      held += Number(interval.low <= effect && effect <= interval.high);
      clear += Number(found.verdict === 'better');
    }
    expect(sum / runs).toBeCloseTo(effect, 1);
    expect(held / runs).toBeGreaterThanOrEqual(0.93);
    expect(held / runs).toBeLessThanOrEqual(0.97);
    expect(clear / runs)[effect === 0 ? 'toBeLessThan' : 'toBeGreaterThan'](effect === 0 ? 0.04 : 0.7);
  });

  it('is less than the raw change, which regression to the mean explains in part', () => {
    const found = simulated(0, 2000, 5);
    if (found.kind !== 'known') throw new Error(found.kind);
    expect(found.difference.treatedChange).toBeGreaterThan(0.8);
    expect(found.regression!.expectedChange).toBeGreaterThan(0.8);
    expect(found.verdict).toBe('no_clear_change');
    expect(found.reliable).toBe(true);
  });

  it('is not told below five pairs', () => {
    const four = Array.from({ length: 4 }, (_, i) => score(`${i}`, 3));
    expect(loopEffect(four, four)).toEqual({ kind: 'too_few', pairs: 4, needed: 5, unmatched: 0 });
    expect(loopEffect([], [])).toMatchObject({ kind: 'too_few', pairs: 0 });
  });
});
