import type { EventOf } from '@hearback/contracts';

/** Events of one partition with contiguous ascending offsets. Some or all of them may be applied already. */
export interface DeliveredBatch {
  readonly topic: string;
  readonly partition: number;
  readonly events: readonly RawEvent[];
}

/** An event whose payload is not decoded and validated. */
export interface RawEvent extends Omit<EventOf, 'payload'> {
  /** JSON text of the payload; a transport may leave it empty for types that the reader does not consume. */
  readonly body: string;
  /** The trace that the event belongs to (W3C Trace Context); empty or absent if it is not traced. */
  readonly traceparent?: string;
}

/** The result of a delivery. */
export interface DeliveryResult {
  /** The first offset that is not applied: after the batch, inside it, or before it (a gap). */
  readonly nextOffset: number;
  /** Milliseconds before the event at `nextOffset` may be delivered (again). */
  readonly retryAfter: number;
}

/** A consumer group, as the transport delivers to it. */
export interface GroupReader {
  /** The consuming service. */
  readonly group: string;
  readonly topics: readonly string[];
  /** The types that it consumes; undefined for all. It needs only the offsets of other events. */
  readonly types?: readonly string[];
  /**
   * Applies the events of a batch exactly once. A batch may be delivered twice, late, or to two members of the group at the
   * same time. Never throws, neither for a bad event nor for a database that cannot be reached.
   */
  readonly deliver: (batch: DeliveredBatch) => Promise<DeliveryResult>;
}

/** The state of the broker and of what is sent to it. */
export interface TransportStatus {
  /** Number of events that are not sent, by partition of the service's own topic. */
  readonly unsent?: readonly { readonly topic: string; readonly partition: number; readonly events: number }[];
  /** What is wrong with the broker, such as `cannot be reached`. */
  readonly defect?: string;
}

/** Messages of a partition that a group has not applied. */
export interface Unread {
  readonly topic: string;
  readonly partition: number;
  /** May be more than the events, because some may be sent twice. */
  readonly messages: number;
  /** Time of the oldest of those that this process has received; undefined if there is none. */
  readonly oldest?: Date | undefined;
}

/** Delivers the log to its readers: from PostgreSQL on one machine, through a broker on many. */
export abstract class Transport {
  /** Starts to send what this service appends and, with a reader, to deliver to it. */
  abstract start(reader?: GroupReader): Promise<void>;
  /** Stops all readers and resolves after the batches in progress. */
  abstract stop(): Promise<void>;
  /** Called after this process has committed events of the topic; a transport may ignore it. */
  abstract notify(topic: string): void;
  /** For health checks and metrics, called every few seconds. Undefined if there is no broker. */
  status(): Promise<TransportStatus | undefined> {
    return Promise.resolve(undefined);
  }
  /** Unread messages in the broker of the readers that were started here, as far as it says. Undefined if there is no broker. */
  unread(): Promise<readonly Unread[] | undefined> {
    return Promise.resolve(undefined);
  }
}
