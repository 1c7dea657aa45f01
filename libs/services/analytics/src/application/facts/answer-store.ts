import type { BatchTx } from '@hearback/database';

/** One choice, place or number of an answer. */
export interface ChosenFact {
  /** Key of the question. */
  readonly question: string;
  /** Kind of the question, or `score` for one that a metric counts. */
  readonly kind: string;
  /** Key of the row of a matrix; '' for other questions. */
  readonly row: string;
  /** Key of the choice, `other:` for free text, `yes` or `no`; '' for a number. */
  readonly choice: string;
  /** From 1, the best, in a ranking. */
  readonly place: number | null;
  /** The number, score, stars or mood. */
  readonly number: number | null;
  /** Whether it is the first of its question and row, so that respondents can be counted. */
  readonly isFirst: boolean;
}

/** What a response says beside its words, and by what it is split. */
export interface ResponseAnswers {
  readonly surveyId: string;
  readonly surveyVersion: number;
  readonly touchpointId: string | null;
  readonly channel: string;
  readonly language: string;
  /** Segment by key of the attribute. */
  readonly segments: Readonly<Record<string, string>>;
  /** RFC 3339 in UTC. */
  readonly answeredAt: string;
  readonly chosen: readonly ChosenFact[];
}

/** The answers of a response. Those of a revision replace those of the submission and of all lower revisions. */
export interface AnsweredResponse {
  readonly tenantId: string;
  readonly responseId: string;
  /** 0 as submitted. */
  readonly revision: number;
  readonly answers: ResponseAnswers;
}

/** A question of a published survey. */
export interface QuestionCopy {
  readonly tenantId: string;
  readonly surveyId: string;
  readonly question: string;
  readonly version: number;
  /** From 0. */
  readonly position: number;
  readonly kind: string;
  /** Keys, in the order of the survey; empty if the question has none. */
  readonly choices: readonly string[];
  readonly rows: readonly string[];
}

/** Stores what was chosen, ranked and counted. */
export abstract class AnswerStore {
  /**
   * Saves the answers of responses. Call it after the revisions of the same responses are recorded (`ScoreStore.revise`): a revision that is not
   * the highest is left out, and so is what was withdrawn. `generation` is the one that a rebuild fills; default: the current one.
   */
  abstract save(tx: BatchTx, responses: readonly AnsweredResponse[], generation?: number): Promise<void>;
  /** Saves the questions of surveys; the highest version holds. */
  abstract saveQuestions(tx: BatchTx, questions: readonly QuestionCopy[]): Promise<void>;
}
