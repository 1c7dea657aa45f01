import type { EventOf } from '@hearback/contracts';

/** Events of one partition as a transport hands them over: contiguous offsets in ascending order, seen or not seen before. */
export interface DeliveredBatch {
  readonly topic: string;
  readonly partition: number;
  readonly events: readonly RawEvent[];
}

/** An event before its payload is decoded and checked. */
export interface RawEvent extends Omit<EventOf, 'payload'> {
  /** JSON text of the payload. */
  readonly body: string;
}

/** What became of a batch: the first offset not yet done, and when to bring it again. */
export interface DeliveryResult {
  readonly nextOffset: number;
  /** 0: at once. More: milliseconds to wait (a retry with back-off). */
  readonly retryAfter: number;
}

/** How one group gets what it reads: everything a transport needs to know of its reader. */
export interface GroupReader {
  /** The consuming service. */
  readonly group: string;
  readonly topics: readonly string[];
  /** Applies the batch exactly once by its watermark and says how far it came. Never throws for a bad event. */
  readonly deliver: (batch: DeliveredBatch) => Promise<DeliveryResult>;
}

/** Carries the log to its readers: from PostgreSQL on one machine, through a broker on many. */
export abstract class Transport {
  /** Begins to deliver; resolves once the reader is in place. */
  abstract start(reader: GroupReader): Promise<void>;
  /** Stops all readers after the batch in hand; resolves when none is at work. */
  abstract stop(): Promise<void>;
  /** A hint that the topic has grown, from this process; a transport may ignore it. */
  abstract poke(topic: string): void;
}
