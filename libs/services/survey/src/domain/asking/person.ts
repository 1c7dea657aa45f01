import type { SurveyKind } from './attention-rules.js';
import type { QuietHours } from './local-time.js';

/** Why a customer was contacted. */
export type TouchCause = 'invitation' | 'reminder' | 'widget' | 'answer' | 'conversation';

/** A contact that cost attention. */
export interface Touch {
  readonly at: Date;
  readonly kind: SurveyKind;
  readonly cause: TouchCause;
  readonly invitationId: string | null;
  /** The event or task that the question was about. */
  readonly matter: string | null;
}

/** An invitation that is planned and not sent yet. */
export interface Reservation {
  readonly at: Date;
  readonly kind: SurveyKind;
  readonly rank: PlanRank;
  readonly invitationId: string;
  readonly matter: string | null;
}

/** Which of two plans asks first: a trigger (2) before a recurring survey (1), that before a campaign (0). */
export type PlanRank = 0 | 1 | 2;

/** What is known of a customer who may be asked. */
export interface Person {
  readonly customerId: string;
  readonly isErased: boolean;
  /** `suppressed`: staff have decided that it is not written to. */
  readonly address: 'none' | 'works' | 'bounced' | 'complained' | 'suppressed';
  /** The newest entry of consent to questions. */
  readonly consent: 'granted' | 'withdrawn' | 'unknown';
  /** Kinds of surveys that the customer has switched off. */
  readonly topicsOff: readonly SurveyKind[];
  readonly prefersPerson: boolean;
  readonly openComplaints: number;
  readonly pausedUntil: Date | null;
  /** The customer's own choice: at most once in so many days. */
  readonly maxEveryDays: number | null;
  /** The customer's own choice; null: those of the workspace. */
  readonly quietHours: QuietHours | null;
  /** The hour, `HH:00`, at which the customer usually answers; null if it is not known, or must not be concluded. */
  readonly usualTime: string | null;
  /** IANA time zone of the customer, or of the workspace. */
  readonly timeZone: string;
  /** Touches that count, in any order. */
  readonly touches: readonly Touch[];
  readonly reservations: readonly Reservation[];
}

/** What somebody would be asked. */
export interface Question {
  readonly kind: SurveyKind;
  readonly rank: PlanRank;
  /** The event or task that it is about. */
  readonly matter: string | null;
  /** `opt_in`: only with an entry of consent. */
  readonly basis: 'opt_in' | 'opt_out';
  /** Whether staff send it to this one customer themselves. */
  readonly isByHand: boolean;
  /** The invitation, once it exists: its own touches and reservation do not count, so that a reminder is possible. */
  readonly invitationId: string | null;
}
