import { IsInt, Max, Min } from 'class-validator';
import { Setting } from '@hearback/process';
import type { ReportLimits } from './application/report-limits.js';

/** Settings of analytics. */
export class AnalyticsConfig implements ReportLimits {
  @Setting({
    env: 'ANALYTICS_MAX_BUCKETS',
    default: 1_200,
    description: 'Maximum number of buckets of a trend; 1,200 covers three years of days.',
  })
  @IsInt()
  @Min(24)
  @Max(10_000)
  readonly maxBuckets: number;

  @Setting({
    env: 'ANALYTICS_MAX_GROUPS',
    default: 50,
    description: 'Maximum number of series of a trend and of segments of a table; the largest are returned.',
  })
  @IsInt()
  @Min(1)
  @Max(1_000)
  readonly maxGroups: number;

  @Setting({
    env: 'ANALYTICS_PREPARE_SECONDS',
    default: 60,
    description:
      'Slow reports are computed in the background after something changed, at most once in so many seconds.',
  })
  @IsInt()
  @Min(0)
  @Max(86_400)
  readonly prepareSeconds: number;
}
