/** How much one report may hold; the settings of the service. */
export abstract class ReportLimits {
  /** Buckets of a trend. */
  abstract readonly maxBuckets: number;
  /** Series or segments of a report; the largest are given. */
  abstract readonly maxGroups: number;
}
