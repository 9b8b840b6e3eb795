import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, RequestListener } from 'node:http';
import {
  type Context,
  createTraceState,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import {
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { printable } from './log.ts';
import type { TraceSettings } from './trace-settings.ts';

export interface SpansOptions {
  product: { name: string; version: string };
  /** True if a path is an endpoint; other paths are not recorded. */
  isEndpoint: (path: string) => boolean;
  /** Called with a message if sending fails. */
  warn: (message: string) => void;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** A decision, without data of the request. */
export interface DecisionTraced {
  id: string;
  decision: string;
  version: string;
  /** Code of the failure. */
  failure?: string;
  /** Start in milliseconds since 1970. */
  time: number;
  milliseconds: number;
}

/** Milliseconds to wait for pending spans at shutdown, and between two warnings about a failing collector. */
const TIMEOUTS = { closing: 1000, failures: 60_000 };

/** https://www.w3.org/TR/trace-context/#traceparent-header */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;

/** Spans of hook requests and their decisions. They are sent in the background, and dropped if that fails. */
export class Spans {
  readonly #options: SpansOptions;
  readonly #provider: TracerProvider;
  readonly #tracer: Tracer;
  /** The span of the current request. */
  readonly #current = new AsyncLocalStorage<Span>();
  #lastFailure = Number.NEGATIVE_INFINITY;

  constructor({ sampler, batch }: TraceSettings, options: SpansOptions) {
    const { name, version } = options.product;
    this.#options = options;
    const exporter = this.#reporting(new OTLPTraceExporter());
    const detectors = [resourceAttributesEnvDetector, serviceNameEnvDetector];
    this.#provider = new TracerProvider({
      sampler: samplerOf(sampler),
      resource: resourceFromAttributes({ 'service.name': name, 'service.version': version }).merge(
        detectResources({ detectors }),
      ),
      spanProcessors: [new BatchSpanProcessor({ exporter, ...batch })],
    });
    this.#tracer = this.#provider.getTracer(name, version);
  }

  /** Wraps a listener with a span for each request. */
  around(listener: RequestListener): RequestListener {
    return (request, response) => {
      const { method = '', url = '' } = request;
      const path = url.replace(/\?.*$/s, '');
      const known = this.#options.isEndpoint(path);
      const attributes = { 'http.request.method': method, ...(known && { 'url.path': path }) };
      const span = this.#tracer.startSpan(
        known ? `${method} ${path}` : method,
        { kind: SpanKind.SERVER, attributes },
        callerOf(request),
      );
      response.once('close', () => {
        if (response.headersSent) span.setAttribute('http.response.status_code', response.statusCode);
        if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      });
      this.#current.run(span, () => listener(request, response));
    };
  }

  /** Adds the decision on the current request. */
  decided({ id, decision, version, failure, time, milliseconds }: DecisionTraced): void {
    const span = this.#current.getStore();
    if (span === undefined || !span.isRecording()) return;
    span.setAttributes({
      'hookgate.decision': decision,
      'hookgate.decision_id': id,
      'hookgate.version': version,
      ...(failure !== undefined && { 'hookgate.failure': failure }),
    });
    const child = this.#tracer.startSpan('decide', { startTime: time }, trace.setSpan(ROOT_CONTEXT, span));
    if (failure !== undefined) child.setStatus({ code: SpanStatusCode.ERROR, message: failure });
    child.end(time + milliseconds);
  }

  /** Sends pending spans, and waits for at most a second. */
  async close(): Promise<void> {
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, TIMEOUTS.closing);
    await Promise.race([this.#provider.shutdown().catch(() => undefined), late]);
    clearTimeout(timer);
  }

  #reporting(exporter: SpanExporter): SpanExporter {
    return {
      export: (spans, done) =>
        exporter.export(spans, (result) => {
          if (result.error !== undefined) this.#failed(result.error, spans.length);
          done(result);
        }),
      shutdown: () => exporter.shutdown(),
    };
  }

  #failed(error: Error & { code?: unknown }, spans: number): void {
    const now = this.#options.now();
    if (now - this.#lastFailure < TIMEOUTS.failures) return;
    this.#lastFailure = now;
    const why = printable(error.message) || String(error.code ?? 'no reason given');
    this.#options.warn(`${spans} spans could not be sent: ${why}; requests are not affected`);
  }
}

/** The span of the caller, if the request has one. */
function callerOf({ headers }: IncomingMessage): Context {
  const { traceparent, tracestate } = headers;
  const [, traceId = '', spanId = '', flags = ''] =
    typeof traceparent === 'string' ? (TRACEPARENT.exec(traceparent) ?? []) : [];
  const span = {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16) & 1,
    isRemote: true,
    ...(typeof tracestate === 'string' && { traceState: createTraceState(tracestate) }),
  };
  return isSpanContextValid(span) ? trace.setSpanContext(ROOT_CONTEXT, span) : ROOT_CONTEXT;
}

function samplerOf({ kind, parentBased, ratio }: TraceSettings['sampler']): Sampler {
  const samplers = {
    always_on: () => new AlwaysOnSampler(),
    always_off: () => new AlwaysOffSampler(),
    traceidratio: () => new TraceIdRatioBasedSampler(ratio),
  };
  const root = samplers[kind]();
  return parentBased ? new ParentBasedSampler({ root }) : root;
}
