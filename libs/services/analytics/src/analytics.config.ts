import { IsInt, Max, Min } from 'class-validator';
import { Setting } from '@hearback/process';
import type { ReportLimits } from './application/report-limits.js';

/** Settings of analytics. */
export class AnalyticsConfig implements ReportLimits {
  @Setting({
    env: 'ANALYTICS_MAX_BUCKETS',
    default: 1_200,
    description: 'Buckets that one trend may have; 1,200 are three years by day.',
  })
  @IsInt()
  @Min(24)
  @Max(10_000)
  readonly maxBuckets: number;

  @Setting({
    env: 'ANALYTICS_MAX_GROUPS',
    default: 50,
    description: 'Series of a trend, and segments of a table, that are given; the largest are.',
  })
  @IsInt()
  @Min(1)
  @Max(1_000)
  readonly maxGroups: number;
}
