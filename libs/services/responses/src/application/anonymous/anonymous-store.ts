import type { BatchTx } from '@hearback/database';
import type { SurveyAddress } from '../survey-copies.js';
import type { AnonymousAnswer } from '../../domain/anonymous/anonymous-answer.js';

/** An answer that waits to be mixed with others; `day` as YYYY-MM-DD. */
export interface WaitingAnswer {
  readonly day: string;
  readonly answer: AnonymousAnswer;
}

/** A submission that was accepted on this day; nothing leads to its answer. */
export interface AcceptedSubmission {
  readonly digest: string;
  readonly day: string;
}

/** What of a survey is left to do. */
export interface AnonymousRest {
  /** Answers wait to be mixed with others. */
  readonly waiting: boolean;
  /** A period is not closed yet, or digests are kept. */
  readonly open: boolean;
}

/** Stores answers to anonymous surveys until the report of their period is made. */
export abstract class AnonymousStore {
  /** Stores that this submission was accepted; false, and nothing is stored, if it was before. */
  abstract accept(tx: BatchTx, survey: SurveyAddress, submission: AcceptedSubmission): Promise<boolean>;
  /** The submission with one of these digests. */
  abstract accepted(
    tx: BatchTx,
    survey: SurveyAddress,
    digests: readonly string[],
  ): Promise<AcceptedSubmission | undefined>;
  abstract wait(tx: BatchTx, survey: SurveyAddress, answer: WaitingAnswer): Promise<void>;
  /** Lets one transaction at a time mix the answers of a survey. */
  abstract lock(tx: BatchTx, survey: SurveyAddress): Promise<void>;
  /** Removes the waiting answers if there are `enough`, or one of an earlier day than `today`. */
  abstract takeWaiting(
    tx: BatchTx,
    survey: SurveyAddress,
    ready: { readonly enough: number; readonly today: string },
  ): Promise<readonly WaitingAnswer[]>;
  /** Removes the answers of a period. */
  abstract take(tx: BatchTx, survey: SurveyAddress, from: string): Promise<readonly AnonymousAnswer[]>;
  /** Adds answers to a period in this order. */
  abstract add(tx: BatchTx, survey: SurveyAddress, from: string, answers: readonly AnonymousAnswer[]): Promise<void>;
  /** First days of the periods with answers, ascending. */
  abstract periods(tx: BatchTx, survey: SurveyAddress): Promise<readonly string[]>;
  abstract isClosed(tx: BatchTx, survey: SurveyAddress, from: string): Promise<boolean>;
  abstract close(tx: BatchTx, survey: SurveyAddress, from: string): Promise<void>;
  /** Forgets the submissions of days before this one. */
  abstract forget(tx: BatchTx, survey: SurveyAddress, before: string): Promise<void>;
  abstract rest(tx: BatchTx, survey: SurveyAddress): Promise<AnonymousRest>;
}
