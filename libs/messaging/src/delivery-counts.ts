import type { Outcome } from '@hearback/kernel';
import type { Prepared } from './consumers.js';

/** How often events of a type ended so. */
export interface DeliveryCount {
  readonly type: string;
  readonly outcome: Outcome['kind'];
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
      const type = items[index]!.raw.type;
      const reason = outcome.kind === 'skip' ? outcome.reason : '';
      const name = `${type} ${outcome.kind} ${reason}`;
      const found = this.#counts.get(name);
      if (found) found.count += 1;
      else this.#counts.set(name, { type, outcome: outcome.kind, reason, count: 1 });
    }
  }

  /** All counts that are not zero. */
  all(): readonly DeliveryCount[] {
    return [...this.#counts.values()].map((count) => ({ ...count }));
  }
}
