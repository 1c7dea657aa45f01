/** Attributes of a span: names, numbers and ids that the code chooses, nothing that a person typed. */
export type SpanAttributes = Readonly<Record<string, string | number>>;

/** Kinds of spans as OpenTelemetry defines them. */
export type SpanKind = 'server' | 'internal' | 'producer' | 'consumer';

/** A sampled unit of work. */
export interface Span {
  /** The `traceparent` header of W3C Trace Context for work caused by this span. */
  readonly traceparent: string;
  /** 32 hexadecimal digits, for the log. */
  readonly traceId: string;
  /** Runs `work` with this span as the active one. */
  run<T>(work: () => T): T;
  set(attributes: SpanAttributes): void;
  /** Ends the span. Of a failure, the name is recorded and not the message. */
  end(failure?: unknown): void;
}

/** Creates spans. */
export interface Tracer {
  /** The first span of a new trace; `undefined` if the trace is not sampled. */
  root(name: string, kind: SpanKind, attributes: SpanAttributes): Span | undefined;
  /** A child of `parent`; `undefined` if that is not sampled. */
  child(name: string, parent: string, kind: SpanKind, attributes: SpanAttributes): Span | undefined;
  /** The active span. */
  active(): Span | undefined;
  /** Exports the buffered spans and shuts down. */
  stop(): Promise<void>;
}
