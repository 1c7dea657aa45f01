import type { BatchTx } from '@hearback/database';
import type { Metric } from '../domain/method.js';

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
   * Inserts the facts that do not exist yet and counts exactly those, in the time zone of each workspace. `generation` is the one
   * that a rebuild fills; default: the current one.
   */
  abstract add(tx: BatchTx, facts: readonly ScoreFact[], generation?: number): Promise<void>;
  /** Sets the time zone of a workspace, and recounts its facts if that moves them to other hours and days. */
  abstract setTimeZone(tx: BatchTx, tenantId: string, timeZone: string): Promise<void>;
  /** Compares the counts of a workspace with its facts. */
  abstract recount(tx: BatchTx, tenantId: string): Promise<Recount>;
  /** Deletes up to `limit` facts and as many count rows of old generations; returns the number of deleted rows. */
  abstract deleteOldGenerations(tx: BatchTx, tenantId: string, limit: number): Promise<number>;
}
