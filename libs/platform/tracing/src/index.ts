export type { Span, SpanAttributes, SpanKind } from './span.js';
export {
  childSpan,
  currentTraceparent,
  inSpan,
  inSpansOf,
  isTracing,
  rootSpan,
  startTracing,
  type TracingOptions,
} from './tracing.js';
