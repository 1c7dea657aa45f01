import type { Interval } from '@hearback/kernel';
import type { Action } from '../../domain/loop-effect/followed-answer.js';
import type { Metric } from '../../domain/method.js';
import type { Refusal } from '../../domain/refusal.js';

/** The effect of one way of following up on the next score, in points of the scale. Numbers are null where `refusal` says why. */
export interface EffectRow {
  readonly action: Action;
  /** Followed up like this, and answered again. */
  readonly treated: number;
  /** Not followed up, and answered again. */
  readonly untreated: number;
  readonly pairs: number;
  /** Pairs until the number is reliable; 0 if it is. */
  readonly pairsNeeded: number;
  /** Of interval and verdict, such as 0.95. */
  readonly confidence: number;
  readonly effect: number | null;
  readonly interval: Interval | null;
  readonly standardDeviation: number | null;
  readonly standardError: number | null;
  readonly p: number | null;
  readonly verdict: 'better' | 'worse' | 'no_clear_change' | null;
  readonly answered: MeanScores | null;
  readonly notAnswered: MeanScores | null;
  /** The newest pairs, at most `LISTED_PAIRS`. */
  readonly listed: readonly ListedPair[];
  readonly refusal: Refusal | null;
}

/** So many pairs of a row can be looked at. */
export const LISTED_PAIRS = 100;

/** Mean first and next score; the interval is the 95 % one of the next. */
export interface MeanScores {
  readonly first: number;
  readonly next: number;
  readonly nextInterval: Interval;
}

/** An answer with the next one of the same customer. */
export interface ListedAnswer {
  readonly responseId: string;
  readonly nextResponseId: string;
  readonly first: number;
  readonly next: number;
  readonly answeredAt: string;
}

/** A customer who was followed up, and the one it is compared with. */
export interface ListedPair {
  readonly answered: ListedAnswer;
  readonly notAnswered: ListedAnswer;
}

/** Where the scores of those followed up would have gone by themselves. */
export interface EffectRegression {
  /** Of a score with the next one, of those not followed up. */
  readonly correlation: number;
  /** Their mean first score. */
  readonly mean: number;
  /** The mean next score to expect of those followed up, had nothing been done. */
  readonly landsAt: number;
}

/** Whether following up raises the next score, as JSON: times are RFC 3339. */
export interface EffectReport {
  readonly timeZone: string;
  readonly from: string;
  readonly to: string;
  readonly metric: Metric;
  /** Null: no customer has answered twice. */
  readonly method: string | null;
  readonly scale: { readonly min: number; readonly max: number };
  /** Known customers who answered in the period, and how many of them did again. */
  readonly customers: number;
  readonly again: number;
  /** Those who did not: followed up by a person, and others. */
  readonly silentAnswered: number;
  readonly silentOthers: number;
  /** The first is of any answer of a person. */
  readonly rows: readonly EffectRow[];
  readonly regression: EffectRegression | null;
}
