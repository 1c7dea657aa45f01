import type { NewEvent } from '@hearback/contracts';
import { Lines, type BatchTx, type Tx } from '@hearback/database';
import { currentTraceparent } from '@hearback/tracing';
import { defer } from './deferred-appends.js';
import { encodePayload } from './event-codec.js';
import { EventLog } from './event-log.js';
import { partitionOf } from './partition-of.js';
import type { Transport } from './transport.js';

const APPEND = 'select messaging.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)';

/** Events of one (topic, partition) in one append. */
interface Slot {
  readonly topic: string;
  readonly partition: number;
  readonly events: NewEvent[];
}

/** The log in PostgreSQL. An append is one statement, whatever the number of events. */
export class PgEventLog extends EventLog {
  constructor(
    private readonly transport: Pick<Transport, 'notify'>,
    /** Partitions per topic, as given to `ensureTopics`. */
    private readonly partitions: number,
  ) {
    super();
  }

  override async append(tx: Tx, events: readonly NewEvent[]): Promise<void> {
    if (events.length === 0) return;
    const traced = withTrace(events);
    if (!defer(tx, traced, (all) => this.#send(tx, all))) await this.#send(tx, traced);
  }

  override async appendLast(tx: BatchTx, events: readonly NewEvent[]): Promise<void> {
    const sent = events.length > 0 ? this.#send(tx, withTrace(events)) : Promise.resolve();
    tx.finish();
    await sent;
  }

  /** Sends the statement before it returns. */
  #send(tx: Tx, events: readonly NewEvent[]): Promise<unknown> {
    const slots = this.#slots(events);
    const topics = new Set(slots.map((slot) => slot.topic));
    tx.afterCommit(() => topics.forEach((topic) => this.transport.notify(topic)));
    return tx.query(APPEND, parametersOf(slots));
  }

  /** In the order in which the counters are locked. It is the same for all appends, because two of them could deadlock otherwise. */
  #slots(events: readonly NewEvent[]): Slot[] {
    const slots = new Map<string, Slot>();
    for (const event of events) {
      const topic = event.contract.topic;
      const partition = partitionOf(keyOf(event), this.partitions);
      const name = `${topic} ${partition}`;
      const slot = slots.get(name);
      if (slot === undefined) slots.set(name, { topic, partition, events: [event] });
      else slot.events.push(event);
    }
    return [...slots.values()].sort((a, b) =>
      a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1,
    );
  }
}

function parametersOf(slots: readonly Slot[]): unknown[] {
  const events = slots.flatMap((slot) => slot.events);
  const lines = (value: (event: NewEvent) => string) => new Lines(events.map(value));
  return [
    slots.map((slot) => slot.topic),
    slots.map((slot) => slot.partition),
    slots.map((slot) => slot.events.length),
    new Lines(slots.flatMap((slot, index) => slot.events.map(() => index + 1))),
    new Lines(slots.flatMap((slot) => slot.events.map((_event, index) => index))),
    lines((event) => event.id),
    lines((event) => event.contract.type),
    lines((event) => event.tenantId),
    lines(keyOf),
    lines((event) => event.time.toISOString()),
    lines(encodePayload),
    traceparents(events),
  ];
}

/** An append of at least this many events is a bulk operation, whose events are not traced individually. */
const BULK = 32;

/** The events with the trace that they belong to: their own or the current one. */
function withTrace(events: readonly NewEvent[]): readonly NewEvent[] {
  const current = events.length < BULK ? currentTraceparent() : '';
  if (current === '') return events;
  return events.map((event) => ({ ...event, traceparent: event.traceparent ?? current }));
}

/** One line per event; null if none is traced. */
function traceparents(events: readonly NewEvent[]): Lines | null {
  const each = events.map(({ traceparent = '' }) => traceparent);
  return each.some((traceparent) => traceparent !== '') ? new Lines(each) : null;
}

function keyOf(event: NewEvent): string {
  const key = event.contract.key(event.payload);
  // Columns are sent as lines of text, which a control character in a key would break.
  // oxlint-disable-next-line no-control-regex -- the pattern matches control characters on purpose
  if (key === '' || /[\u0000-\u001f]/.test(key))
    throw new Error(`event ${event.id}: ${JSON.stringify(key)} is not a valid key`);
  return key;
}
