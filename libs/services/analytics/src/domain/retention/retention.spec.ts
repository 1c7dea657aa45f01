import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { compoundChurn, retentionOf } from './churn.js';
import { averageRetention, cohortsOf, cohortsOfCustomers } from './cohorts.js';

const DAY = 86_400_000;
function linesOf(file: string): readonly string[] {
  const content = readFileSync(new URL(`../../../test/data/${file}`, import.meta.url));
  return gunzipSync(content).toString().trim().split('\n').slice(1);
}
/** Orders of the shop; months since December 2010. */
const orders = linesOf('online-retail.csv.gz').map((line) => {
  const [customer, day, revenue] = line.split(',').map(Number) as [number, number, number];
  const date = new Date(Date.UTC(2010, 11, 1) + day * DAY);
  return { customer, revenue, period: (date.getUTCFullYear() - 2010) * 12 + date.getUTCMonth() - 11 };
});

/** Computed with the data set, by cohort. */
const ACTIVE =
  `885 324 286 340 321 352 321 309 313 350 331 445 235 | 417 92 111 96 134 120 103 101 125 136 152 49 | 380 71 71 108 103 94 96 106 94 116 26 |
452 68 114 90 101 76 121 104 126 39 | 300 64 61 63 59 68 65 78 22 | 284 54 49 49 59 66 75 27 | 242 42 38 64 56 81 23 | 188 34 39 42 51 21 | 169 35 42 41 21 |
299 70 90 34 | 358 86 41 | 323 36 | 41`
    .split('|')
    .map((row) => row.trim().split(/\s+/).map(Number));

describe('retention', () => {
  it('by months of the orders of a shop', () => {
    const cohorts = cohortsOf(orders, 12, 'bounded');
    expect(cohorts.map(({ cells }) => cells.map(({ active }) => active))).toEqual(ACTIVE);
    expect(cohorts[0]!.cells.map(({ complete }) => complete)).toEqual([...Array(12).fill(true), false]);
    expect(cohorts[0]!.cells[1]!.retention).toBeCloseTo(324 / 885, 12);
    expect(cohorts.at(-1)!.cells).toMatchObject([{ active: 41, complete: false }]);
  });

  it('by months of 23,570 customers of CDNOW', () => {
    const customers = linesOf('cdnow-months.csv.gz').flatMap((line) => {
      const [months, n] = line.split(',') as [string, string];
      return Array.from({ length: Number(n) }, () => months.split(' ').map(Number));
    });
    // June 1998, the last of the months, is over.
    const cohorts = cohortsOfCustomers(customers, 18, 'bounded');
    expect(cohorts.map(({ cells, period, size }) => [period, size, cells[1]!.active])).toEqual([
      [0, 7_846, 1_157],
      [1, 8_476, 1_312],
      [2, 7_248, 1_032],
    ]);
    expect(cohorts.map(({ cells }) => cells.filter(({ complete }) => complete).length)).toEqual([18, 17, 16]);
  });

  it('is averaged over complete cells only', () => {
    const averages = averageRetention(cohortsOf(orders, 12, 'bounded'));
    expect(averages.map(({ cohorts }) => cohorts)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    const first = ACTIVE.slice(0, 11);
    const sum = (age: number) => first.reduce((total, row) => total + row[age]!, 0);
    expect(averages[1]).toMatchObject({ customers: sum(0), active: sum(1), retention: sum(1) / sum(0) });
  });

  it('unbounded counts whoever comes back later, and is never called complete after the start', () => {
    const purchases = [
      { customer: 'a', period: 0 },
      { customer: 'a', period: 2 },
      { customer: 'b', period: 0 },
    ];
    const counts = (rule: 'bounded' | 'unbounded') =>
      cohortsOf(purchases, 3, rule)[0]!.cells.map(({ active }) => active);
    expect(counts('bounded')).toEqual([2, 0, 1, 0]);
    expect(counts('unbounded')).toEqual([2, 1, 1, 0]);
    expect(cohortsOf(purchases, 3, 'unbounded')[0]!.cells.map(({ complete }) => complete)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('has rates by step', () => {
    const period = (n: number, at: number) => Array.from({ length: n }, (_, customer) => ({ customer, period: at }));
    const [cohort] = cohortsOf([...period(100, 0), ...period(80, 1), ...period(72, 2), ...period(68, 3)], 4, 'bounded');
    const cells = cohort!.cells.slice(0, 4);
    expect(cells.map(({ retention }) => retention)).toEqual([1, 0.8, 0.72, 0.68]);
    expect(cells.slice(1).map(({ step }) => Number(step!.toFixed(3)))).toEqual([0.8, 0.9, 0.944]);
  });

  it('of a period leaves out who was won in it', () => {
    expect(retentionOf({ start: 200, won: 50, end: 220 })).toMatchObject({
      retention: 0.85,
      churn: expect.closeTo(0.15, 12),
    });
    expect(retentionOf({ start: 0, won: 5, end: 5 })).toBeNull();
    expect(compoundChurn(0.03, 12)).toBeCloseTo(0.3062, 4);
    expect(compoundChurn(0.3, 1 / 12)).toBeCloseTo(0.0293, 4);
  });
});

describe('the orders of the shop', () => {
  it('have the known values', () => {
    const revenue = orders.reduce((sum, order) => sum + order.revenue, 0);
    const byCustomer = new Map<number, number>();
    const spent = new Map<number, number>();
    for (const { customer, revenue: amount } of orders) {
      byCustomer.set(customer, (byCustomer.get(customer) ?? 0) + 1);
      spent.set(customer, (spent.get(customer) ?? 0) + amount);
    }
    expect(revenue / orders.length).toBeCloseTo(480.866, 3);
    const again = [...byCustomer.values()].filter((n) => n > 1).length;
    expect((100 * again) / byCustomer.size).toBeCloseTo(65.5832, 4);
    const best = [...spent.values()].toSorted((a, b) => b - a).slice(0, Math.round(spent.size / 5));
    expect((100 * best.reduce((sum, amount) => sum + amount, 0)) / revenue).toBeCloseTo(74.6171, 4);
  });
});
