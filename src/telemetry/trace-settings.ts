/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

const ENDPOINTS = ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'];
const SAMPLERS = ['always_on', 'always_off', 'traceidratio'] as const;
/** Options of the SDK's batch processor. */
const BATCH = {
  OTEL_BSP_SCHEDULE_DELAY: 'scheduledDelayMillis',
  OTEL_BSP_EXPORT_TIMEOUT: 'exportTimeoutMillis',
  OTEL_BSP_MAX_QUEUE_SIZE: 'maxQueueSize',
  OTEL_BSP_MAX_EXPORT_BATCH_SIZE: 'maxExportBatchSize',
} as const;

/** Settings of traces: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/ */
export interface TraceSettings {
  sampler: {
    kind: (typeof SAMPLERS)[number];
    /** True if the decision of the caller takes precedence. */
    parentBased: boolean;
    ratio: number;
  };
  /** The SDK has defaults for missing values. */
  batch: Partial<Record<(typeof BATCH)[keyof typeof BATCH], number>>;
}

/**
 * Reads OTEL_* variables; no settings if traces are not enabled. The exporter reads endpoint, headers and certificates
 * itself.
 */
export function readTraceSettings(environment: Environment): {
  settings?: TraceSettings;
  warnings: string[];
} {
  const warnings: string[] = [];
  // By the specification an empty variable counts as unset.
  const read: Read = (name) => environment[name]?.trim() ?? '';
  if (!isEnabled(read, warnings)) return { warnings };
  const protocol = read('OTEL_EXPORTER_OTLP_TRACES_PROTOCOL') || read('OTEL_EXPORTER_OTLP_PROTOCOL');
  if (protocol !== '' && protocol !== 'http/protobuf')
    warnings.push(`the OTLP protocol ${protocol} is not supported: traces are sent as http/protobuf`);
  return { settings: { sampler: readSampler(read, warnings), batch: readBatch(read, warnings) }, warnings };
}

/** The text of a variable; empty if it is not set. */
type Read = (name: string) => string;

function isEnabled(read: Read, warnings: string[]): boolean {
  const exporter = read('OTEL_TRACES_EXPORTER');
  if (read('OTEL_SDK_DISABLED').toLowerCase() === 'true' || exporter === 'none') return false;
  const endpoints = ENDPOINTS.filter((name) => read(name) !== '');
  const wrong = endpoints.find((name) => !/^https?:$/.test(URL.parse(read(name))?.protocol ?? ''));
  if (exporter !== '' && exporter !== 'otlp')
    warnings.push(`OTEL_TRACES_EXPORTER is ${exporter}, which is not supported: no traces; use otlp or none`);
  else if (wrong !== undefined)
    warnings.push(`${wrong} is no HTTP URL: no traces; write it as http://collector:4318`);
  else return exporter === 'otlp' || endpoints.length > 0;
  return false;
}

function readSampler(read: Read, warnings: string[]): TraceSettings['sampler'] {
  const name = read('OTEL_TRACES_SAMPLER') || 'parentbased_always_on';
  const kind = SAMPLERS.find((one) => one === name.replace(/^parentbased_/, ''));
  if (kind === undefined) {
    warnings.push(`OTEL_TRACES_SAMPLER is ${name}, which is not supported: parentbased_always_on is used`);
    return { kind: 'always_on', parentBased: true, ratio: 1 };
  }
  const text = read('OTEL_TRACES_SAMPLER_ARG');
  const ratio = text === '' ? 1 : Number(text);
  const sound = ratio >= 0 && ratio <= 1;
  if (kind === 'traceidratio' && !sound)
    warnings.push(`OTEL_TRACES_SAMPLER_ARG is ${text}, not a number from 0 to 1: 1 is used`);
  return { kind, parentBased: name.startsWith('parentbased_'), ratio: sound ? ratio : 1 };
}

function readBatch(read: Read, warnings: string[]): TraceSettings['batch'] {
  const batch: TraceSettings['batch'] = {};
  for (const [name, key] of Object.entries(BATCH)) {
    const text = read(name);
    if (/^[1-9]\d{0,8}$/.test(text)) batch[key] = Number(text);
    else if (text !== '')
      warnings.push(`${name} is ${text}, not a whole number above 0: the default is used`);
  }
  return batch;
}
