import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { logGamma } from '@hearback/kernel';
import { chiSquaredTail, hypergeometric2F1 } from '../numeric/gamma.js';
import { minimise } from '../numeric/minimise.js';
import { aliveProbability, expectedPurchases, fitBgNbd } from './bg-nbd.js';
import { expectedValue, fitGammaGamma } from './gamma-gamma.js';

const [, ...lines] = gunzipSync(readFileSync(new URL('../../../test/data/cdnow.csv.gz', import.meta.url)))
  .toString()
  .trim()
  .split('\n');
const customers = lines.map((line) => {
  const [repeats, lastDay, days, mean, later] = line.split(',').map(Number) as [number, number, number, number, number];
  return { repeats, last: lastDay / 7, observed: days / 7, mean, later };
});

describe('the purchases of CDNOW', () => {
  const model = fitBgNbd(customers)!;

  it('give the published parameters of BG/NBD', () => {
    expect(customers.length).toBe(2357);
    expect(model.r).toBeCloseTo(0.243, 3);
    expect(model.alpha).toBeCloseTo(4.414, 2);
    expect(model.a).toBeCloseTo(0.793, 2);
    expect(model.b).toBeCloseTo(2.426, 2);
    expect(model.logLikelihood).toBeCloseTo(-9582.4, 1);
  });

  it('give the published expectation, and predict the next 39 weeks', () => {
    expect(expectedPurchases(model, { repeats: 2, last: 30.43, observed: 38.86 }, 39)).toBeCloseTo(1.226, 3);
    const errors = customers.map((customer) => Math.abs(expectedPurchases(model, customer, 39) - customer.later));
    expect(customers.reduce((sum, { later }) => sum + later, 0)).toBe(1882);
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThanOrEqual(0.7855);
    expect(aliveProbability(model, { repeats: 0, last: 0, observed: 30 })).toBe(1);
    expect(aliveProbability(model, { repeats: 9, last: 9, observed: 39 })).toBeLessThan(0.1);
  });

  it('give the published parameters of Gamma–Gamma', () => {
    const values = fitGammaGamma(customers.filter(({ repeats, mean }) => repeats > 0 && mean > 0))!;
    expect(values.p).toBeCloseTo(6.25, 1);
    expect(values.q).toBeCloseTo(3.74, 1);
    expect(values.v).toBeCloseTo(15.44, 0);
    const all = (values.p * values.v) / (values.q - 1);
    const drawn = expectedValue(values, { repeats: 1, mean: 100 })!;
    expect(drawn).toBeGreaterThan(all);
    expect(drawn).toBeLessThan(100);
  });

  it('cannot be fitted without repeats', () => {
    expect(fitBgNbd([{ repeats: 0, last: 0, observed: 9 }])).toBeNull();
    expect(fitGammaGamma([{ repeats: 1, mean: 9 }])).toBeNull();
  });
});

describe('numeric functions', () => {
  it('agree with tables', () => {
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 13);
    expect(logGamma(101)).toBeCloseTo(363.739_375_555_563_47, 10);
    expect(hypergeometric2F1(1, 1, 2, 0.5)).toBeCloseTo(2 * Math.log(2), 12);
    expect(chiSquaredTail(3.841_458_820_694_124, 1)).toBeCloseTo(0.05, 12);
    expect(chiSquaredTail(18.307_038_053_275_146, 10)).toBeCloseTo(0.05, 12);
    expect(chiSquaredTail(0, 3)).toBe(1);
  });

  it('find the valley of Rosenbrock', () => {
    const { at } = minimise(([x, y]) => (1 - x!) ** 2 + 100 * (y! - x! ** 2) ** 2, [-1.2, 1], { tolerance: 1e-14 });
    expect(at[0]).toBeCloseTo(1, 4);
    expect(at[1]).toBeCloseTo(1, 4);
  });
});
