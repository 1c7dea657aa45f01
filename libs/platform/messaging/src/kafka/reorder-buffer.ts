import type { RawEvent } from '../transport.js';

/** An event as received from Kafka. */
export interface ReceivedEvent {
  readonly event: RawEvent;
  /** Offset of its message in Kafka, which is not the offset of the event in the log. */
  readonly messageOffset: number;
}

/** A gap: the offset of the log that must come next, and the received event with the lowest offset after it. */
export interface Gap {
  readonly nextOffset: number;
  readonly lowest: ReceivedEvent;
}

/**
 * Received events of one partition that are not applied yet, in the order of the log. Kafka may deliver a message twice,
 * and the relay may send part of the log again.
 */
export class ReorderBuffer {
  readonly #pending = new Map<number, ReceivedEvent>();
  #nextOffset: number | undefined;
  #lastMessage: number | undefined;
  #characters = 0;

  /** Events that are not applied yet. */
  get size(): number {
    return this.#pending.size;
  }

  /** Characters of their payloads. */
  get characters(): number {
    return this.#characters;
  }

  /** The first offset of the log that is not applied; undefined until `applied` was called. */
  get nextOffset(): number | undefined {
    return this.#nextOffset;
  }

  /** The time of the pending event that comes first in the log. */
  get oldest(): Date | undefined {
    return this.#lowest()?.event.time;
  }

  /** Whether the event with this offset of the log is applied. */
  isApplied(offset: number): boolean {
    return this.#nextOffset !== undefined && offset < this.#nextOffset;
  }

  /** Records that a message was read, whatever it contained. */
  read(messageOffset: number): void {
    this.#lastMessage = messageOffset;
  }

  /** Adds an event, unless it is applied or pending already. */
  add(received: ReceivedEvent): void {
    this.read(received.messageOffset);
    const { offset } = received.event.position;
    if (this.isApplied(offset) || this.#pending.has(offset)) return;
    this.#pending.set(offset, received);
    this.#characters += received.event.body.length;
  }

  /** At most `limit` contiguous events from the next offset on; none at a gap. They stay pending until `applied`. */
  peek(limit: number): RawEvent[] {
    const events: RawEvent[] = [];
    let offset = this.#nextOffset ?? this.#lowest()?.event.position.offset ?? 0;
    for (let next = this.#pending.get(offset); next && events.length < limit; next = this.#pending.get(++offset))
      events.push(next.event);
    return events;
  }

  /** The database has applied every event below `nextOffset`, and none from there on. */
  applied(nextOffset: number): void {
    this.#nextOffset = nextOffset;
    for (const offset of this.#pending.keys()) if (offset < nextOffset) this.#remove(offset);
  }

  /** The gap before the pending events, if there is one. */
  gap(): Gap | undefined {
    if (this.#nextOffset === undefined || this.size === 0 || this.#pending.has(this.#nextOffset)) return undefined;
    return { nextOffset: this.#nextOffset, lowest: this.#lowest()! };
  }

  /** Offset in Kafka of the last message up to and including which everything is applied; undefined if there is none. */
  appliedMessage(): number | undefined {
    if (this.#lastMessage === undefined || this.#nextOffset === undefined) return undefined;
    let last = this.#lastMessage;
    for (const { messageOffset } of this.#pending.values()) last = Math.min(last, messageOffset - 1);
    return last < 0 ? undefined : last;
  }

  /** Drops everything pending, because it will be read again. */
  clear(): void {
    this.#pending.clear();
    this.#characters = 0;
    this.#lastMessage = undefined;
  }

  #remove(offset: number): void {
    this.#characters -= this.#pending.get(offset)?.event.body.length ?? 0;
    this.#pending.delete(offset);
  }

  #lowest(): ReceivedEvent | undefined {
    let lowest: ReceivedEvent | undefined;
    for (const received of this.#pending.values())
      if (lowest === undefined || received.event.position.offset < lowest.event.position.offset) lowest = received;
    return lowest;
  }
}
