/** Failed sign-ins that are counted together, and the waits they cause. */
export interface FailureCount {
  /** What is counted, for example an address within a network. It is stored as a keyed hash only. */
  readonly key: string;
  /** Failures without a wait; each further one doubles the wait. */
  readonly free: number;
  /** The first wait in seconds. */
  readonly firstWait: number;
  /** The longest wait in seconds. */
  readonly longestWait: number;
}

/** Lets sign-ins wait longer after each failure, for all processes of the platform together. Nothing is ever locked for good. */
export abstract class SignInGate {
  /**
   * Counts an attempt as a failure in each count, or in none if one of them has to wait. Returns the seconds to wait, or 0 if the
   * attempt may go on. Throws `attempts-unavailable` if the counts cannot be reached.
   */
  abstract enter(counts: readonly FailureCount[]): Promise<number>;
  /** Takes an attempt back that succeeded; earlier failures stay counted. Throws `attempts-unavailable`. */
  abstract succeed(counts: readonly FailureCount[]): Promise<void>;
}
