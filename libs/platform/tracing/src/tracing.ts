import type { Span, SpanAttributes, SpanKind, Tracer } from './span.js';

/** Where traces are exported to, and the share that is sampled. */
export interface TracingOptions {
  /** URL of an OTLP/HTTP receiver with its path: `http://collector:4318/v1/traces`. */
  readonly url: string;
  /** Share of requests that are sampled, 0 to 1. */
  readonly ratio: number;
  /** `service.name` of the process. */
  readonly process: string;
}

/** One per process, like the async context that it uses; undefined while tracing is off. */
let tracer: Tracer | undefined;

/** Turns tracing on for this process; the returned function exports the buffered spans and turns it off. */
export async function startTracing(options: TracingOptions): Promise<() => Promise<void>> {
  const { OtelTracer } = await import('./otel-tracer.js');
  const started = new OtelTracer(options);
  tracer = started;
  return async () => {
    if (tracer === started) tracer = undefined;
    await started.stop();
  };
}

/** Whether tracing is on in this process. */
export function isTracing(): boolean {
  return tracer !== undefined;
}

/** The `traceparent` to store with work caused by the current one; empty if it is not sampled. */
export function currentTraceparent(): string {
  return tracer?.active()?.traceparent ?? '';
}

/** Starts a new trace if it is sampled. */
export function rootSpan(name: string, kind: SpanKind, attributes: SpanAttributes = {}): Span | undefined {
  return tracer?.root(name, kind, attributes);
}

/** Starts a span of a trace that began elsewhere; `undefined` for an empty `parent`. */
export function childSpan(
  name: string,
  parent: string,
  kind: SpanKind,
  attributes: SpanAttributes = {},
): Span | undefined {
  return parent === '' ? undefined : tracer?.child(name, parent, kind, attributes);
}

/** Runs work with the span active and ends the span afterwards; without a span it only runs the work. */
export async function inSpan<T>(span: Span | undefined, work: () => Promise<T>): Promise<T> {
  if (span === undefined) return work();
  try {
    const result = await span.run(work);
    span.end();
    return result;
  } catch (error) {
    span.end(error);
    throw error;
  }
}

/** Runs work shared by several traces, with a span in each sampled one; none of the spans is active. */
export async function inSpansOf<T>(
  name: string,
  parents: () => readonly string[],
  attributes: SpanAttributes,
  work: () => Promise<T>,
): Promise<T> {
  if (tracer === undefined) return work();
  const spans = parents().map((parent) => childSpan(name, parent, 'internal', attributes));
  try {
    const result = await work();
    for (const span of spans) span?.end();
    return result;
  } catch (error) {
    for (const span of spans) span?.end(error);
    throw error;
  }
}
