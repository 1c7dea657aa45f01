import { Counter, Gauge, Histogram, type Metric } from 'prom-client';

/** Name, help and labels of a metric. Label values are few and set by the code, never ids of a workspace or person. */
export interface MetricDescription {
  /** `hearback_…`, with the unit, and `_total` for counters. */
  readonly name: string;
  /** One sentence: what is counted. */
  readonly help: string;
  readonly labels?: readonly string[];
}

/** A metric of prom-client with its description, from which docs/metrics-reference.md is generated. */
export interface Instrument<M extends Metric = Metric> extends Required<MetricDescription> {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly metric: M;
}

/** A provider of a service with metrics of its own; they are registered at the start. */
export interface Instrumented {
  readonly instruments: readonly Instrument[];
}

/** All instruments of the providers that have some. */
export function instrumentsOf(providers: readonly object[]): readonly Instrument[] {
  return providers.flatMap((provider) => (provider as Partial<Instrumented>).instruments ?? []);
}

/** Creates a counter: a number that only grows. */
export function counter({ name, help, labels = [] }: MetricDescription): Instrument<Counter> {
  const metric = new Counter({ name, help, labelNames: labels, registers: [] });
  return { name, help, labels, kind: 'counter', metric };
}

/** Creates a gauge: a number that goes up and down. `read` is called at every scrape and must be cheap. */
export function gauge({ name, help, labels = [] }: MetricDescription, read?: () => number): Instrument<Gauge> {
  const metric = new Gauge({
    name,
    help,
    labelNames: labels,
    registers: [],
    ...(read && {
      collect() {
        this.set(read());
      },
    }),
  });
  return { name, help, labels, kind: 'gauge', metric };
}

/** Creates a histogram; `buckets` are upper bounds in ascending order. */
export function histogram(
  { name, help, labels = [] }: MetricDescription,
  buckets: readonly number[],
): Instrument<Histogram> {
  const metric = new Histogram({ name, help, labelNames: labels, buckets: [...buckets], registers: [] });
  return { name, help, labels, kind: 'histogram', metric };
}
