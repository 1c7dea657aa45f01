import type { AttributeValue } from '../attribute.js';

/** Events of one kind on one day. */
export interface EventDay {
  readonly kind: string;
  /** `YYYY-MM-DD` in the time zone of the workspace. */
  readonly day: string;
  readonly times: number;
  /** ISO 4217; null for events without an amount. */
  readonly currency: string | null;
  readonly amountMinor: number;
}

/** The newest score of a customer in a survey. */
export interface ScoreDay {
  readonly surveyId: string;
  /** May be a metric that this release does not know. */
  readonly metric: string;
  readonly score: number;
  readonly day: string;
}

/** What segments need to know of a customer, by calendar days of the workspace. */
export interface CustomerFacts {
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** BCP 47 tag; null if it is not known. */
  readonly language: string | null;
  readonly events: readonly EventDay[];
  readonly scores: readonly ScoreDay[];
  /** When the customer was last asked, and last answered; null: never. */
  readonly lastAsked: string | null;
  readonly lastAnswered: string | null;
  /** The newest entry of each purpose. */
  readonly consents: Readonly<Record<string, 'granted' | 'withdrawn'>>;
  /** Ids of customer lists. */
  readonly lists: readonly string[];
  /** The band of churn risk; null: none. May be one that this release does not know. */
  readonly risk: string | null;
}
