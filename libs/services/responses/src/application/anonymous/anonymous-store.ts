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
  /** Whether its sender sent it; otherwise it was begun, and its day is over. */
  readonly complete: boolean;
}

/** The answers so far of a submission that is not complete; `day` of the last save. */
export interface BegunAnswer extends WaitingAnswer {
  readonly digest: string;
}

/** What of a survey is left to do. */
export interface AnonymousRest {
  /** Answers wait to be mixed with others, or to be completed. */
  readonly waiting: boolean;
  /** A period is not closed yet, or digests are kept. */
  readonly open: boolean;
}

/** Stores answers to anonymous surveys until the report of their period is made. */
export abstract class AnonymousStore {
  /** Lets one transaction at a time store this submission, and none while the answers of its survey are collected. */
  abstract enter(tx: BatchTx, survey: SurveyAddress, digest: string): Promise<void>;
  /** The begun submission with one of these digests. */
  abstract begun(tx: BatchTx, survey: SurveyAddress, digests: readonly string[]): Promise<BegunAnswer | undefined>;
  /** Stores begun answers in this order; each replaces what was stored of its submission. */
  abstract putBegun(tx: BatchTx, survey: SurveyAddress, begun: readonly BegunAnswer[]): Promise<void>;
  /** Removes what was begun of a submission, if anything was. */
  abstract endBegun(tx: BatchTx, survey: SurveyAddress, digest: string): Promise<void>;
  /** Removes all begun answers. */
  abstract takeBegun(tx: BatchTx, survey: SurveyAddress): Promise<readonly BegunAnswer[]>;
  /** Stores that this submission, which was not before, was accepted. */
  abstract accept(tx: BatchTx, survey: SurveyAddress, submission: AcceptedSubmission): Promise<void>;
  /** The submission with one of these digests. */
  abstract accepted(
    tx: BatchTx,
    survey: SurveyAddress,
    digests: readonly string[],
  ): Promise<AcceptedSubmission | undefined>;
  abstract wait(tx: BatchTx, survey: SurveyAddress, answer: WaitingAnswer): Promise<void>;
  /** Lets one transaction at a time collect the answers of a survey; nothing is stored of it meanwhile. */
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
