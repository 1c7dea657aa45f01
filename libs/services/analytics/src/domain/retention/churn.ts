import { wilson, type Interval } from '@hearback/kernel';

/** Customers of a period. */
export interface CustomerFlow {
  /** S, at its start. */
  readonly start: number;
  /** N, won in it. */
  readonly won: number;
  /** E, at its end. */
  readonly end: number;
}

/** Shares from 0 to 1. */
export interface Retention {
  /** (E − N)/S. */
  readonly retention: number;
  /** 1 − retention: the share of those at the start who are lost. Customers won meanwhile do not hide them. */
  readonly churn: number;
  /** 95 % of the retention, Wilson. */
  readonly interval: Interval;
}

/** Retention and churn of a period; null without customers at its start, or if more are kept than there were. */
export function retentionOf({ start, won, end }: CustomerFlow): Retention | null {
  const kept = end - won;
  if (start === 0 || kept < 0 || kept > start) return null;
  return { retention: kept / start, churn: 1 - kept / start, interval: wilson(kept, start)! };
}

/** The churn of several periods in a row, from that of one: 1 − (1 − churn)ᵏ. Twelve months of 3 % are 30.6 %, not 36 %. */
export function compoundChurn(churn: number, periods: number): number {
  return 1 - (1 - churn) ** periods;
}
