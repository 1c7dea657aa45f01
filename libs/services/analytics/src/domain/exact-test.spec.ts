import { logGamma } from '@hearback/kernel';
import { describe, expect, it } from '@jest/globals';
import { exactNpsTest, exactShareTest } from './exact-test.js';
import { logFactorial, lowerTail, upperTail } from './hypergeometric.js';

/** The p value of an NPS difference by looking at every way to choose `n` of the answers, one by one. */
function byHand(own: readonly number[], other: readonly number[]): number {
  const all = [...own, ...other];
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const difference = (mine: number) => Math.abs(mine / own.length - (sum(all) - mine) / other.length);
  const observed = difference(sum(own)) - 1e-9;
  let [extreme, total] = [0, 0];
  const choose = (from: number, left: number, chosen: number): void => {
    if (left === 0) {
      total += 1;
      if (difference(chosen) >= observed) extreme += 1;
      return;
    }
    for (let i = from; i <= all.length - left; i += 1) choose(i + 1, left - 1, chosen + (all[i] ?? 0));
  };
  choose(0, own.length, 0);
  return extreme / total;
}

const answersOf = ({
  promoters,
  passives,
  detractors,
}: {
  promoters: number;
  passives: number;
  detractors: number;
}) => [
  ...Array.from({ length: promoters }, () => 1),
  ...Array.from({ length: passives }, () => 0),
  ...Array.from({ length: detractors }, () => -1),
];
const people = (promoters: number, passives: number, detractors: number) => ({ promoters, passives, detractors });

describe('the exact test', () => {
  it.each([
    [people(5, 0, 0), people(3, 4, 5)],
    [people(1, 2, 3), people(6, 2, 1)],
    [people(0, 0, 5), people(8, 1, 1)],
    [people(2, 3, 1), people(2, 3, 1)],
    [people(0, 6, 0), people(1, 7, 1)],
  ])('of NPS %j and %j equals the enumeration by hand', (later, earlier) => {
    expect(exactNpsTest(later, earlier).p).toBeCloseTo(byHand(answersOf(later), answersOf(earlier)), 10);
    expect(exactNpsTest(earlier, later).p).toBeCloseTo(byHand(answersOf(later), answersOf(earlier)), 10);
  });

  it('of shares equals the enumeration by hand', () => {
    const hits = (n: number, all: number) => Array.from({ length: all }, (_, i) => (i < n ? 1 : 0));
    expect(exactShareTest(5, 5, 4, 12).p).toBeCloseTo(byHand(hits(5, 5), hits(4, 12)), 10);
    expect(exactShareTest(1, 7, 8, 9).p).toBeCloseTo(byHand(hits(1, 7), hits(8, 9)), 10);
    // Fisher's tea: 3 of 4 against 1 of 4 has p = 34/70.
    expect(exactShareTest(3, 4, 1, 4).p).toBeCloseTo(34 / 70, 12);
  });

  it('is 1 where both sides agree', () => {
    expect(exactNpsTest(people(9, 0, 0), people(90, 0, 0))).toEqual({ p: 1, test: 'exact' });
    expect(exactShareTest(5, 5, 7, 7)).toEqual({ p: 1, test: 'exact' });
    expect(exactNpsTest(people(50, 30, 20), people(100, 60, 40)).p).toBe(1);
  });

  it('passes over to the normal approximation without a jump, and never for rare answers', () => {
    const [exact, normal] = [1_000, 1_001].map((n) =>
      exactNpsTest(
        people(Math.round(n * 0.52), Math.round(n * 0.3), n - Math.round(n * 0.52) - Math.round(n * 0.3)),
        people(2_500, 1_500, 1_000),
      ),
    );
    expect([exact?.test, normal?.test]).toEqual(['exact', 'normal']);
    expect(Math.abs((exact?.p ?? 0) / (normal?.p ?? 1) - 1)).toBeLessThan(0.05);
    expect(exactNpsTest(people(1_990, 0, 10), people(4_970, 0, 30)).test).toBe('exact');
  });

  it('has a tail that is small, not 0, far out', () => {
    const { p } = exactNpsTest(people(200, 0, 0), people(0, 0, 200));
    expect(p).toBeGreaterThan(0);
    // Two of the ways to choose 200 of 400: 10 to the power of 119.01264.
    expect(Math.log10(p)).toBeCloseTo(Math.log10(2) - 119.01264, 4);
  });
});

describe('the hypergeometric distribution', () => {
  it('has log factorials without a jump at the end of the table', () => {
    for (const n of [0, 1, 2, 100, 16_383, 16_384, 16_385, 1_000_000]) {
      expect(Math.abs(logFactorial(n) - logGamma(n + 1))).toBeLessThan(1e-9 * Math.max(1, logFactorial(n)));
    }
  });

  it('has tails that add up to 1', () => {
    const urn = { size: 60, hits: 25, draws: 17 };
    for (let x = -1; x <= 18; x += 1) expect(upperTail(urn, x) + lowerTail(urn, x - 1)).toBeCloseTo(1, 12);
  });
});
