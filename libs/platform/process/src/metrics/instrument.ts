import { Counter, Gauge, Histogram, type Metric } from 'prom-client';

/** What a metric says of itself. No label names a workspace, a person or an id: label values are few and chosen by the code. */
export interface MetricDescription {
  /** `hearback_…`, with the unit, and `_total` where it only grows. */
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

/** A provider of a service with metrics of its own; found at the start. */
export interface Instrumented {
  readonly instruments: readonly Instrument[];
}

/** All instruments of the providers that have some. */
export function instrumentsOf(providers: readonly object[]): readonly Instrument[] {
  return providers.flatMap((provider) => (provider as Partial<Instrumented>).instruments ?? []);
}

/** A number that only grows. */
export function counter({ name, help, labels = [] }: MetricDescription): Instrument<Counter> {
  const metric = new Counter({ name, help, labelNames: labels, registers: [] });
  return { name, help, labels, kind: 'counter', metric };
}

/** A number that goes up and down; `read` is called at every scrape and must be cheap. */
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

/** How values are distributed over buckets; `buckets` are upper bounds in ascending order. */
export function histogram(
  { name, help, labels = [] }: MetricDescription,
  buckets: readonly number[],
): Instrument<Histogram> {
  const metric = new Histogram({ name, help, labelNames: labels, buckets: [...buckets], registers: [] });
  return { name, help, labels, kind: 'histogram', metric };
}
