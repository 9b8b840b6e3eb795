import { describe, expect, test } from 'vitest';
import { readTraceSettings } from '../../../src/telemetry/trace-settings.ts';

const OTLP = { OTEL_TRACES_EXPORTER: 'otlp' };
const DEFAULTS = { sampler: { kind: 'always_on', parentBased: true, ratio: 1 }, batch: {} };

describe('trace settings: traces are enabled by', () => {
  test.each([
    ['by name of the exporter', OTLP],
    ['by an endpoint', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }],
    ['by an endpoint for traces', { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://collector:4318/v1/traces' }],
    ['although something else is set', { ...OTLP, OTEL_SDK_DISABLED: 'false' }],
  ])('%s', (_, environment) => {
    expect(readTraceSettings(environment)).toEqual({ settings: DEFAULTS, warnings: [] });
  });
});

describe('trace settings: traces are disabled by', () => {
  const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' };
  test.each([
    ['by default', {}],
    ['where variables are empty', { OTEL_TRACES_EXPORTER: '', OTEL_EXPORTER_OTLP_ENDPOINT: ' ' }],
    ['where they are switched off', { ...endpoint, OTEL_SDK_DISABLED: 'TRUE' }],
    ['where there is no exporter', { ...endpoint, OTEL_TRACES_EXPORTER: 'none' }],
    ['where only a name is given', { OTEL_SERVICE_NAME: 'gate' }],
  ])('%s', (_, environment) => {
    expect(readTraceSettings(environment)).toEqual({ warnings: [] });
  });
});

test.each([
  ['always_off', undefined, { kind: 'always_off', parentBased: false, ratio: 1 }],
  ['traceidratio', '0.25', { kind: 'traceidratio', parentBased: false, ratio: 0.25 }],
  ['parentbased_traceidratio', '0', { kind: 'traceidratio', parentBased: true, ratio: 0 }],
  ['parentbased_always_off', '7', { kind: 'always_off', parentBased: true, ratio: 1 }],
])('trace settings: the sampler %s(%s)', (name, ratio, sampler) => {
  const environment = { ...OTLP, OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: ratio };
  expect(readTraceSettings(environment)).toEqual({ settings: { ...DEFAULTS, sampler }, warnings: [] });
});

test('trace settings: reads the batch variables', () => {
  const variables = {
    OTEL_BSP_SCHEDULE_DELAY: '100',
    OTEL_BSP_EXPORT_TIMEOUT: '200',
    OTEL_BSP_MAX_QUEUE_SIZE: '300',
    OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '40',
  };
  expect(readTraceSettings({ ...OTLP, ...variables }).settings?.batch).toEqual({
    scheduledDelayMillis: 100,
    exportTimeoutMillis: 200,
    maxQueueSize: 300,
    maxExportBatchSize: 40,
  });
});

describe('trace settings: warns of unsupported values', () => {
  test.each([
    [{ OTEL_TRACES_EXPORTER: 'console' }, /^OTEL_TRACES_EXPORTER is console, .*: no traces/, undefined],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'user:secret@collector' },
      /^OTEL_EXPORTER_OTLP_ENDPOINT is no HTTP URL: no traces/,
      undefined,
    ],
    [{ ...OTLP, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, /^the OTLP protocol grpc is not supported/, DEFAULTS],
    [{ ...OTLP, OTEL_TRACES_SAMPLER: 'jaeger_remote' }, /jaeger_remote.*parentbased_always_on/, DEFAULTS],
    [
      { ...OTLP, OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '2' },
      /^OTEL_TRACES_SAMPLER_ARG is 2, /,
      { ...DEFAULTS, sampler: { kind: 'traceidratio', parentBased: false, ratio: 1 } },
    ],
    [{ ...OTLP, OTEL_BSP_SCHEDULE_DELAY: '5s' }, /^OTEL_BSP_SCHEDULE_DELAY is 5s, /, DEFAULTS],
  ])('%o', (environment, warning, settings) => {
    const read = readTraceSettings(environment);
    expect(read.settings).toEqual(settings);
    expect(read.warnings).toEqual([expect.stringMatching(warning)]);
    expect(read.warnings.join()).not.toContain('secret');
  });
});
