import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explain } from './explanation.js';
import { holm } from './holm.js';
import { judge, periodPair } from './judgement.js';
import { mdeOfEqual } from './mde.js';
import { measure, readingOf } from './measure.js';
import { parseMethod, type Method } from './method.js';
import { NO_SCORES, type ScoreCounts } from './scores.js';
import { segmentTables } from './segment-table.js';

const method = (version: string): Method => {
  const known = parseMethod(version);
  if (known === undefined) throw new Error(`unknown method ${version}`);
  return known;
};
const nps = method('nps.v1');
const csat = method('csat.v1:1-5');
const answers = (byScore: Record<number, number>): ScoreCounts => NO_SCORES.map((_, s) => byScore[s] ?? 0);
const people = (promoters: number, passives: number, detractors: number) =>
  answers({ 10: promoters, 7: passives, 0: detractors });
/** Compares two periods on their own; `elapsed` is the part of the later one's time that has passed, null if it has ended. */
const compare = (m: Method, later: ScoreCounts, earlier: ScoreCounts, elapsed: number | null = null) => {
  const [only] = judge([periodPair(m, readingOf(m, later), readingOf(m, earlier), elapsed)]).each;
  if (only === undefined) throw new Error('not judged');
  return only;
};
const anyFewCounts = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 11, maxLength: 11 });
const anyCounts = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 11, maxLength: 11 });

describe('a method version', () => {
  it('contains scale and direction', () => {
    expect(method('csat.v1:0-10')).toMatchObject({ metric: 'csat', scale: { min: 0, max: 10 } });
    expect(method('ces.v1:1-7:effort:ab12')).toMatchObject({ scale: { min: 1, max: 7 }, direction: 'effort' });
  });

  it.each(['nps.v2', 'csat.v1:5-1', 'csat.v1:1-11', 'ces.v1:1-7', 'csat.v1:1-5:agree', '', 'toString'])(
    'that is not known (%p) has no method',
    (version) => expect(parseMethod(version)).toBeUndefined(),
  );
});

describe('a comparison', () => {
  it('is no_clear_change for +15 points at 100 and 120 answers, and says which change could be seen', () => {
    const result = compare(nps, people(72, 30, 18), people(50, 30, 20));
    expect(result).toMatchObject({ verdict: 'no_clear_change', difference: 15, test: 'exact', confidence: 0.95 });
    expect(result.p).toBeCloseTo(0.15682, 5);
    // With the earlier 100 answers as they are, no number of later ones confirms 15 points.
    expect(result.answersNeeded).toBeNull();
    expect(result.detectable).toBeGreaterThan(30);
  });

  it('is up for the same shares at 400 and 480 answers, and down in the other direction', () => {
    const [a, b] = [people(200, 120, 80), people(288, 120, 72)];
    expect(compare(nps, b, a)).toMatchObject({ verdict: 'up', answersNeeded: 0, detectable: null });
    expect(compare(nps, a, b)).toMatchObject({ verdict: 'down' });
  });

  it('has the interval of the samples with three more answers each, clamped and including the difference', () => {
    const { interval } = compare(nps, people(72, 30, 18), people(50, 30, 20));
    // Centre 43.9024 − 29.1262, standard error √(6.694² + 7.6915²).
    expect(interval?.low).toBeCloseTo(14.7763 - 1.959964 * 10.1963, 2);
    expect(interval?.high).toBeCloseTo(14.7763 + 1.959964 * 10.1963, 2);
    const far = compare(nps, people(9, 0, 0), people(0, 0, 9));
    expect(far.interval?.high).toBe(200);
    expect(far.verdict).toBe('up');
  });

  it('uses the exact test and Agresti and Caffo for shares', () => {
    const result = compare(csat, answers({ 5: 45, 1: 15 }), answers({ 5: 30, 1: 20 }));
    expect(result).toMatchObject({ verdict: 'no_clear_change', intervalMethod: 'agresti_caffo', test: 'exact' });
    expect(result.p).toBeCloseTo(0.10415, 5);
    expect(result.interval?.low).toBeCloseTo(-2.641, 3);
    expect(result.interval?.high).toBeCloseTo(31.797, 3);
  });

  it('is too_few below five answers on a side, and then says nothing about the difference', () => {
    const nothing = { verdict: 'too_few', difference: null, interval: null, p: null, adjustedP: null, test: null };
    expect(compare(nps, people(4, 0, 0), people(0, 0, 90))).toMatchObject({ ...nothing, answersNeeded: 26 });
    expect(compare(nps, people(50, 30, 20), people(4, 0, 0))).toMatchObject({ ...nothing, answersNeeded: null });
    expect(compare(nps, NO_SCORES, people(50, 30, 20))).toMatchObject({ ...nothing, answersNeeded: 30 });
    expect(compare(nps, people(5, 0, 0), people(0, 0, 90)).verdict).toBe('up');
  });

  it('needs answers up to 30 first, then those that confirm the change with the earlier period as it is', () => {
    expect(compare(nps, people(6, 3, 3), people(500, 300, 200)).answersNeeded).toBe(18);
    // k²v₂ / (Δ² − k²v₁/n₁) with k = 2.8016, v₁ = 0.61, v₂ = 0.5475, Δ = 0.15, n₁ = 1,000: 243 answers.
    expect(compare(nps, people(48, 20, 12), people(500, 300, 200)).answersNeeded).toBe(243 - 80);
    // The same with a difference of 2 points would take more than 20 such periods.
    expect(compare(nps, people(62, 30, 30), people(5000, 3000, 2200)).answersNeeded).toBeNull();
  });

  it('is stricter while the period runs, and tells nothing before it begins', () => {
    const [later, earlier] = [people(72, 16, 12), people(100, 60, 40)];
    expect(compare(nps, later, earlier)).toMatchObject({ verdict: 'up' });
    const running = compare(nps, later, earlier, 0.5);
    expect(running).toMatchObject({ verdict: 'no_clear_change', p: compare(nps, later, earlier).p });
    expect(running.adjustedP).toBeGreaterThan(0.05);
    // |z| ≥ 2.2414 / √½ = 3.1698 has a confidence of 1 − 0.001525.
    expect(running.confidence).toBeCloseTo(1 - 0.001525, 6);
    expect(compare(nps, later, earlier, 0)).toMatchObject({ adjustedP: 1, interval: { low: -200, high: 200 } });
  });

  it('is symmetric except for the sign', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, fc.constantFrom(nps, method('csat.v1:0-10')), (a, b, m) => {
        const [forward, backward] = [compare(m, a, b), compare(m, b, a)];
        expect(forward.difference).toBe(backward.difference === null ? null : 0 - backward.difference);
        expect(forward.p ?? 2).toBeCloseTo(backward.p ?? 2, 9);
        expect([forward.verdict, backward.verdict].toSorted()).toEqual(
          forward.verdict === 'up' || forward.verdict === 'down' ? ['down', 'up'] : [forward.verdict, forward.verdict],
        );
      }),
    );
  });

  it('never contradicts its interval, and its interval holds the difference', () => {
    fc.assert(
      fc.property(anyFewCounts, anyFewCounts, fc.constantFrom(nps, csat), (a, b, m) => {
        const { verdict, difference, interval } = compare(m, a, b);
        if (difference === null || interval === null) return;
        expect(interval.low).toBeLessThanOrEqual(difference);
        expect(interval.high).toBeGreaterThanOrEqual(difference);
        if (verdict === 'up') expect(interval.low).toBeGreaterThan(0);
        if (verdict === 'down') expect(interval.high).toBeLessThan(0);
      }),
    );
  });
});

