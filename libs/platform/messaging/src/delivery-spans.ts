import type { Outcome } from '@hearback/kernel';
import { childSpan, isTracing, type Span } from '@hearback/tracing';
import type { Prepared } from './consumers.js';

const NONE: ReadonlyMap<Prepared, Span> = new Map();

/** The spans of one attempt to apply a batch: one for each event that is traced. */
export class DeliverySpans {
  #spans = NONE;

  constructor(private readonly group: string) {}

  /** Starts the spans; once per attempt. */
  begin(items: readonly Prepared[]): ReadonlyMap<Prepared, Span> {
    if (!isTracing()) return NONE;
    const spans = new Map<Prepared, Span>();
    for (const item of items) {
      const { type, id, traceparent = '', position } = item.raw;
      // An event that is skipped before it reaches a consumer causes no work.
      if (item.outcome?.kind === 'skip') continue;
      const span = childSpan(`${this.group} ${type}`, traceparent, 'consumer', {
        'messaging.consumer.group.name': this.group,
        'messaging.destination.name': position.topic,
        'messaging.destination.partition.id': String(position.partition),
        'messaging.message.id': id,
        'hearback.offset': position.offset,
      });
      if (span !== undefined) spans.set(item, span);
    }
    this.#spans = spans;
    return spans;
  }

  /** Ends the spans after the commit. */
  done(items: readonly Prepared[], outcomes: readonly Outcome[]): void {
    if (this.#spans.size === 0) return;
    items.forEach((item, index) => {
      const span = this.#spans.get(item);
      span?.set({ 'hearback.outcome': outcomes[index]!.kind });
      span?.end();
    });
    this.#spans = NONE;
  }

  /** Ends the spans with the error that rolled the attempt back. */
  failed(error: unknown): void {
    for (const span of this.#spans.values()) span.end(error);
    this.#spans = NONE;
  }
}
