import type { Counter, Gauge } from 'prom-client';
import type { Instrument } from './instrument.js';

/** Metrics whose values are queried from the database or the operating system together, once per scrape. */
export interface MetricSource {
  /** Label value of the metric that counts failed queries. */
  readonly source: string;
  readonly instruments: readonly Instrument<Counter | Gauge>[];
  /** Sets all values; they were reset before. A rejection is counted, and the metrics then have no samples. */
  refresh(): Promise<void>;
}
