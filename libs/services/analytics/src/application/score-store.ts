import type { BatchTx } from '@hearback/database';
import type { Metric } from '../domain/method.js';
import type { ResponseAnswers } from './facts/answer-store.js';

/** One answered metric question of one response. */
export interface ScoreFact {
  readonly tenantId: string;
  readonly responseId: string;
  readonly question: string;
  readonly metric: Metric;
  /** Method version. */
  readonly method: string;
  readonly surveyId: string;
  readonly touchpointId: string | null;
  readonly channel: string;
  readonly language: string;
  /** Segment by key of the attribute. */
  readonly segments: Readonly<Record<string, string>>;
  /** RFC 3339 in UTC. */
  readonly answeredAt: string;
  readonly score: number;
  /** Whether it counts in numbers without a question filter, so that they have one answer per response. */
  readonly primary: boolean;
}

/** The scores of a response. The facts of a revision replace those of the submission and of all lower revisions. */
export interface ResponseScores {
  readonly tenantId: string;
  readonly responseId: string;
  /** 0 as submitted; grows with each revision. */
  readonly revision: number;
  readonly facts: readonly ScoreFact[];
  /** What else was chosen, ranked and counted; with the scores. */
  readonly answers: ResponseAnswers;
}

/** A difference between a count and the recount of the facts. */
export interface CountDrift {
  readonly metric: string;
  readonly unit: string;
  readonly dimension: string;
  readonly value: string;
  readonly bucketAt: Date;
  /** Answers in the counts, and answers in the facts. */
  readonly counted: number;
  readonly recounted: number;
}

/** The comparison of a workspace's counts with its facts. */
export interface Recount {
  readonly facts: number;
  readonly countRows: number;
  /** Number of count rows that differ, and the first hundred of them. */
  readonly driftRows: number;
  readonly drift: readonly CountDrift[];
}

/** Writes facts and their counts, always together. */
export abstract class ScoreStore {
  /**
   * Inserts the facts that do not exist yet, of responses that were not revised, and counts exactly those, in the time zone of each
   * workspace. `generation` is the one that a rebuild fills; default: the current one.
   */
  abstract add(tx: BatchTx, facts: readonly ScoreFact[], generation?: number): Promise<void>;
  /**
   * As `add`, and replaces the facts of revised responses, correcting the counts by the difference. A revision that is not higher
   * than the counted one changes nothing. `revisions` contains at most one for each response.
   */
  abstract revise(
    tx: BatchTx,
    facts: readonly ScoreFact[],
    revisions: readonly ResponseScores[],
    generation?: number,
  ): Promise<void>;
  /** Sets the time zone of a workspace, and recounts its facts if that moves them to other hours and days. */
  abstract setTimeZone(tx: BatchTx, tenantId: string, timeZone: string): Promise<void>;
  /** Compares the counts of a workspace with its facts. */
  abstract recount(tx: BatchTx, tenantId: string): Promise<Recount>;
}
