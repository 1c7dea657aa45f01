import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '@hearback/kernel';
import { parameterVariance } from '../numeric/parameter-variance.js';
import { attributionReport, type Sale } from './attribution-report.js';
import { churnMonths } from './churn-months.js';
import { comingBack } from './coming-back.js';
import { conversions } from './conversion.js';
import { firstDayOf, monthOf, monthText, type CustomerOrders } from './customer-orders.js';
import { expectedCustomerValue } from './customer-value.js';
import { orderFigures } from './order-figures.js';
import { historyOf } from './purchase-history.js';
import { ratioOf, RESAMPLED_CUSTOMERS } from './ratio.js';

const JANUARY = (2026 - 1970) * 12;
const day = (month: number, of = 1) => firstDayOf(JANUARY + month) + of - 1;

function customer(
  days: readonly number[],
  minor: number | null = 1_000,
  currency: string | null = 'EUR',
): CustomerOrders {
  return { days, minors: days.map(() => minor), currencies: days.map(() => currency), exposure: 'none', segments: [] };
}

describe('months', () => {
  it('are counted from 1970', () => {
    expect(monthText(JANUARY)).toBe('2026-01');
    expect([monthOf(day(1, 28)), monthOf(day(2))]).toEqual([JANUARY + 1, JANUARY + 2]);
    expect(monthText(monthOf(-1))).toBe('1969-12');
  });
});

describe('amounts', () => {
  it('have intervals that cover the truth, by drawing anew and by linearising', () => {
    const random = seededRandom(7);
    const covered = { bootstrap: 0, linearised: 0 };
    const sizes = { bootstrap: 150, linearised: RESAMPLED_CUSTOMERS + 1 };
    const rounds = 120;
    // Customers with many orders spend less on each: the ratio of the sums is 2·E[…]/E[count], by construction 60.
    const draw = () => {
      const count = 1 + Math.floor(3 * random());
      return { sum: 100 * count * -Math.log(1 - random()) * (count === 3 ? 0.2 : 1), count };
    };
    const truth = (100 * (1 + 2 + 3 * 0.2)) / 6;
    for (const method of ['bootstrap', 'linearised'] as const)
      for (let round = 0; round < rounds; round += 1) {
        const found = ratioOf(Array.from({ length: sizes[method] }, draw))!;
        expect(found.method).toBe(method);
        if (found.interval!.low <= truth && truth <= found.interval!.high) covered[method] += 1;
      }
    expect(covered.bootstrap / rounds).toBeGreaterThan(0.88);
    expect(covered.linearised / rounds).toBeGreaterThan(0.9);
  });

  it('are of one currency each, and of the period', () => {
    const buyers = [
      customer([day(0), day(1)], 500),
      customer([day(0)], 700, 'USD'),
      customer([day(0), day(0)], null, null),
    ];
    const figures = orderFigures(buyers, { from: day(0), to: day(1) });
    expect(figures).toMatchObject({ customers: 3, orders: 4, repeat: { hits: 1, n: 3 } });
    expect(figures.values.map(({ currency, orderValue }) => [currency, orderValue.value, orderValue.count])).toEqual([
      ['EUR', 500, 1],
      ['USD', 700, 1],
    ]);
    expect(ratioOf([])).toBeNull();
    expect(ratioOf([{ sum: 5, count: 1 }])!.interval).toBeNull();
  });
});

describe('churn by month', () => {
  it('counts who was active at the start and is not at the end', () => {
    const first = day(-12);
    const loyal = Array.from({ length: 40 }, () => customer([first, day(-3), day(0, 20)]));
    // Their only order is 180 days old in the middle of January.
    const leaving = Array.from({ length: 10 }, () => customer([day(0, 15) - 180]));
    const [january] = churnMonths([...loyal, ...leaving], [JANUARY], first);
    expect(january).toMatchObject({ start: 50, lost: 10, rates: { churn: expect.closeTo(0.2, 12) }, refusal: null });
    expect(churnMonths(loyal, [JANUARY], day(-2))[0]!.refusal).toMatchObject({ kind: 'too_early', needed: 180 });
    expect(churnMonths(leaving, [JANUARY], first)[0]!.refusal).toMatchObject({ code: 'too_few_customers', have: 10 });
  });
});

