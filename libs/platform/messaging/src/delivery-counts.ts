import type { Outcome } from '@hearback/kernel';
import type { Prepared } from './consumers.js';

/** Number of events of a type with an outcome. */
export interface DeliveryCount {
  readonly type: string;
  /** `retry`: the event failed and is tried again, alone or with its batch. */
  readonly outcome: Outcome['kind'] | 'retry';
  /** The reason of a skip. Empty for other outcomes, because reasons of dead letters are unbounded. */
  readonly reason: string;
  readonly count: number;
}

/** Outcomes since the start of the process, for the metrics. */
export class DeliveryCounts {
  readonly #counts = new Map<string, { -readonly [K in keyof DeliveryCount]: DeliveryCount[K] }>();

  /** Counts one outcome per item. */
  add(items: readonly Prepared[], outcomes: readonly Outcome[]): void {
    for (const [index, outcome] of outcomes.entries()) {
      this.#count(items[index]!, outcome.kind, outcome.kind === 'skip' ? outcome.reason : '');
    }
  }

  /** Counts one retry per item. */
  retried(items: readonly Prepared[]): void {
    for (const item of items) this.#count(item, 'retry', '');
  }

  /** All counts above zero. */
  all(): readonly DeliveryCount[] {
    return [...this.#counts.values()].map((count) => ({ ...count }));
  }

  #count({ raw: { type } }: Prepared, outcome: DeliveryCount['outcome'], reason: string): void {
    const name = `${type} ${outcome} ${reason}`;
    const found = this.#counts.get(name);
    if (found) found.count += 1;
    else this.#counts.set(name, { type, outcome, reason, count: 1 });
  }
}
