/** What a span may say of itself: names, numbers and ids of our own making, nothing that a person typed. */
export type SpanAttributes = Readonly<Record<string, string | number>>;

/** How a span stands to its neighbours, in the words of OpenTelemetry. */
export type SpanKind = 'server' | 'internal' | 'producer' | 'consumer';

/** A stretch of work that is followed. */
export interface Span {
  /** Where work that follows from it belongs: the header `traceparent` of W3C Trace Context. */
  readonly traceparent: string;
  /** 32 hexadecimal digits, for the log. */
  readonly traceId: string;
  /** Runs `work` with this span as the active one. */
  run<T>(work: () => T): T;
  set(attributes: SpanAttributes): void;
  /** Ends it; of a failure it says the kind and not the message. */
  end(failure?: unknown): void;
}

/** What makes spans. */
export interface Tracer {
  /** A new trace, or nothing where this one is not among those that are followed. */
  root(name: string, kind: SpanKind, attributes: SpanAttributes): Span | undefined;
  /** A span below `parent`; nothing where that is no followed one. */
  child(name: string, parent: string, kind: SpanKind, attributes: SpanAttributes): Span | undefined;
  /** The active span. */
  active(): Span | undefined;
  /** Sends what is held and lets go. */
  stop(): Promise<void>;
}