describe('coming back', () => {
  const cohort = (month: number, n: number, back: number) =>
    Array.from({ length: n }, (_, i) => customer(i < back ? [day(month), day(month + 1)] : [day(month)]));

  it('compares the two newest complete cohorts with those before', () => {
    const customers = [
      ...cohort(0, 100, 20),
      ...cohort(1, 100, 20),
      ...cohort(2, 100, 45),
      ...cohort(3, 100, 45),
      ...cohort(4, 9, 9),
    ];
    const { comparison, cohorts } = comingBack(customers, JANUARY + 5, 6, 'bounded');
    expect(comparison).toMatchObject({ recent: { hits: 90, n: 200 }, before: { hits: 40, n: 200 }, verdict: 'up' });
    expect(cohorts.map(({ period }) => period - JANUARY)).toEqual([0, 1, 2, 3, 4]);
    expect(comingBack(cohort(0, 50, 9), JANUARY + 5, 6, 'bounded').comparison).toBeNull();
    expect(comingBack(customers, JANUARY + 5, 2, 'bounded').cohorts.map(({ size }) => size)).toEqual([100, 9]);
  });
});

describe('conversions', () => {
  it('refuse what is too few or cannot be', () => {
    const counts = { visits: 50, leads: 60, visitors: 40, visitorsOrdered: 10, interested: 5, interestedOrdered: 2 };
    expect(conversions(counts)).toMatchObject([
      { rate: { value: null }, refusal: { kind: 'not_apart' } },
      { rate: { value: 0.25 }, refusal: null },
      { rate: { value: null, hits: 2, n: 5 }, refusal: { kind: 'too_early', needed: 30 } },
    ]);
  });
});

describe('the value that is expected', () => {
  it('takes orders of a day as one purchase, and only amounts of its currency', () => {
    const days = [day(0), day(0, 8), day(0, 8), day(0, 15), day(2)];
    const history = {
      ...customer(days),
      minors: [100, 200, 300, 400, 500],
      currencies: ['EUR', 'EUR', 'EUR', 'USD', 'EUR'],
    };
    expect(historyOf(history, 'EUR', day(0, 29))).toEqual({ repeats: 2, last: 2, observed: 4, mean: 500 });
    expect(historyOf(history, 'EUR', day(-1))).toBeNull();
    // A day that begins with dollars has its own value in euros.
    const mixed = {
      ...customer([0, 7, 14, 14].map((after) => day(0) + after)),
      minors: [900, 100, 5_000, 300],
      currencies: ['EUR', 'EUR', 'USD', 'EUR'],
    };
    expect(historyOf(mixed, 'EUR', day(0, 15))).toEqual({ repeats: 2, last: 2, observed: 2, mean: 200 });
  });

  it('is refused without repeats, and where all customers are alike', () => {
    const once = Array.from({ length: 300 }, () => customer([day(0)]));
    expect(expectedCustomerValue(once, 'EUR', day(6)).refusal).toMatchObject({ kind: 'nothing', needed: 100 });
    const alike = Array.from({ length: 300 }, () => customer([day(0), day(1), day(2)]));
    expect(expectedCustomerValue(alike, 'EUR', day(6))).toMatchObject({
      value: null,
      refusal: { code: 'undetermined' },
    });
  });

  it('has the variance of a known estimate', () => {
    // Exponential times: the rate n/Σ has the variance rate²/n, and 1/rate has (1/rate)²/n.
    const [n, sum] = [50, 100];
    const at = [n / sum];
    const likelihood = ([rate]: readonly number[]) => n * Math.log(rate!) - rate! * sum;
    expect(parameterVariance(at, likelihood, ([rate]) => rate!)).toBeCloseTo(at[0]! ** 2 / n, 6);
    expect(parameterVariance(at, likelihood, ([rate]) => 1 / rate!)).toBeCloseTo(4 / n, 5);
    expect(
      parameterVariance(
        at,
        () => 0,
        ([rate]) => rate!,
      ),
    ).toBeNull();
  });
});

describe('attribution', () => {
  it('credits each sale once by every rule, whatever came before', () => {
    const random = seededRandom(3);
    const sales = Array.from({ length: 200 }, (): Sale => ({
      at: 0,
      minor: Math.floor(9_999 * random()),
      currency: 'EUR',
      contacts: Array.from(
        { length: Math.floor(6 * random()) },
        () => [90 * random(), ['a', 'b', null][Math.floor(3 * random())]!] as const,
      ).toSorted(([a], [b]) => b - a),
    }));
    const { channels, credited, minor } = attributionReport(sales, 60);
    for (const model of ['first', 'last', 'linear', 'position_based', 'time_decay'] as const) {
      const sum = (of: 'orders' | 'minor') => channels.reduce((total, { credits }) => total + credits[model][of], 0);
      expect(sum('orders')).toBeCloseTo(credited, 9);
      expect(sum('minor')).toBeCloseTo(minor, 5);
    }
    expect(credited).toBeLessThan(200);
  });
});
