import type { BatchTx } from '@hearback/database';
import type { Metric } from '../domain/method.js';

/** One answered metric question of one response, as it was when it was committed. */
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
}

/** A difference between the counts and what the facts make. */
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

/** What the counts and the facts of one workspace hold. */
export interface Recount {
  readonly facts: number;
  readonly countRows: number;
  /** Number of count rows that differ, and the first hundred of them. */
  readonly driftRows: number;
  readonly drift: readonly CountDrift[];
}

/** Facts, and the counts made of them: always changed together. */
export abstract class ScoreStore {
  /**
   * Adds the facts that are not there yet and counts exactly those, for each workspace in its time zone. `generation`:
   * the one that a rebuild fills; default: the one that is read.
   */
  abstract add(tx: BatchTx, facts: readonly ScoreFact[], generation?: number): Promise<void>;
  /** Sets a workspace's time zone, and counts its facts anew where that moves them to other hours and days. */
  abstract setTimeZone(tx: BatchTx, tenantId: string, timeZone: string): Promise<void>;
  /** Compares the counts of a workspace with its facts. */
  abstract recount(tx: BatchTx, tenantId: string): Promise<Recount>;
  /** Deletes up to `limit` facts and as many count rows of generations that are not read any more; how many there were. */
  abstract sweep(tx: BatchTx, tenantId: string, limit: number): Promise<number>;
}
