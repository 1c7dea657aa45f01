import type { EventOf } from '@hearback/contracts';

/** Events of one partition as a transport hands them over: contiguous offsets in ascending order, seen or not seen before. */
export interface DeliveredBatch {
  readonly topic: string;
  readonly partition: number;
  readonly events: readonly RawEvent[];
}

/** An event before its payload is decoded and checked. */
export interface RawEvent extends Omit<EventOf, 'payload'> {
  /** JSON text of the payload; a transport may leave it empty where the reader does not consume the type. */
  readonly body: string;
  /** The trace that the event belongs to (W3C Trace Context); empty or absent where nobody follows it. */
  readonly traceparent?: string;
}

/** What became of a batch: the first offset not yet done, and when to bring it again. */
export interface DeliveryResult {
  /** Read on from here: above the batch where all is done, inside it or below it (a gap) where not. */
  readonly nextOffset: number;
  /** 0: at once. More: milliseconds to wait (a retry with back-off). */
  readonly retryAfter: number;
}

/** How one group gets what it reads: everything a transport needs to know of its reader. */
export interface GroupReader {
  /** The consuming service. */
  readonly group: string;
  readonly topics: readonly string[];
  /** The types it consumes; of all others it needs no more than the offset. Undefined: all. */
  readonly types?: readonly string[];
  /**
   * Applies the batch exactly once by its watermark and says how far it came. A batch may come twice, late, or to two
   * members of the group at once. Never throws, neither for a bad event nor for a database that is away.
   */
  readonly deliver: (batch: DeliveredBatch) => Promise<DeliveryResult>;
}

/** How the way to readers in other processes stands; nothing of it where readers look into the log themselves. */
export interface TransportStatus {
  /** By partition of the service's own topic, events that are in the log and not yet sent on. */
  readonly unsent?: readonly { readonly topic: string; readonly partition: number; readonly events: number }[];
  /** What is wrong with the carrier, as in `cannot be reached`. */
  readonly defect?: string;
}

/** What a broker holds of a partition that a group has not done. */
export interface Unread {
  readonly topic: string;
  readonly partition: number;
  /** Messages: more than events where some were sent twice. */
  readonly messages: number;
  /** When the oldest of them that is here happened; undefined where none is. */
  readonly oldest?: Date | undefined;
}

/** Carries the log to its readers: from PostgreSQL on one machine, through a broker on many. */
export abstract class Transport {
  /** Begins to carry what this service appends and, with a reader, to deliver to it; resolves once that is in place. */
  abstract start(reader?: GroupReader): Promise<void>;
  /** Stops all readers after the batch in hand; resolves when none is at work. */
  abstract stop(): Promise<void>;
  /** Called after this process has committed events of the topic; a transport may ignore it. */
  abstract notify(topic: string): void;
  /** For health and metrics; asked every few seconds. Undefined: there is nothing between the log and its readers. */
  status(): Promise<TransportStatus | undefined> {
    return Promise.resolve(undefined);
  }
  /** Where a broker stands between: what it holds for the readers started here. Empty where the log itself says. */
  unread(): Promise<readonly Unread[]> {
    return Promise.resolve([]);
  }
}