describe('several comparisons', () => {
  const pairs = (count: number) =>
    Array.from({ length: count }, () =>
      periodPair(nps, readingOf(nps, people(72, 16, 12)), readingOf(nps, people(50, 30, 20)), null),
    );

  it('share 5 %', () => {
    expect(judge(pairs(1))).toMatchObject({ level: 0.05, comparisons: 1, each: [{ verdict: 'up' }] });
    const { comparisons, each } = judge(pairs(52));
    expect(comparisons).toBe(52);
    expect(each[0]).toMatchObject({ verdict: 'no_clear_change', confidence: 1 - 0.05 / 52 });
    expect(each[0]?.adjustedP).toBeCloseTo(Math.min(1, 52 * (each[0]?.p ?? 1)), 12);
  });

  it('are not shared by those with too few answers', () => {
    const few = periodPair(nps, readingOf(nps, people(4, 0, 0)), readingOf(nps, people(50, 30, 20)), null);
    const { comparisons, each } = judge([...pairs(1), ...Array.from({ length: 51 }, () => few)]);
    expect(comparisons).toBe(1);
    expect(each.map(({ verdict }) => verdict).filter((verdict) => verdict !== 'too_few')).toEqual(['up']);
  });
});

describe('a measure', () => {
  it('lies in its interval, and its kinds add up to n', () => {
    const methods = [nps, method('csat.v1:0-10'), method('ces.v1:0-10:agree:x'), method('ces.v1:0-10:effort:x')];
    fc.assert(
      fc.property(fc.oneof(anyCounts, anyFewCounts), fc.constantFrom(...methods), (scores, m) => {
        const result = measure(m, scores);
        expect(Object.values(result.kinds).reduce((a, b) => a + b, 0)).toBe(result.n);
        if (result.n === 0) {
          expect(result).toMatchObject({ value: null, interval: null, mean: null });
        } else {
          expect(result.interval?.low).toBeLessThanOrEqual((result.value ?? 0) + 1e-9);
          expect(result.interval?.high).toBeGreaterThanOrEqual((result.value ?? 0) - 1e-9);
        }
      }),
    );
  });

  it('of a single answer lies in its interval', () => {
    expect(measure(nps, people(1, 0, 0))).toMatchObject({ value: 100, interval: { high: 100 } });
    expect(measure(nps, people(0, 0, 1))).toMatchObject({ value: -100, interval: { low: -100 } });
  });

  it('is reliable from thirty answers', () => {
    expect(measure(nps, people(29, 0, 0)).reliable).toBe(false);
    expect(measure(nps, people(30, 0, 0)).reliable).toBe(true);
  });

  it('has a minimum detectable change with the variance after the change, or none if that would leave the scale', () => {
    expect(mdeOfEqual(nps, people(50, 30, 20), 0.05)).toBeCloseTo(33.6, 1);
    expect(mdeOfEqual(nps, people(25, 15, 10), 0.05)).toBeCloseTo(48.3, 1);
    expect(mdeOfEqual(nps, people(40, 0, 0), 0.05)).toBeGreaterThan(0);
    expect(mdeOfEqual(csat, answers({ 5: 40 }), 0.05)).toBeGreaterThan(0);
    expect(mdeOfEqual(csat, answers({ 5: 90, 1: 10 }), 0.05)).toBeCloseTo(15.9, 1);
    // Fewer than 25 of 50 promoters: a fall of 48 points is possible only by a rise instead.
    expect(mdeOfEqual(nps, people(5, 15, 30), 0.05)).toBeGreaterThan(40);
    expect(mdeOfEqual(nps, people(2, 6, 2), 0.05)).toBeNull();
    expect(mdeOfEqual(nps, people(4, 0, 0), 0.05)).toBeNull();
    expect(mdeOfEqual(nps, NO_SCORES, 0.05)).toBeNull();
    expect(mdeOfEqual(nps, people(50, 30, 20), 0.001)).toBeGreaterThan(33.6);
  });

  it('is explained with the numbers substituted', () => {
    const text = explain(nps, people(50, 30, 20));
    expect(text.steps[0]).toEqual({
      name: 'value',
      formula: '100 · (promoters − detractors) / n',
      substituted: '100 · (50 − 20) / 100',
      value: 30,
    });
    expect(explain(csat, NO_SCORES).steps.every((step) => step.value === null)).toBe(true);
    expect(explain(method('ces.v1:1-7:agree:x'), answers({ 7: 3, 1: 1 })).steps.map((step) => step.name)).toEqual([
      'value',
      'standard_error',
      'interval',
      'net',
      'verdict',
      'mde',
    ]);
  });
});

