import { seededRandom, student975, type Interval } from '@hearback/kernel';

/** What one customer adds to a ratio: money, and the orders that it is divided by. */
export interface RatioPart {
  readonly sum: number;
  readonly count: number;
}

/** Money per order or per customer. */
export interface Ratio {
  readonly value: number;
  readonly sum: number;
  readonly count: number;
  readonly customers: number;
  /** 95 %; null with one customer. */
  readonly interval: Interval | null;
  readonly method: 'bootstrap' | 'linearised';
}

/** Up to so many customers the interval is resampled, because few orders are skewed; beyond it the sums are close to normal. */
export const RESAMPLED_CUSTOMERS = 1_000;
const RESAMPLES = 1_000;

/**
 * Σ sum / Σ count with its 95 % interval; null if nothing is counted. Orders of one customer are alike, so customers are drawn, not orders: by the
 * percentile bootstrap (1,000 samples, seeded) with up to 1,000 customers, and by the linearised variance of a ratio estimator with Student's
 * t beyond (Cochran, Sampling Techniques, 1977, 6.4).
 */
export function ratioOf(parts: readonly RatioPart[]): Ratio | null {
  const sum = parts.reduce((total, part) => total + part.sum, 0);
  const count = parts.reduce((total, part) => total + part.count, 0);
  if (count === 0) return null;
  const value = sum / count;
  const customers = parts.length;
  const method = customers <= RESAMPLED_CUSTOMERS ? 'bootstrap' : 'linearised';
  const known = { value, sum, count, customers, method } as const;
  if (customers < 2) return { ...known, interval: null };
  return { ...known, interval: method === 'bootstrap' ? resampled(parts) : linearised(parts, value, count) };
}

function resampled(parts: readonly RatioPart[]): Interval {
  const random = seededRandom(parts.length);
  const values = Float64Array.from({ length: RESAMPLES }, () => {
    let [sum, count] = [0, 0];
    for (let i = 0; i < parts.length; i += 1) {
      const drawn = parts[Math.floor(random() * parts.length)]!;
      sum += drawn.sum;
      count += drawn.count;
    }
    return sum / count;
  }).toSorted();
  return { low: values[Math.floor(0.025 * RESAMPLES)]!, high: values[Math.ceil(0.975 * RESAMPLES) - 1]! };
}

function linearised(parts: readonly RatioPart[], value: number, count: number): Interval {
  const n = parts.length;
  const squares = parts.reduce((total, part) => total + (part.sum - value * part.count) ** 2, 0);
  const half = (student975(n - 1) * Math.sqrt((squares * n) / (n - 1))) / count;
  return { low: value - half, high: value + half };
}
