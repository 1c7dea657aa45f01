import { METRICS, type Metric } from '../domain/method.js';
import { bucketsBetween, parseMoment, type BucketWidth, type Moment } from '../domain/period.js';
import { parseDimension, type Dimension, type ScoreFilter } from '../domain/score-filter.js';
import { analyticsErrors } from './analytics.errors.js';
import type { Frame, FrameRequest } from './score-queries.js';

/** Which answers of which time a report is about, as a caller writes it. */
export interface MetricRequest {
  readonly tenantId: string;
  readonly metric: string;
  /** A local day or an instant. */
  readonly from?: string;
  readonly to?: string;
  readonly filter: ScoreFilter;
}

/** The metric of this name; throws `analytics.not-found`. */
export function metricOf(name: string): Metric {
  const metric = METRICS.find((known) => known === name);
  if (metric === undefined) throw analyticsErrors.error('not-found', 'The metrics are nps, csat and ces.');
  return metric;
}

/** The dimension of this name; throws `analytics.bad-dimension`. */
export function dimensionOf(name: string, parameter: string): Dimension {
  const dimension = parseDimension(name);
  if (dimension !== undefined) return dimension;
  const detail = 'must be survey, touchpoint, channel, language or attribute:<key>';
  throw analyticsErrors.error('bad-dimension', undefined, {
    errors: [{ pointer: `?${parameter}`, code: 'bad-dimension', detail }],
  });
}

/** Reads the period; throws `analytics.bad-period` and `analytics.too-many-buckets`. */
export function frameRequest(request: MetricRequest, width: BucketWidth, now: Date, maxBuckets: number): FrameRequest {
  const from = momentOf(request.from, 'from');
  const to = momentOf(request.to, 'to');
  if (from !== undefined && bucketsBetween(from, to ?? momentAt(now), width) > maxBuckets + 1)
    throw tooMany(maxBuckets);
  return { from, to, width, now };
}

/** The frame if its period is not empty and not too long; throws as `frameRequest`. */
export function checkedFrame(frame: Frame, maxBuckets: number): Frame {
  if (frame.from >= frame.to) throw analyticsErrors.error('bad-period', '`from` must lie before `to`.');
  if (frame.starts.length > maxBuckets) throw tooMany(maxBuckets);
  return frame;
}

function momentOf(text: string | undefined, parameter: string): Moment | undefined {
  if (text === undefined) return undefined;
  const moment = parseMoment(text);
  if (moment !== undefined) return moment;
  throw analyticsErrors.error('bad-period', undefined, {
    errors: [{ pointer: `?${parameter}`, code: 'not-a-moment', detail: 'must be a day or a time with an offset' }],
  });
}

function momentAt(now: Date): Moment {
  return { kind: 'instant', text: now.toISOString() };
}

function tooMany(maxBuckets: number) {
  return analyticsErrors.error('too-many-buckets', `At most ${maxBuckets} buckets are given at once.`);
}
