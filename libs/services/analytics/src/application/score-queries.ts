import type { OneTenantTx, TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { Metric } from '../domain/method.js';
import type { BucketWidth, PeriodEnd, Period } from '../domain/period.js';
import type { Dimension, ScoreFilter, ScoreSource } from '../domain/score-filter.js';
import type { ScoreCounts } from '../domain/scores.js';
import type { TallyCells } from '../domain/tally.js';

/** The period of a report, as requested. */
export interface FrameRequest {
  /** Default: 30 local days before `to`. */
  readonly from?: PeriodEnd;
  /** Default: the end of the local day of `now`. */
  readonly to?: PeriodEnd;
  readonly width: BucketWidth;
  readonly now: Date;
}

/** The period of a report as instants, resolved in the workspace's time zone. */
export interface Frame extends Period {
  /** IANA name. */
  readonly timeZone: string;
  /** The time zone that the counts are being moved to; null if there is none. */
  readonly nextTimeZone: string | null;
  /** The current generation of the counts. */
  readonly generation: number;
  /** The starts of the buckets in the period; the first is `from`, even if that is inside a bucket. */
  readonly starts: readonly Date[];
  /** From the start of the first bucket to the end of the last, even where the period cuts them. */
  readonly whole: Period;
  /** The whole bucket before the first. */
  readonly beforeFirst: Period;
  /** The start of the previous period, which has as many buckets or spans as much local time as this one. */
  readonly previousFrom: Date;
  /** Whether `from` and `to` are local midnights, local full hours, or neither. */
  readonly alignment: 'day' | 'hour' | 'none';
}

/** Selects the scores to sum. */
export interface ScoreSelection {
  readonly metric: Metric;
  readonly filter: ScoreFilter;
  readonly generation: number;
}

/** A response behind a number, with its counted answers. */
export interface CountedResponse {
  readonly responseId: string;
  readonly surveyId: string;
  readonly answeredAt: Date;
  readonly answers: readonly { readonly question: string; readonly method: string; readonly score: number }[];
}

/** Selects counted responses. */
export interface ResponseSelection {
  readonly period: Period;
  /** Inclusive bounds of the score. */
  readonly scores: { readonly min: number; readonly max: number };
  /** Method version. */
  readonly method?: string;
}

/** Reads counts and facts of one workspace. */
export abstract class ScoreQueries {
  /** Resolves the period in the workspace's time zone. */
  abstract frame(tx: OneTenantTx, request: FrameRequest): Promise<Frame>;
  /**
   * Scores between neighbouring `edges`, by method and `by`; answers without a segment are in the group null. Edges are
   * milliseconds since 1970, ascending.
   */
  abstract cells(
    tx: OneTenantTx,
    selection: ScoreSelection,
    source: ScoreSource,
    edges: readonly number[],
    by?: Dimension,
  ): Promise<readonly TallyCells[]>;
  /** Scores of a period by method and segment, and their total, read in one snapshot. */
  abstract segments(
    tx: TenantTx,
    selection: ScoreSelection,
    source: ScoreSource,
    period: Period,
    by: Dimension,
  ): Promise<readonly SegmentScores[]>;
  /** A page of responses in the order (answeredAt, responseId). */
  abstract responses(
    tx: TenantTx,
    selection: ScoreSelection,
    wanted: ResponseSelection,
    page: PageRequest,
  ): Promise<Page<CountedResponse>>;
  /** Whether the workspace has the survey and the touchpoint of the filter, and whether the survey is anonymous. */
  abstract filterTargets(tx: TenantTx, filter: ScoreFilter): Promise<'known' | 'unknown' | 'anonymous'>;
}

/** The scores of one method, in total or of one segment. */
export interface SegmentScores {
  readonly method: string;
  readonly part: { readonly kind: 'all' } | { readonly kind: 'segment'; readonly value: string | null };
  readonly scores: ScoreCounts;
}
