/** One counter of attempts. */
export interface AttemptBucket {
  /** What is counted, for example an address within a network. It is stored as a keyed hash only. */
  readonly key: string;
  /** Attempts that are allowed inside the window. */
  readonly limit: number;
  /** Length of the window in seconds; it begins with the first attempt. */
  readonly window: number;
}

/** Counts attempts (failed sign-ins, sign-ups) by network and account, for all processes of the platform together. */
export abstract class AttemptThrottle {
  /**
   * Counts one attempt in each bucket, or in none if one of them is full. Returns the seconds until all of them have
   * room again, or 0 if the attempt was counted. Throws `attempts-unavailable` if the counts cannot be reached.
   */
  abstract consume(buckets: readonly AttemptBucket[]): Promise<number>;
  /**
   * Gives one attempt back to each bucket after a success; earlier failures stay counted. Throws `attempts-unavailable`.
   */
  abstract refund(buckets: readonly AttemptBucket[]): Promise<void>;
}
