/** Limits of a report, from the settings. */
export abstract class ReportLimits {
  /** Maximum number of buckets of a trend. */
  abstract readonly maxBuckets: number;
  /** Maximum number of series or segments; the largest are returned. */
  abstract readonly maxGroups: number;
  /** Seconds between two computations of a report in the background. */
  abstract readonly prepareSeconds: number;
}
