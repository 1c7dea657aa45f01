/** What a customer is worth over time, by variant; a figure is only comparable with others of the same variant. */

/** Revenue: order value × orders a year × years. */
export function historicRevenue(orderValue: number, ordersPerYear: number, years: number): number {
  return orderValue * ordersPerYear * years;
}

/** Revenue per period × margin / churn per period; null for a churn of 0. `margin` and `churn` are shares. */
export function simpleLifetimeMargin(revenue: number, margin: number, churn: number): number | null {
  return churn > 0 ? (revenue * margin) / churn : null;
}

/**
 * m·r/(1 + i − r) (Gupta and Lehmann 2005): margin per period `m`, retention `r` and discount `i` per period, retention constant, the first margin
 * after one period. Null unless r < 1 + i.
 */
export function guptaLehmann(margin: number, retention: number, discount: number): number | null {
  return retention < 1 + discount ? (margin * retention) / (1 + discount - retention) : null;
}

/** As `guptaLehmann`, with the first margin at once: m(1 + i)/(1 + i − r). */
export function guptaLehmannAtOnce(margin: number, retention: number, discount: number): number | null {
  return retention < 1 + discount ? (margin * (1 + discount)) / (1 + discount - retention) : null;
}

/** Σ m·rᵗ/(1 + i)ᵗ for t = 0 … periods − 1. */
export function finiteLifetimeMargin(margin: number, retention: number, discount: number, periods: number): number {
  let sum = 0;
  for (let t = 0; t < periods; t += 1) sum += margin * (retention / (1 + discount)) ** t;
  return sum;
}

/** Contribution of a cohort per customer it began with; null for a cohort without customers. */
export function cohortValue(contributions: readonly number[], customers: number): number | null {
  return customers > 0 ? contributions.reduce((sum, value) => sum + value, 0) / customers : null;
}
