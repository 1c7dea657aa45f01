import { assertNever, wilson, type Interval } from '@hearback/kernel';
import { ces, cesCounts } from './ces.js';
import { csat, satisfiedAnswers } from './csat.js';
import { including } from './difference.js';
import { meanOf, type Mean } from './mean.js';
import type { Method } from './method.js';
import { nps, npsAdjusted, npsAdjustedWald, npsCounts } from './nps.js';
import { answersIn, type ScoreCounts } from './scores.js';

/** Minimum number of answers for a reliable value. */
export const MIN_RELIABLE_ANSWERS = 30;

/** Minimum number of answers on each side for a verdict. */
export const MIN_VERDICT_ANSWERS = 5;

/** Answers by the kinds of the metric, for example promoters, passives and detractors; they add up to n. */
export type KindCounts = Readonly<Record<string, number>>;

/**
 * The value of a metric with its interval, as for a bucket of a trend. Value, interval and change are in the unit of the metric
 * (points or per cent).
 */
export interface Reading {
  readonly n: number;
  readonly scores: ScoreCounts;
  readonly kinds: KindCounts;
  /** NPS in points, CSAT as top-2-box per cent, CES as per cent of easy answers; null for n = 0. */
  readonly value: number | null;
  /** 95 %; contains the value. */
  readonly interval: Interval | null;
  readonly intervalMethod: 'adjusted_wald' | 'wilson';
  /** Variance of one answer, as shares, for planning. If all answers agree, the variance of the adjusted sample. */
  readonly variance: number | null;
  /** n ≥ 30. */
  readonly reliable: boolean;
}

/** A reading with further values, as for the total of a report. */
export interface Measure extends Reading {
  /** Standard error of the value, in its unit. */
  readonly standardError: number | null;
  /** Mean of the raw scores, also for NPS. */
  readonly mean: Mean | null;
  /** CSAT: per cent in the highest score. CES: per cent easy minus per cent hard. NPS: null. */
  readonly secondaryValue: number | null;
}

/** Evaluates the answers by this method. */
export function measure(method: Method, scores: ScoreCounts): Measure {
  return {
    ...readingOf(method, scores),
    standardError: standardErrorOf(method, scores),
    mean: meanOf(scores, method.scale),
    secondaryValue: secondaryValueOf(method, scores),
  };
}

/** The reading of a bucket, without the costly values that only a measure has. */
export function readingOf(method: Method, scores: ScoreCounts): Reading {
  const n = answersIn(scores);
  const { kinds, value, interval, intervalMethod, variance } = partOf(method, scores, n);
  return {
    n,
    scores,
    kinds,
    value,
    interval,
    intervalMethod,
    variance,
    reliable: n >= MIN_RELIABLE_ANSWERS,
  };
}

/** The number of favourable answers: promoters, satisfied or easy. */
export function favourable(method: Method, scores: ScoreCounts): number {
  switch (method.metric) {
    case 'nps':
      return npsCounts(scores).promoters;
    case 'csat':
      return satisfiedAnswers(scores, method.scale);
    case 'ces':
      return cesCounts(scores, method.scale, method.direction).easy;
    default:
      return assertNever(method);
  }
}

type Part = Pick<Reading, 'kinds' | 'value' | 'interval' | 'intervalMethod' | 'variance'>;

function partOf(method: Method, scores: ScoreCounts, n: number): Part {
  switch (method.metric) {
    case 'nps':
      return npsPart(scores);
    case 'csat': {
      const satisfied = satisfiedAnswers(scores, method.scale);
      return { kinds: { satisfied, other: n - satisfied }, ...ofShare(satisfied, n) };
    }
    case 'ces': {
      const { easy, neutral, hard } = cesCounts(scores, method.scale, method.direction);
      return { kinds: { easy, neutral, hard }, ...ofShare(easy, n) };
    }
    default:
      return assertNever(method);
  }
}

function npsPart(scores: ScoreCounts): Part {
  const counts = npsCounts(scores);
  const { promoters, passives, detractors } = counts;
  const result = nps(counts);
  const adjusted = npsAdjustedWald(counts);
  return {
    kinds: { promoters, passives, detractors },
    value: result?.score ?? null,
    interval: result === null || adjusted === null ? null : including(adjusted.interval, result.score),
    intervalMethod: 'adjusted_wald',
    variance: result?.variance === 0 ? npsAdjusted(counts).variance : (result?.variance ?? null),
  };
}

function ofShare(hits: number, n: number): Omit<Part, 'kinds'> {
  const interval = wilson(hits, n);
  const share = n === 0 ? null : hits / n;
  const exact = share === null ? null : share * (1 - share);
  const adjusted = (hits + 2) / (n + 4);
  return {
    value: share === null ? null : 100 * share,
    interval: interval === null ? null : { low: 100 * interval.low, high: 100 * interval.high },
    intervalMethod: 'wilson',
    variance: exact === 0 ? adjusted * (1 - adjusted) : exact,
  };
}

function standardErrorOf(method: Method, scores: ScoreCounts): number | null {
  if (method.metric === 'nps') return nps(npsCounts(scores))?.standardError ?? null;
  const n = answersIn(scores);
  const share = favourable(method, scores) / n;
  return n === 0 ? null : 100 * Math.sqrt((share * (1 - share)) / n);
}

function secondaryValueOf(method: Method, scores: ScoreCounts): number | null {
  switch (method.metric) {
    case 'nps':
      return null;
    case 'csat':
      return csat(scores, method.scale)?.topBox ?? null;
    case 'ces':
      return ces(scores, method.scale, method.direction)?.net ?? null;
    default:
      return assertNever(method);
  }
}
