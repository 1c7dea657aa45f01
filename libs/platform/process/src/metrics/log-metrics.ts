import type { Background } from '../wiring/background.js';
import type { Infrastructure } from '../wiring/infrastructure.js';
import { counter, gauge } from './instrument.js';
import type { MetricSource } from './metric-source.js';

/** Metrics of the log: the lag of this process's groups and the outcomes of their events. */
export class LogMetrics implements MetricSource {
  readonly source = 'log';
  readonly #lag = gauge({
    name: 'hearback_log_lag_events',
    help: 'Events that a group has not applied.',
    labels: ['group', 'topic', 'partition'],
  });
  readonly #oldest = gauge({
    name: 'hearback_log_oldest_unread_seconds',
    help: 'Age of the oldest event that a group has not applied.',
    labels: ['group'],
  });
  readonly #deadLetters = gauge({
    name: 'hearback_dead_letter_events',
    help: 'Dead letters: events that a group could not apply.',
    labels: ['group'],
  });
  readonly #deliveries = counter({
    name: 'hearback_deliveries_total',
    help: 'Events by outcome; each retry is counted.',
    labels: ['group', 'type', 'outcome'],
  });
  readonly #unsent = gauge({
    name: 'hearback_relay_lag_events',
    help: 'Events that have not been sent to the broker.',
    labels: ['service', 'topic', 'partition'],
  });
  readonly instruments = [this.#lag, this.#oldest, this.#deadLetters, this.#deliveries, this.#unsent];

  constructor(
    private readonly infrastructure: Infrastructure,
    private readonly background: Background,
  ) {}

  async refresh(): Promise<void> {
    this.#count();
    await Promise.all([
      ...this.background.deliveries().map(({ service }) => this.#readLag(service.definition.name)),
      ...this.infrastructure.all().map(({ definition }) => this.#readUnsent(definition.name)),
    ]);
  }

  #count(): void {
    for (const { service, delivery } of this.background.deliveries()) {
      const byOutcome = new Map<string, { type: string; outcome: string; count: number }>();
      for (const { type, outcome, count } of delivery.counts()) {
        const sum = byOutcome.get(`${type} ${outcome}`);
        if (sum === undefined) byOutcome.set(`${type} ${outcome}`, { type, outcome, count });
        else sum.count += count;
      }
      for (const { type, outcome, count } of byOutcome.values()) {
        this.#deliveries.metric.inc({ group: service.definition.name, type, outcome }, count);
      }
    }
  }

  async #readLag(group: Parameters<Infrastructure['of']>[0]): Promise<void> {
    const { logStatus } = this.infrastructure.of(group);
    const [lags, deadLetters] = await Promise.all([logStatus.lag(group), logStatus.deadLetters()]);
    for (const { topic, partition, lag } of lags) {
      const labels = { group, topic, partition: String(partition) };
      if (lag === null) this.#lag.metric.remove(labels);
      else this.#lag.metric.set(labels, lag);
    }
    const unread = lags.filter(({ lag }) => lag !== 0);
    const ages = unread.flatMap(({ oldestAge }) => oldestAge ?? []);
    // No sample while it is not known: 0 would say that nothing is unread.
    if (unread.length > 0 && ages.length === 0) this.#oldest.metric.remove({ group });
    else this.#oldest.metric.set({ group }, Math.max(0, ...ages) / 1_000);
    this.#deadLetters.metric.set({ group }, deadLetters.get(group) ?? 0);
  }

  async #readUnsent(service: Parameters<Infrastructure['of']>[0]): Promise<void> {
    const status = await this.infrastructure.of(service).transport.status();
    for (const { topic, partition, events } of status?.unsent ?? []) {
      this.#unsent.metric.set({ service, topic, partition: String(partition) }, events);
    }
  }
}
