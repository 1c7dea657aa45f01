import type { OneTenantTx } from '@hearback/database';
import type { FollowedAnswer } from '../../domain/loop-effect/followed-answer.js';
import type { Period } from '../../domain/period.js';
import type { ScoreSelection } from '../score-queries.js';

/** First answers of a period, and what came of them. */
export interface FirstAnswers {
  /** With a next answer. */
  readonly followed: readonly FollowedAnswer[];
  /** Customers without one: followed up by a person, and others. */
  readonly silentAnswered: number;
  readonly silentOthers: number;
}

/** Reads the answers of known customers with what was done about them. */
export abstract class FollowedAnswers {
  /** The method by which most customers answered the same survey twice since the start of the period. */
  abstract mostRepeated(
    tx: OneTenantTx,
    selection: ScoreSelection,
    period: Period,
  ): Promise<{ readonly method: string; readonly customers: number } | undefined>;
  /**
   * The first answer of each customer in the period, so that no customer counts twice and both sides have given equally many answers before.
   * `attribute`: only customers alike in it are compared.
   */
  abstract first(
    tx: OneTenantTx,
    selection: ScoreSelection,
    method: string,
    period: Period,
    attribute: string | undefined,
  ): Promise<FirstAnswers>;
}
