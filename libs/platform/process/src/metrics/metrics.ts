import pTimeout from 'p-timeout';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { MetricSource } from './metric-source.js';
import { counter, type Instrument } from './instrument.js';

/** Longest refresh of one source: an unreachable database must not delay the other metrics. */
const REFRESH_TIMEOUT_MS = 2_000;

/** The metrics of a process in the text format of Prometheus. Nothing in them names a workspace or a person. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #sources: MetricSource[] = [];
  readonly #instruments: Instrument[] = [];
  readonly #failures = counter({
    name: 'hearback_scrape_failures_total',
    help: 'Sources of metrics that did not answer in time, so that their metrics are missing.',
    labels: ['source'],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
    this.add(this.#failures);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** All metrics except those of Node and of the process, which prom-client collects. */
  get instruments(): readonly Instrument[] {
    return this.#instruments;
  }

  /** Throws if a metric of that name is registered already. */
  add(...instruments: readonly Instrument[]): void {
    for (const instrument of instruments) this.#registry.registerMetric(instrument.metric);
    this.#instruments.push(...instruments);
  }

  /** Adds metrics that are refreshed at each scrape. */
  addSource(source: MetricSource): void {
    this.#sources.push(source);
    this.add(...source.instruments);
  }

  /** All metrics in the text format. */
  async text(): Promise<string> {
    await Promise.all(this.#sources.map((source) => this.#refresh(source)));
    return this.#registry.metrics();
  }

  async #refresh(source: MetricSource): Promise<void> {
    for (const { metric } of source.instruments) metric.reset();
    try {
      await pTimeout(source.refresh(), { milliseconds: REFRESH_TIMEOUT_MS });
    } catch {
      this.#failures.metric.inc({ source: source.source });
    }
  }
}
