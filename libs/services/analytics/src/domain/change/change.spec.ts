import { describe, expect, it } from '@jest/globals';
import { countedMethod } from '../method.js';
import { NO_SCORES } from '../scores.js';
import { changeSplit, type SideCounts } from './change-split.js';

const nps = countedMethod('nps.v1');
/** Promoters, passives, detractors. */
const counts = (p: number, m: number, d: number) =>
  NO_SCORES.map((_, score) => (score === 9 ? p : score === 7 ? m : score === 3 ? d : 0));
const sum = (...all: (readonly number[])[]) =>
  NO_SCORES.map((_, i) => all.reduce((total, each) => total + each[i]!, 0));
const side = (a: readonly number[], b: readonly number[], more: readonly number[] = NO_SCORES): SideCounts => ({
  total: sum(a, b, more),
  segments: new Map([
    ['a', a],
    ['b', b],
  ]),
});

describe('a change split by who answered', () => {
  it('is the worked example: every segment improved, and the total fell', () => {
    // A 80 % at 40, B 20 % at −10; then A 50 % at 45, B 50 % at −5: −10 = +5 within, −15 mix.
    const earlier = side(counts(400, 320, 80), counts(60, 60, 80));
    const later = side(counts(300, 125, 75), counts(200, 75, 225));
    const split = changeSplit(nps, earlier, later);
    expect(split.delta).toBeCloseTo(-10, 9);
    expect(split.within).toBeCloseTo(5, 9);
    expect(split.mix).toBeCloseTo(-15, 9);
    expect(split.withinInterval!.low).toBeLessThan(5);
    expect(split.withinInterval!.high).toBeGreaterThan(5);
    expect(split.segments.reduce((total, { within, mix }) => total + within + mix, 0)).toBeCloseTo(-10, 9);
  });

  it('counts answers without a segment as a part of their own', () => {
    const split = changeSplit(
      nps,
      side(counts(5, 0, 0), counts(0, 5, 0)),
      side(counts(5, 0, 0), NO_SCORES, counts(0, 0, 5)),
    );
    expect(new Set(split.segments.map(({ value }) => value))).toEqual(new Set(['a', 'b', null]));
    expect(split.delta).toBeCloseTo(-50, 9);
    expect(split.within).toBeCloseTo(0, 9);
  });

  it('is refused with fewer than 5 answers in a period, and says how many are here', () => {
    const split = changeSplit(nps, side(counts(2, 0, 0), counts(1, 0, 1)), side(counts(50, 0, 0), counts(1, 0, 0)));
    expect(split).toMatchObject({ delta: null, within: null, refusal: { kind: 'too_early', needed: 5, have: 4 } });
  });
});
