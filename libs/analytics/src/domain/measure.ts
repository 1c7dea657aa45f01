import { assertNever } from '@hearback/kernel';
import { ces, cesCounts } from './ces.js';
import { csat, satisfiedAnswers } from './csat.js';
import { meanOf, type Mean } from './mean.js';
import type { Method } from './method.js';
import { nps, npsAdjusted, npsAdjustedWald, npsCounts } from './nps.js';
import { detectableChange } from './planning.js';
import { wilson } from './proportion.js';
import { answersIn, type Interval, type ScoreCounts } from './scores.js';

/** Below this many answers a value is shown in grey: it is an impression, not a measurement. */
export const RELIABLE_FROM = 30;

/** Answers by the kinds that the metric knows, for example promoters, passives and detractors. They add up to n. */
export type KindCounts = Readonly<Record<string, number>>;

/** One number with everything needed to judge it. Value, interval and change are in the metric's unit (points or per cent). */
export interface Measure {
  readonly n: number;
  readonly scores: ScoreCounts;
  readonly kinds: KindCounts;
  /** NPS in points, CSAT as top-2-box per cent, CES as per cent who had it easy; null for n = 0. */
  readonly value: number | null;
  readonly standardError: number | null;
  /** 95 %. */
  readonly interval: Interval | null;
  readonly intervalMethod: 'adjusted_wald' | 'wilson';
  /** Variance of one answer, as shares: what planning starts from. Where all answers agree, that of the adjusted sample. */
  readonly variance: number | null;
  /** Smallest change between two periods of n answers each that is found with 80 % power at 5 %. */
  readonly detectableChange: number | null;
  /** n ≥ 30. */
  readonly reliable: boolean;
  /** Mean of the raw scores; for NPS too, because people ask. */
  readonly mean: Mean | null;
  /** CSAT: per cent in the highest score. CES: per cent easy minus per cent hard. NPS: none. */
  readonly second: number | null;
}

/** The number that these answers make under this method. */
export function measure(method: Method, scores: ScoreCounts): Measure {
  const n = answersIn(scores);
  const part = partOf(method, scores);
  const change = part.variance === null ? null : detectableChange(part.variance, n);
  return {
    n,
    scores,
    ...part,
    detectableChange: change === null ? null : 100 * change,
    reliable: n >= RELIABLE_FROM,
    mean: meanOf(scores, method.scale),
  };
}

/** Answers of the kind that the metric's value is a share of: satisfied, or easy. */
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

type Part = Pick<Measure, 'kinds' | 'value' | 'standardError' | 'interval' | 'intervalMethod' | 'variance' | 'second'>;

function partOf(method: Method, scores: ScoreCounts): Part {
  switch (method.metric) {
    case 'nps':
      return npsPart(scores);
    case 'csat': {
      const n = answersIn(scores);
      const satisfied = satisfiedAnswers(scores, method.scale);
      const second = csat(scores, method.scale)?.topBox ?? null;
      return { kinds: { satisfied, other: n - satisfied }, ...ofShare(satisfied, n), second };
    }
    case 'ces': {
      const kinds = cesCounts(scores, method.scale, method.direction);
      const second = ces(scores, method.scale, method.direction)?.net ?? null;
      return { kinds: { ...kinds }, ...ofShare(kinds.easy, answersIn(scores)), second };
    }
    default:
      return assertNever(method);
  }
}

function npsPart(scores: ScoreCounts): Part {
  const kinds = npsCounts(scores);
  const result = nps(kinds);
  return {
    kinds: { ...kinds },
    value: result?.score ?? null,
    standardError: result?.standardError ?? null,
    interval: npsAdjustedWald(kinds)?.interval ?? null,
    intervalMethod: 'adjusted_wald',
    variance: result?.variance === 0 ? npsAdjusted(kinds).variance : (result?.variance ?? null),
    second: null,
  };
}

function ofShare(hits: number, n: number): Omit<Part, 'kinds' | 'second'> {
  const interval = wilson(hits, n);
  const share = n === 0 ? null : hits / n;
  const exact = share === null ? null : share * (1 - share);
  const adjusted = (hits + 2) / (n + 4);
  return {
    value: share === null ? null : 100 * share,
    standardError: exact === null ? null : 100 * Math.sqrt(exact / n),
    interval: interval === null ? null : { low: 100 * interval.low, high: 100 * interval.high },
    intervalMethod: 'wilson',
    variance: exact === 0 ? adjusted * (1 - adjusted) : exact,
  };
}
