/** Where an attempt counts: each word has its own count. */
export interface AttemptBucket {
  /** What is counted, for example an address within a network. */
  readonly key: string;
  /** Attempts that are free inside the window. */
  readonly limit: number;
  /** Length of the window, seconds. */
  readonly window: number;
}

/** Counts attempts (failed sign-ins, sign-ups) by network and account. */
export abstract class AttemptThrottle {
  /** Seconds until all these buckets have room again; 0 when they have. Counts nothing. */
  abstract wait(buckets: readonly AttemptBucket[]): number;
  /** Counts one attempt in each bucket. */
  abstract count(buckets: readonly AttemptBucket[]): void;
  /** Takes one attempt back from each bucket: a success costs nothing, and erases no failure either. */
  abstract refund(buckets: readonly AttemptBucket[]): void;
}
