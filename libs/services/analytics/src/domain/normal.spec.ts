import { Z95, student975, studentCdf } from '@hearback/kernel';
import { describe, expect, it } from '@jest/globals';
import { normalCdf, normalQuantile, twoSidedP, Z_POWER_80 } from './normal.js';

describe('the normal distribution', () => {
  // Reference values computed with 50 digits (mpmath), rounded to double precision.
  const known: readonly [number, number][] = [
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [1, 0.8413447460685429],
    [1.959963984540054, 0.975],
    [2.5, 0.9937903346742239],
    [-1, 0.15865525393145705],
    [-2.999, 0.0013543365337271062],
    [-3, 0.0013498980316300946],
    [-6, 9.865876450376981e-10],
    [-10, 7.619853024160527e-24],
    [-37, 5.725571222524577e-300],
  ];

  it.each(known)('has Φ(%d) = %d', (x, p) => {
    const value = normalCdf(x);
    expect(Math.abs(value - p)).toBeLessThan(1e-15);
    expect(Math.abs(value / p - 1)).toBeLessThan(1e-12);
  });

  it('has the quantiles for intervals and power', () => {
    expect(Math.abs(normalQuantile(0.975) - Z95)).toBeLessThan(1e-12);
    expect(Math.abs(normalQuantile(0.8) - Z_POWER_80)).toBeLessThan(1e-12);
    expect(Math.abs(normalQuantile(0.999) - 3.090232306167813)).toBeLessThan(1e-12);
    expect(Math.abs(normalQuantile(1e-9) + 5.997807015007687)).toBeLessThan(1e-12);
  });

  it('is inverted by its quantile function in both tails', () => {
    for (let x = -8; x <= 5; x += 0.137) expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThan(1e-9);
    for (let x = -3; x <= 3; x += 0.137) expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThan(1e-12);
  });

  it('is infinite at 0 and 1 and NaN outside', () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(1.1)).toBeNaN();
    expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalCdf(60)).toBe(1);
    expect(twoSidedP(Z95)).toBeCloseTo(0.05, 14);
  });
});

describe("Student's t", () => {
  it.each([
    [1, 12.706204736174705],
    [2, 4.302652729749464],
    [9, 2.2621571627982055],
    [10, 2.2281388519862747],
    [49, 2.0095752371292397],
    [499, 1.964729390987689],
    [500, 1.9647198374673678],
    [1000, 1.9623390808264085],
    [999_999, 1.9599663568164793],
  ])('has its 97.5 %% quantile for %d degrees of freedom at %d', (df, t) => {
    expect(Math.abs(student975(df) - t)).toBeLessThan(1e-12);
  });

  it('is symmetric and reaches one half at 0', () => {
    expect(studentCdf(0, 7)).toBeCloseTo(0.5, 14);
    expect(studentCdf(-1.3, 7)).toBeCloseTo(1 - studentCdf(1.3, 7), 14);
  });
});
