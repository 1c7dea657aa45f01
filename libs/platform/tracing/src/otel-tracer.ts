import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind as OtelKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
  type Span as OtelSpan,
  type Tracer as Otel,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import type { Span, SpanAttributes, SpanKind, Tracer } from './span.js';
import type { TracingOptions } from './tracing.js';

const KINDS: Readonly<Record<SpanKind, OtelKind>> = {
  server: OtelKind.SERVER,
  internal: OtelKind.INTERNAL,
  producer: OtelKind.PRODUCER,
  consumer: OtelKind.CONSUMER,
};

/** Milliseconds for one export; a collector that hangs must not delay the shutdown of a process. */
const EXPORT_TIMEOUT_MS = 3_000;

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-01$/;

/** `Tracer` on OpenTelemetry, with an OTLP/HTTP exporter. */
export class OtelTracer implements Tracer {
  readonly #provider: NodeTracerProvider;
  readonly #tracer: Otel;

  constructor({ url, ratio, process }: TracingOptions) {
    const exporter = new OTLPTraceExporter({ url, timeoutMillis: EXPORT_TIMEOUT_MS });
    this.#provider = new NodeTracerProvider({
      resource: resourceFromAttributes({ 'service.name': process, 'service.namespace': 'hearback' }),
      sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
      spanProcessors: [
        new BatchSpanProcessor(exporter, { scheduledDelayMillis: 1_000, exportTimeoutMillis: EXPORT_TIMEOUT_MS }),
      ],
    });
    this.#provider.register();
    this.#tracer = this.#provider.getTracer('hearback');
  }

  root(name: string, kind: SpanKind, attributes: SpanAttributes): Span | undefined {
    return this.#begin(name, kind, attributes, ROOT_CONTEXT);
  }

  child(name: string, parent: string, kind: SpanKind, attributes: SpanAttributes): Span | undefined {
    const [, traceId, spanId] = TRACEPARENT.exec(parent) ?? [];
    if (traceId === undefined || spanId === undefined) return undefined;
    const remote = { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true };
    return this.#begin(name, kind, attributes, trace.setSpanContext(ROOT_CONTEXT, remote));
  }

  active(): Span | undefined {
    const activeContext = context.active();
    const span = trace.getSpan(activeContext);
    return span?.isRecording() === true ? new RecordingSpan(span, activeContext) : undefined;
  }

  async stop(): Promise<void> {
    // Spans that cannot be exported in time are lost, which is acceptable because traces are only a sample.
    await this.#provider.shutdown().catch(() => undefined);
    trace.disable();
    context.disable();
    propagation.disable();
  }

  #begin(name: string, kind: SpanKind, attributes: SpanAttributes, parent: Context): Span | undefined {
    const span = this.#tracer.startSpan(name, { kind: KINDS[kind], attributes }, parent);
    return span.isRecording() ? new RecordingSpan(span, trace.setSpan(parent, span)) : undefined;
  }
}

class RecordingSpan implements Span {
  constructor(
    private readonly span: OtelSpan,
    private readonly activeContext: Context,
  ) {}

  get traceparent(): string {
    const { traceId, spanId } = this.span.spanContext();
    return `00-${traceId}-${spanId}-01`;
  }

  get traceId(): string {
    return this.span.spanContext().traceId;
  }

  run<T>(work: () => T): T {
    return context.with(this.activeContext, work);
  }

  set(attributes: SpanAttributes): void {
    this.span.setAttributes(attributes);
  }

  end(failure?: unknown): void {
    if (failure !== undefined) {
      this.span.setAttribute('error.type', failure instanceof Error ? failure.name : typeof failure);
      this.span.setStatus({ code: SpanStatusCode.ERROR });
    }
    this.span.end();
  }
}
