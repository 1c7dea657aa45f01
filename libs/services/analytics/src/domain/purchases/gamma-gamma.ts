import { logGamma } from '@hearback/kernel';
import { minimise } from '../numeric/minimise.js';

const { exp, log } = Math;

/** Repeat purchases of a customer with their mean value. */
export interface PurchaseValues {
  /** x ≥ 1. */
  readonly repeats: number;
  /** Mean value of them, above 0. */
  readonly mean: number;
}

/** Parameters of the Gamma–Gamma model of purchase values (Fader and Hardie, "The Gamma-Gamma Model of Monetary Value", 2013). */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

/** Of the search; data that determine the parameters need about 200. */
const MAX_ROUNDS = 400;

/** Maximum likelihood estimate; null with fewer than two customers who have bought again. Purchase values must not depend on their number. */
export function fitGammaGamma(customers: readonly PurchaseValues[]): GammaGamma | null {
  if (customers.length < 2) return null;
  const negative = ([p, q, v]: readonly number[]): number => {
    const found = -valueLogLikelihood({ p: exp(p!), q: exp(q!), v: exp(v!) }, customers);
    return Number.isFinite(found) ? found : Number.POSITIVE_INFINITY;
  };
  const typical = customers.reduce((sum, { mean }) => sum + log(mean), 0) / customers.length;
  const { at } = minimise(negative, [1, 1, typical], { tolerance: 1e-8, maxRounds: MAX_ROUNDS });
  const [p, q, v] = at.map(exp) as [number, number, number];
  return { p, q, v };
}

/** ln L of the customers under the parameters. */
export function valueLogLikelihood({ p, q, v }: GammaGamma, customers: readonly PurchaseValues[]): number {
  const fronts: number[] = [];
  const end = q * log(v) - logGamma(q);
  const frontOf = (x: number) => (fronts[x] ??= logGamma(p * x + q) - logGamma(p * x) + p * x * log(x) + end);
  return customers.reduce((sum, { repeats: x, mean }) => {
    const px = p * x;
    return sum + frontOf(x) + (px - 1) * log(mean) - (px + q) * log(v + x * mean);
  }, 0);
}

/** The mean value of the customer's future purchases, drawn to that of all; null for q ≤ 1, where the model has no mean. */
export function expectedValue({ p, q, v }: GammaGamma, { repeats: x, mean }: PurchaseValues): number | null {
  return p * x + q > 1 ? (p * (v + x * mean)) / (p * x + q - 1) : null;
}
