import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compare, verdictOf } from './comparison.js';
import { explain } from './explanation.js';
import { holm } from './holm.js';
import { measure } from './measure.js';
import { parseMethod, type Method } from './method.js';
import { NO_SCORES, type ScoreCounts } from './scores.js';
import { segmentTable } from './segment-table.js';

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
  it('is no_clear_change for +15 points at 100 and 120 answers', () => {
    const result = compare(nps, measure(nps, people(72, 30, 18)), measure(nps, people(50, 30, 20)));
    expect(result).toMatchObject({ verdict: 'no_clear_change', intervalMethod: 'wald' });
    expect(result.p).toBeCloseTo(0.1463, 4);
    expect(result.answersNeeded).toBeGreaterThan(200);
  });

  it('is up for the same shares at 400 and 480 answers, and down in the other direction', () => {
    const [a, b] = [measure(nps, people(200, 120, 80)), measure(nps, people(288, 120, 72))];
    expect(compare(nps, b, a)).toMatchObject({ verdict: 'up', answersNeeded: 0 });
    expect(compare(nps, a, b)).toMatchObject({ verdict: 'down' });
  });

  it('uses Newcombe for shares', () => {
    const result = compare(csat, measure(csat, answers({ 5: 45, 1: 15 })), measure(csat, answers({ 5: 30, 1: 20 })));
    expect(result.verdict).toBe('no_clear_change');
    expect(result.interval?.low).toBeCloseTo(-2.41, 2);
    expect(result.interval?.high).toBeCloseTo(31.61, 2);
    expect(result.z).toBeCloseTo(1.6818, 4);
  });

  it('is too_few below five answers, and without answers', () => {
    expect(compare(nps, measure(nps, people(4, 0, 0)), measure(nps, people(0, 0, 90))).verdict).toBe('too_few');
    expect(compare(nps, measure(nps, NO_SCORES), measure(nps, people(50, 30, 20)))).toMatchObject({
      verdict: 'too_few',
      difference: null,
      p: null,
      answersNeeded: 30,
    });
  });

  it('is too_few for an interval of width 0', () => {
    expect(compare(nps, measure(nps, people(9, 0, 0)), measure(nps, people(0, 0, 9))).verdict).toBe('too_few');
    expect(compare(nps, measure(nps, people(90, 0, 0)), measure(nps, people(0, 0, 90))).verdict).toBe('up');
    expect(verdictOf({ difference: 0, interval: { low: 0, high: 0 } }, 9)).toBe('no_clear_change');
  });

  it('is symmetric except for the sign', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, fc.constantFrom(nps, method('csat.v1:0-10')), (x, y, m) => {
        const [a, b] = [measure(m, x), measure(m, y)];
        const [forward, backward] = [compare(m, a, b), compare(m, b, a)];
        expect(forward.difference).toBe(backward.difference === null ? null : 0 - backward.difference);
        expect(forward.p).toBe(backward.p);
        expect([forward.verdict, backward.verdict].toSorted()).toEqual(
          forward.verdict === 'up' || forward.verdict === 'down' ? ['down', 'up'] : [forward.verdict, forward.verdict],
        );
      }),
    );
  });
});

describe('a measure', () => {
  it('lies in its interval, and its kinds add up to n', () => {
    const methods = [nps, method('csat.v1:0-10'), method('ces.v1:0-10:agree:x'), method('ces.v1:0-10:effort:x')];
    fc.assert(
      fc.property(anyCounts, fc.constantFrom(...methods), (scores, m) => {
        const result = measure(m, scores);
        expect(Object.values(result.kinds).reduce((a, b) => a + b, 0)).toBe(result.n);
        if (result.n === 0) {
          expect(result).toMatchObject({ value: null, interval: null, detectableChange: null, mean: null });
        } else if (m.metric !== 'nps') {
          expect(result.interval?.low).toBeLessThanOrEqual((result.value ?? 0) + 1e-9);
          expect(result.interval?.high).toBeGreaterThanOrEqual((result.value ?? 0) - 1e-9);
        }
      }),
    );
  });

  it('is reliable from thirty answers', () => {
    expect(measure(nps, people(29, 0, 0)).reliable).toBe(false);
    expect(measure(nps, people(30, 0, 0)).reliable).toBe(true);
  });

  it('has a minimum detectable change above 0 if all answers agree', () => {
    expect(measure(nps, people(40, 0, 0)).detectableChange).toBeGreaterThan(0);
    expect(measure(csat, answers({ 5: 40 })).detectableChange).toBeGreaterThan(0);
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

  it('compares each segment with the rest, and counts answers without a segment', () => {
    const total = people(300, 100, 100);
    const table = segmentTable(nps, total, [
      { value: 'north', scores: people(60, 40, 60) },
      { value: 'south', scores: people(200, 50, 30) },
      { value: 'tiny', scores: people(0, 0, 3) },
    ]);
    expect(table.segments.map(({ value, verdict }) => [value, verdict])).toEqual([
      ['south', 'above'],
      ['north', 'below'],
      ['tiny', 'too_few'],
    ]);
    expect(table.withoutSegment).toBe(500 - 160 - 280 - 3);
    expect(table.segments[0]?.adjustedP).toBeGreaterThanOrEqual(table.segments[0]?.rest.p ?? 1);
  });

  it('finds no difference among twenty equal segments', () => {
    const one = people(25, 15, 10);
    const segments = Array.from({ length: 20 }, (_, i) => ({ value: `s${i}`, scores: one }));
    const total = NO_SCORES.map((_, s) => 20 * (one[s] ?? 0));
    const table = segmentTable(nps, total, segments);
    expect(new Set(table.segments.map(({ verdict }) => verdict))).toEqual(new Set(['no_clear_difference']));
  });
});
