import type { Outcome } from '@hearback/kernel';
import type { Prepared } from './consumers.js';

/** How often events of a type ended so. */
export interface DeliveryCount {
  readonly type: string;
  /** `retry`: it failed and is tried again, alone or with its batch. */
  readonly outcome: Outcome['kind'] | 'retry';
  /** The reason of a skip; empty otherwise, because the reasons of parked events are without number. */
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

  /** Counts items that are tried again. */
  retried(items: readonly Prepared[]): void {
    for (const item of items) this.#count(item, 'retry', '');
  }

  /** All counts that are not zero. */
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
