import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { EventContract, EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { park, skip, type Outcome } from '@hearback/kernel';
import type { Span } from '@hearback/tracing';
import { decodeEvent } from './event-codec.js';
import { subscriptionsOf, type ConsumerMethod } from './subscribe.js';
import type { RawEvent } from './transport.js';

interface Consumer {
  readonly contract: EventContract;
  readonly consume: ConsumerMethod<EventContract>;
}

/** An event ready to be consumed, or the outcome that is settled without a consumer. */
export type Prepared =
  | { readonly raw: RawEvent; readonly event: EventOf; readonly outcome?: undefined }
  | { readonly raw: RawEvent; readonly event?: undefined; readonly outcome: Outcome };

/** Decoding happens on the loop that serves requests; after so many events it lets them pass. */
const DECODED_AT_ONCE = 128;

/** The consumer methods of one group, one for each type. */
export class Consumers {
  readonly #byType = new Map<string, Consumer>();

  /** `providers` are instances whose classes carry `@Subscribe`. Throws where two methods consume one type. */
  constructor(providers: readonly object[]) {
    for (const provider of providers) {
      for (const { contract, method } of subscriptionsOf(Object.getPrototypeOf(provider) as object)) {
        // Two would share the watermark and its retries; what one did could not be told from what the other did not.
        if (this.#byType.has(contract.type)) throw new Error(`two methods consume ${contract.type} in one service`);
        const consume = (provider as Record<string, ConsumerMethod<EventContract>>)[method]!.bind(provider);
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

  /** Decodes and checks: a type nobody subscribed is skipped, an invalid payload parked. */
  async prepare(events: readonly RawEvent[]): Promise<Prepared[]> {
    const prepared: Prepared[] = [];
    for (const raw of events) {
      const consumer = this.#byType.get(raw.type);
      if (consumer === undefined) {
        prepared.push({ raw, outcome: skip('not subscribed') });
        continue;
      }
      const decoded = decodeEvent(consumer.contract, raw);
      prepared.push('event' in decoded ? { raw, event: decoded.event } : { raw, outcome: park(decoded.defect) });
      if (prepared.length % DECODED_AT_ONCE === 0) await yieldToOthers();
    }
    return prepared;
  }

  /**
   * Has them consumed in this transaction, in order, by runs of one type; the outcomes in the order of `prepared`. An event
   * with a span is a run of its own, so that what follows from it belongs to its trace and to no other.
   */
  async apply(
    prepared: readonly Prepared[],
    tx: BatchTx,
    spans: ReadonlyMap<Prepared, Span> = NO_SPANS,
  ): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = prepared.map((each) => each.outcome ?? skip('not reached'));
    for (const run of runsOf(prepared, spans)) {
      const { contract, consume } = this.#byType.get(run.type)!;
      const results = await (run.span === undefined
        ? consume(run.events, tx)
        : run.span.run(() => consume(run.events, tx)));
      if (results.length !== run.events.length) {
        throw new Error(
          `the consumer of ${contract.type} gave ${results.length} outcomes for ${run.events.length} events`,
        );
      }
      results.forEach((outcome, index) => (outcomes[run.places[index]!] = outcome));
    }
    return outcomes;
  }
}

interface Run {
  readonly type: string;
  readonly events: EventOf[];
  /** Where each event stands in the batch. */
  readonly places: number[];
  readonly span: Span | undefined;
}

const NO_SPANS: ReadonlyMap<Prepared, Span> = new Map();

function runsOf(prepared: readonly Prepared[], spans: ReadonlyMap<Prepared, Span>): readonly Run[] {
  const runs: Run[] = [];
  prepared.forEach((item, place) => {
    const { event } = item;
    if (event === undefined) return;
    const span = spans.get(item);
    let run = runs.at(-1);
    if (run?.type !== event.type || span !== undefined || run.span !== undefined) {
      runs.push((run = { type: event.type, events: [], places: [], span }));
    }
    run.events.push(event);
    run.places.push(place);
  });
  return runs;
}
