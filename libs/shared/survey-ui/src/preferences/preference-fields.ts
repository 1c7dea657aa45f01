/** The names of the form's fields. */
export const PREFERENCE_FIELDS = {
  /** What the button does. */
  go: 'go',
  /** The language of the page. */
  page: 'page',
  /** The revision of the preferences that were shown. */
  revision: 'revision',
  /** Purposes and kinds of questions that are allowed. */
  allowed: 'allowed',
  /** Purposes that were shown as allowed. */
  shown: 'shown',
  often: 'often',
  person: 'person',
  noProfiling: 'no_profiling',
  language: 'language',
  pause: 'pause',
  quiet: 'quiet',
  /** What unsubscribing offers. */
  choice: 'choice',
} as const;

/** How much is kept of a customer. The link may have been forwarded, so the page tells no values. */
export interface DataSummary {
  /** The name and the addresses. */
  readonly contact: number;
  /** Attributes. */
  readonly details: number;
  readonly events: number;
  readonly decisions: number;
}

/** What the page of preferences shows as chosen. */
export interface PreferencesShown {
  readonly revision: number;
  /** Purposes that are shown as allowed, `profiling` among them. */
  readonly purposes: readonly string[];
  /** Kinds of questions that are allowed. */
  readonly topics: readonly string[];
  /** Days between two questions; null: as usual. */
  readonly maxEveryDays: number | null;
  /** `YYYY-MM-DD`; null: no pause. */
  readonly pausedUntil: string | null;
  readonly language: string | null;
  readonly quietHours: { readonly from: string; readonly to: string } | null;
  readonly prefersPerson: boolean;
  /** IANA name of the customer's zone. */
  readonly timeZone: string | null;
}
