import { setImmediate as nextIteration } from 'node:timers/promises';
import type { EventContract, EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { deadLetter, skip, type Outcome } from '@hearback/kernel';
import type { Span } from '@hearback/tracing';
import { decodeEvent } from './event-codec.js';
import { subscriptionsOf, type ConsumerMethod } from './subscribe.js';
import type { RawEvent } from './transport.js';

interface Consumer {
  readonly contract: EventContract;
  readonly consume: ConsumerMethod<EventContract>;
}

/** A decoded event, or the outcome of an event that needs no consumer. */
export type Prepared =
  | { readonly raw: RawEvent; readonly event: EventOf; readonly outcome?: undefined }
  | { readonly raw: RawEvent; readonly event?: undefined; readonly outcome: Outcome };

/** Events decoded before yielding to the event loop, which also serves requests. */
const DECODE_CHUNK = 128;

/** The consumer methods of a group, one per event type. */
export class Consumers {
  readonly #byType = new Map<string, Consumer>();

  /** `providers`: provider instances; methods with `@Subscribe` are registered. Throws if two methods consume the same type. */
  constructor(providers: readonly object[]) {
    for (const provider of providers) {
      const bound = new Map<string, ConsumerMethod<EventContract>>();
      for (const { contract, method } of subscriptionsOf(Object.getPrototypeOf(provider) as object)) {
        // Two methods would share one committed offset: after a failure, the one that had succeeded would run again.
        if (this.#byType.has(contract.type)) throw new Error(`two methods consume ${contract.type} in one service`);
        const consume =
          bound.get(method) ?? (provider as Record<string, ConsumerMethod<EventContract>>)[method]!.bind(provider);
        bound.set(method, consume);
        this.#byType.set(contract.type, { contract, consume });
      }
    }
  }

  /** The subscribed types. */
  get types(): readonly string[] {
    return [...this.#byType.keys()];
  }

  /** The topics of the subscribed types. */
  get topics(): readonly string[] {
    return [...new Set([...this.#byType.values()].map(({ contract }) => contract.topic))];
  }

  /** The contract of a subscribed type. */
  contractOf(type: string): EventContract {
    return this.#byType.get(type)!.contract;
  }

  /** Decodes and validates payloads. Types without a subscription are skipped, invalid payloads dead-lettered. */
  async prepare(events: readonly RawEvent[]): Promise<Prepared[]> {
    const prepared: Prepared[] = [];
    for (const raw of events) {
      const consumer = this.#byType.get(raw.type);
      if (consumer === undefined) {
        prepared.push({ raw, outcome: skip('not subscribed') });
        continue;
      }
      const decoded = decodeEvent(consumer.contract, raw);
      prepared.push('event' in decoded ? { raw, event: decoded.event } : { raw, outcome: deadLetter(decoded.defect) });
      if (prepared.length % DECODE_CHUNK === 0) await nextIteration();
    }
    return prepared;
  }

  /**
   * Runs the consumers in this transaction, one call per run of events of the same method. Events with the same key keep their
   * order, as in the log; others may change places, so that mixed types need few calls. Returns the outcomes in the order of
   * `prepared`. An event with a span is a run of its own, so that its effects belong to its own trace. Throws if a consumer does.
   */
  async apply(
    prepared: readonly Prepared[],
    tx: BatchTx,
    spans: ReadonlyMap<Prepared, Span> = NO_SPANS,
  ): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = prepared.map((each) => each.outcome ?? skip('not reached'));
    for (const run of this.#runsOf(prepared, spans)) {
      const { consume } = run;
      const results = await (run.span === undefined
        ? consume(run.events, tx)
        : run.span.run(() => consume(run.events, tx)));
      if (results.length !== run.events.length) {
        throw new Error(
          `the consumer of ${run.events[0]!.type} returned ${results.length} outcomes for ${run.events.length} events`,
        );
      }
      results.forEach((outcome, index) => (outcomes[run.places[index]!] = outcome));
    }
    return outcomes;
  }

  #runsOf(prepared: readonly Prepared[], spans: ReadonlyMap<Prepared, Span>): readonly Run[] {
    const runs: Run[] = [];
    /** By method, the place of the newest run that takes more events. */
    const open = new Map<ConsumerMethod<EventContract>, number>();
    /** By key, the place of the run that has its newest event. */
    const newest = new Map<string, number>();
    prepared.forEach((item, place) => {
      const { event } = item;
      if (event === undefined) return;
      const span = spans.get(item);
      const { consume } = this.#byType.get(event.type)!;
      const key = `${event.tenantId} ${event.key}`;
      let at = span === undefined ? (open.get(consume) ?? -1) : -1;
      if (at < (newest.get(key) ?? 0)) {
        at = runs.push({ consume, events: [], places: [], span }) - 1;
        if (span === undefined) open.set(consume, at);
      }
      newest.set(key, at);
      runs[at]!.events.push(event);
      runs[at]!.places.push(place);
    });
    return runs;
  }
}

interface Run {
  readonly consume: ConsumerMethod<EventContract>;
  readonly events: EventOf[];
  /** Index of each event in the batch. */
  readonly places: number[];
  readonly span: Span | undefined;
}

const NO_SPANS: ReadonlyMap<Prepared, Span> = new Map();
