import pTimeout from 'p-timeout';
import { collectDefaultMetrics, Registry, type Metric } from 'prom-client';
import type { FigureSource } from './figures.js';
import { Tally, type Instrument } from './instrument.js';

/** Longest refresh of one source: an unreachable database must not withhold the other metrics. */
const REFRESH_TIMEOUT_MS = 2_000;

/** What a process tells Prometheus. Nothing in it names a workspace or a person. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #sources: FigureSource[] = [];
  readonly #instruments: Instrument[] = [];
  readonly #failures = new Tally(
    'hearback_scrape_failures_total',
    'Sources of metrics that did not answer in time, so that theirs are missing.',
    'source',
  );

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
    this.add(this.#failures);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** All of our own. */
  get instruments(): readonly Instrument[] {
    return this.#instruments;
  }

  /** Throws where one of that name is there already. */
  add(...instruments: readonly Instrument[]): void {
    for (const instrument of instruments) this.#registry.registerMetric(asMetric(instrument));
    this.#instruments.push(...instruments);
  }

  /** Instruments that are asked for at each scrape. */
  addSource(source: FigureSource): void {
    this.#sources.push(source);
    this.add(...source.instruments);
  }

  /** All metrics in the text format. */
  async text(): Promise<string> {
    await Promise.all(this.#sources.map((source) => this.#refresh(source)));
    return this.#registry.metrics();
  }

  async #refresh(source: FigureSource): Promise<void> {
    try {
      await pTimeout(source.refresh(), { milliseconds: REFRESH_TIMEOUT_MS });
    } catch {
      this.#failures.add(source.source);
    }
  }
}

/** The registry asks for no more than this of what it shows. */
function asMetric(instrument: Instrument): Metric {
  const { name, help, kind } = instrument;
  const get = (): Promise<unknown> =>
    Promise.resolve({
      name,
      help,
      type: kind,
      aggregator: 'sum',
      values: instrument
        .samples()
        .map(({ labels, value, suffix = '' }) => ({ labels, value, metricName: name + suffix })),
    });
  return { name, get } as unknown as Metric;
}
