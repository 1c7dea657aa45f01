import type { Span, SpanAttributes, SpanKind, Tracer } from './span.js';

/** Where traces go, and how many of them. */
export interface TracingOptions {
  /** Address of an OTLP/HTTP receiver, the path included: `http://collector:4318/v1/traces`. */
  readonly url: string;
  /** Share of requests that are followed; 0 to 1. */
  readonly ratio: number;
  /** What the process calls itself: `service.name`. */
  readonly process: string;
}

/** One for the process, as the context of its promises is; absent while traces are off, and nothing of OpenTelemetry is loaded then. */
let tracer: Tracer | undefined;

/** Switches traces on for this process; the function returned sends what is held and switches them off. */
export async function startTracing(options: TracingOptions): Promise<() => Promise<void>> {
  const { OtelTracer } = await import('./otel-tracer.js');
  const started = new OtelTracer(options);
  tracer = started;
  return async () => {
    if (tracer === started) tracer = undefined;
    await started.stop();
  };
}

/** Whether traces are on in this process. */
export function isTracing(): boolean {
  return tracer !== undefined;
}

/** The active span; nothing where traces are off or this work is not followed. */
export function activeSpan(): Span | undefined {
  return tracer?.active();
}

/** What to keep with work that follows from the present one; empty where nobody follows it. */
export function currentTraceparent(): string {
  return tracer?.active()?.traceparent ?? '';
}

/** Begins a new trace, where this one is to be followed. */
export function rootSpan(name: string, kind: SpanKind, attributes: SpanAttributes = {}): Span | undefined {
  return tracer?.root(name, kind, attributes);
}

/** Begins a span of a trace that came from elsewhere; nothing for an empty `parent`. */
export function childSpan(
  name: string,
  parent: string,
  kind: SpanKind,
  attributes: SpanAttributes = {},
): Span | undefined {
  return parent === '' ? undefined : tracer?.child(name, parent, kind, attributes);
}

/** Runs work with the span as the active one, and ends the span with it; without a span it just runs. */
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

/** Runs work that several traces share: a span in each of those that are followed, none of them active. */
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