describe('a segment table', () => {
  it("adjusts p values by Holm's method", () => {
    const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((p, i) => expect(adjusted[i]).toBeCloseTo(p, 12));
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
  });

  const tableOf = (total: ScoreCounts, segments: readonly { value: string; scores: ScoreCounts }[]) => {
    const { tables, ...picture } = segmentTables([{ method: nps, total, segments }], {
      elapsed: null,
      maxSegments: 50,
    });
    const [table] = tables;
    if (table === undefined) throw new Error('no table');
    return { ...table, ...picture };
  };

  it('compares each segment with the rest, and counts answers without a segment', () => {
    const table = tableOf(people(300, 100, 100), [
      { value: 'north', scores: people(60, 40, 60) },
      { value: 'south', scores: people(200, 50, 30) },
      { value: 'tiny', scores: people(0, 0, 3) },
    ]);
    expect(table.segments.map(({ value, verdict }) => [value, verdict])).toEqual([
      ['south', 'above'],
      ['north', 'below'],
      ['tiny', 'too_few'],
    ]);
    expect(table).toMatchObject({ withoutSegment: 500 - 160 - 280 - 3, level: 0.05, comparisons: 2 });
    expect(table.segments[0]?.rest.adjustedP).toBeGreaterThanOrEqual(table.segments[0]?.rest.p ?? 1);
    expect(table.segments[0]?.rest.confidence).toBe(0.975);
  });

  it('finds no difference among twenty equal segments', () => {
    const one = people(25, 15, 10);
    const segments = Array.from({ length: 20 }, (_, i) => ({ value: `s${i}`, scores: one }));
    const table = tableOf(
      NO_SCORES.map((_, s) => 20 * (one[s] ?? 0)),
      segments,
    );
    expect(new Set(table.segments.map(({ verdict }) => verdict))).toEqual(new Set(['no_clear_difference']));
  });

  it('keeps the order of its segments when several tables are judged together', () => {
    const csatTotal = answers({ 5: 60, 1: 40 });
    const { tables, comparisons } = segmentTables(
      [
        { method: csat, total: csatTotal, segments: [{ value: 'a', scores: answers({ 5: 50 }) }] },
        { method: nps, total: people(300, 100, 100), segments: [{ value: 'b', scores: people(0, 0, 60) }] },
      ],
      { elapsed: null, maxSegments: 50 },
    );
    expect(comparisons).toBe(2);
    expect(tables.map(({ segments }) => segments.map(({ value, verdict }) => [value, verdict]))).toEqual([
      [['b', 'below']],
      [['a', 'above']],
    ]);
  });
});
