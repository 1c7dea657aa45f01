/** An answer of a customer with a score. */
export interface PastAnswer {
  /** Days since 1970-01-01 in the workspace's time zone, as everywhere here. */
  readonly day: number;
  /** Version of the method, such as `nps.v1`. */
  readonly method: string;
  readonly score: number;
  readonly language: string;
  readonly channel: string;
  /** By key of the attribute, as it was when the customer answered; keys with a colon are customer segments. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A task about an answer of a customer. Null: not yet. */
export interface PastTask {
  readonly openedDay: number;
  readonly firstResolvedDay: number | null;
  readonly resolvedDay: number | null;
  readonly reopenedDay: number | null;
  readonly respondedDay: number | null;
  /** From its opening to the first response of a person or of an automatic reply. */
  readonly responseMinutes: number | null;
}

/** What is known of a customer who ordered; all lists are oldest first. Merged profiles are one customer. */
export interface CustomerHistory {
  readonly customerId: string;
  /** The days of the orders; `minors` and `currencies` are parallel. */
  readonly days: readonly number[];
  /** Minor units; null: the order has no amount. */
  readonly minors: readonly (number | null)[];
  readonly currencies: readonly (string | null)[];
  readonly answers: readonly PastAnswer[];
  /** Without those that were cancelled. */
  readonly tasks: readonly PastTask[];
}
