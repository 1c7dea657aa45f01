import type { RawEvent } from '../transport.js';

/** An event that came in a message. */
export interface Arrival {
  readonly event: RawEvent;
  /** Offset of the message in Kafka; not that of the event in the log. */
  readonly at: number;
}

/** An event that must come next and has not come, and the lowest of those that came instead. */
export interface Missing {
  readonly next: number;
  readonly lowest: Arrival;
}

/**
 * What came from Kafka for one partition and is not done yet, put back into the order of the log: messages may come twice,
 * again from an earlier place, or in another order.
 */
export class Arrivals {
  readonly #waiting = new Map<number, Arrival>();
  #next: number | undefined;
  #read: number | undefined;
  #bytes = 0;

  /** Events that wait. */
  get size(): number {
    return this.#waiting.size;
  }

  /** Characters of payload that wait. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The first offset of the log that is not done; undefined until `settle`. */
  get next(): number | undefined {
    return this.#next;
  }

  /** When the first of those that wait happened. */
  get oldest(): Date | undefined {
    return this.#lowest()?.event.time;
  }

  /** Whether the event with this offset of the log is done. */
  isDone(offset: number): boolean {
    return this.#next !== undefined && offset < this.#next;
  }

  /** A message was read that need not be looked at. */
  pass(at: number): void {
    this.#read = at;
  }

  add(arrival: Arrival): void {
    this.#read = arrival.at;
    const { offset } = arrival.event.position;
    if (this.isDone(offset) || this.#waiting.has(offset)) return;
    this.#waiting.set(offset, arrival);
    this.#bytes += arrival.event.body.length;
  }

  /** The events that come next, without a gap; none where the next one has not come. They wait on until `settle`. */
  take(limit: number): RawEvent[] {
    const events: RawEvent[] = [];
    let offset = this.#next ?? this.#lowest()?.event.position.offset ?? 0;
    for (let next = this.#waiting.get(offset); next && events.length < limit; next = this.#waiting.get(++offset))
      events.push(next.event);
    return events;
  }

  /** The database has everything below `next` and nothing from there on. */
  settle(next: number): void {
    const from = this.#next ?? -1;
    this.#next = next;
    if (next - from > this.#waiting.size || from === -1) {
      for (const offset of this.#waiting.keys()) if (offset < next) this.#remove(offset);
    } else for (let offset = from; offset < next; offset++) this.#remove(offset);
  }

  /** What must come next, where others came instead. */
  missing(): Missing | undefined {
    if (this.#next === undefined || this.#waiting.size === 0 || this.#waiting.has(this.#next)) return undefined;
    return { next: this.#next, lowest: this.#lowest()! };
  }

  /** Offset in Kafka of the last message up to which all is done; undefined where none is. */
  doneAt(): number | undefined {
    if (this.#read === undefined || this.#next === undefined) return undefined;
    let at = this.#read;
    for (const arrival of this.#waiting.values()) at = Math.min(at, arrival.at - 1);
    return at < 0 ? undefined : at;
  }

  /** Forgets what waits, because it will be read again. */
  clear(): void {
    this.#waiting.clear();
    this.#bytes = 0;
    this.#read = undefined;
  }

  #remove(offset: number): void {
    const arrival = this.#waiting.get(offset);
    if (arrival === undefined) return;
    this.#waiting.delete(offset);
    this.#bytes -= arrival.event.body.length;
  }

  #lowest(): Arrival | undefined {
    let lowest: Arrival | undefined;
    for (const arrival of this.#waiting.values())
      if (lowest === undefined || arrival.event.position.offset < lowest.event.position.offset) lowest = arrival;
    return lowest;
  }
}
