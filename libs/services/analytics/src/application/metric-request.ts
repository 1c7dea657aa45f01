import { METRICS, type Metric } from '../domain/method.js';
import { bucketsBetween, parsePeriodEnd, type BucketWidth, type PeriodEnd } from '../domain/period.js';
import { parseDimension, type Dimension, type ScoreFilter } from '../domain/score-filter.js';
import { analyticsErrors } from './analytics.errors.js';
import type { Frame, FrameRequest } from './score-queries.js';

/** The period and the answers of a report, as the caller requests them. */
export interface PeriodRequest {
  readonly tenantId: string;
  /** A local day or an instant. */
  readonly from?: string;
  readonly to?: string;
  readonly filter: ScoreFilter;
}

/** As `PeriodRequest`, for one metric. */
export interface MetricRequest extends PeriodRequest {
  readonly metric: string;
}

/** The metric of this name; throws `analytics.not-found`. */
export function metricOf(name: string): Metric {
  const metric = METRICS.find((known) => known === name);
  if (metric === undefined) throw analyticsErrors.error('not-found', 'Use `nps`, `csat` or `ces`.');
  return metric;
}

/** The dimension of this name; throws `analytics.bad-dimension`. */
export function dimensionOf(name: string, parameter: string): Dimension {
  const dimension = parseDimension(name);
  if (dimension !== undefined) return dimension;
  throw badDimension(
    parameter,
    'must be survey, touchpoint, channel, language, attribute:<key>, segment:<id> or topic:<id>',
  );
}

/** `analytics.bad-dimension` for a parameter, with what is allowed there. */
export function badDimension(parameter: string, detail: string) {
  return analyticsErrors.error('bad-dimension', undefined, {
    errors: [{ pointer: `?${parameter}`, code: 'bad-dimension', detail }],
  });
}

/** Parses the period; throws `analytics.bad-period` and `analytics.too-many-buckets`. */
export function frameRequest(
  request: Pick<PeriodRequest, 'from' | 'to'>,
  width: BucketWidth,
  now: Date,
  maxBuckets: number,
): FrameRequest {
  const from = periodEndOf(request.from, 'from');
  const to = periodEndOf(request.to, 'to');
  if (from !== undefined && bucketsBetween(from, to ?? periodEndAt(now), width) > maxBuckets + 1)
    throw tooMany(maxBuckets);
  return { from, to, width, now };
}

/** Checks that the period is neither empty nor too long; throws the same errors as `frameRequest`. */
export function checkedFrame(frame: Frame, maxBuckets: number): Frame {
  if (frame.from >= frame.to) throw analyticsErrors.error('bad-period', '`from` must be before `to`.');
  if (frame.starts.length > maxBuckets) throw tooMany(maxBuckets);
  return frame;
}

function periodEndOf(text: string | undefined, parameter: string): PeriodEnd | undefined {
  if (text === undefined) return undefined;
  const end = parsePeriodEnd(text);
  if (end !== undefined) return end;
  throw analyticsErrors.error('bad-period', undefined, {
    errors: [
      {
        pointer: `?${parameter}`,
        code: 'invalid-time',
        detail: 'must be a day (2026-01-31) or a time with an offset (2026-01-31T09:30:00Z)',
      },
    ],
  });
}

function periodEndAt(now: Date): PeriodEnd {
  return { kind: 'instant', text: now.toISOString() };
}

function tooMany(maxBuckets: number) {
  return analyticsErrors.error('too-many-buckets', `A reply has at most ${maxBuckets} buckets.`);
}
