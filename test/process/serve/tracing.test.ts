import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { type Collector, startCollector } from './collector.ts';
import { type Hookgate, startHookgate, workspace } from './process.ts';

const running: Hookgate[] = [];
afterEach(async () => {
  for (const { child, exited } of running.splice(0)) {
    child.kill('SIGKILL');
    await exited;
  }
});

interface Serving {
  hookgate: Hookgate;
  post: (path?: string, headers?: Record<string, string>) => Promise<Response>;
}

async function serve(environment: Record<string, string>): Promise<Serving> {
  const hookgate = startHookgate(workspace(), ['serve', '--port', '0', '--admin-port', '0'], environment);
  running.push(hookgate);
  const [, port = ''] = await hookgate.waitFor(/Your app is listening on port (\d+)/);
  const [, authorization = ''] = await hookgate.waitFor(/"authenticationSecret":"([^"]+)"/);
  const post: Serving['post'] = (path = '/registrationHookSSR', headers = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(samples.ssr),
    });
  return { hookgate, post };
}

/** Shuts it down gracefully, which sends the remaining spans. */
async function end({ child, exited }: Hookgate): Promise<unknown> {
  child.kill('SIGTERM');
  return exited;
}

async function collected(
  environment: Record<string, string>,
  calls: (serving: Serving) => Promise<unknown>,
): Promise<Collector> {
  const collector = await startCollector();
  const serving = await serve({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, ...environment });
  await calls(serving);
  expect(await end(serving.hookgate)).toEqual({ code: 0, signal: null });
  return collector;
}

describe('tracing: a hook request', () => {
  test('is a span of the service, with a child span of its decision', async () => {
    let decisionId: unknown;
    let version: unknown;
    const collector = await collected({ OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=gate' }, async ({ post }) => {
      const reply = (await (await post()).json()) as { debugContext: { hookgate: Record<string, unknown> } };
      ({ decisionId, version } = reply.debugContext.hookgate);
    });
    expect(collector.requests).toMatchObject([
      { path: '/v1/traces', headers: { 'content-type': 'application/x-protobuf', 'x-tenant': 'gate' } },
    ]);
    expect(collector.resource()).toMatchObject({
      'service.name': 'hookgate',
      'service.version': expect.stringMatching(/^\d/),
    });
    const [decide, request] = collector.spans();
    expect(request).toMatchObject({
      name: 'POST /registrationHookSSR',
      kind: 2,
      parentSpanId: '',
      status: 0,
    });
    expect(request?.attributes).toEqual({
      'http.request.method': 'POST',
      'url.path': '/registrationHookSSR',
      'http.response.status_code': 200,
      'hookgate.decision': 'deny',
      'hookgate.decision_id': decisionId,
      'hookgate.version': version,
    });
    expect(decide).toMatchObject({
      name: 'decide',
      traceId: request?.traceId,
      parentSpanId: request?.spanId,
      attributes: {},
    });
    expect(decide?.endNanos).toBeGreaterThanOrEqual(decide?.startNanos ?? 0n);
    const { email } = samples.ssr.data['userProfile'] as { email: string };
    for (const { bytes } of collector.requests) expect(bytes.includes(email)).toBe(false);
  });

  test("continues the caller's trace, and creates none if the caller does not sample", async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const parent = '00f067aa0ba902b7';
    const collector = await collected({}, async ({ post }) => {
      await post(undefined, { traceparent: `00-${traceId}-${parent}-01` });
      await post(undefined, { traceparent: `00-${'1'.repeat(32)}-${parent}-00` });
      for (const wrong of ['', 'x', `ff-${traceId}-${parent}-01`, `00-${'0'.repeat(32)}-${parent}-01`])
        await post(undefined, { traceparent: wrong });
    });
    const requests = collector.spans().filter(({ kind }) => kind === 2);
    expect(requests.filter((span) => span.traceId === traceId)).toMatchObject([{ parentSpanId: parent }]);
    // The unsampled one is missing; those without a valid header begin a trace.
    expect(requests).toHaveLength(5);
    expect(requests.filter(({ parentSpanId }) => parentSpanId === '')).toHaveLength(4);
  });

  test('to an unknown path, or without credentials, is a span without the text that a client made up', async () => {
    const collector = await collected({}, async ({ post }) => {
      await post('/made-up?made-up');
      await post('/registrationHookSSR?made-up', { authorization: 'made-up' });
    });
    expect(collector.spans().map(({ name, attributes }) => ({ name, ...attributes }))).toEqual([
      { name: 'POST', 'http.request.method': 'POST', 'http.response.status_code': 404 },
      {
        name: 'POST /registrationHookSSR',
        'http.request.method': 'POST',
        'url.path': '/registrationHookSSR',
        'http.response.status_code': 401,
      },
    ]);
    for (const { bytes } of collector.requests) expect(bytes.includes('made-up')).toBe(false);
  });
});

test('uses the names, samplers and batches of OTEL_*', async () => {
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const variables = {
    OTEL_SERVICE_NAME: 'front-door',
    OTEL_RESOURCE_ATTRIBUTES: 'service.name=x,team=iam',
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
    OTEL_TRACES_SAMPLER_ARG: '0',
    OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '1',
  };
  const collector = await collected(variables, async ({ post }) => {
    await post();
    await post(undefined, { traceparent: `00-${traceId}-00f067aa0ba902b7-01` });
  });
  expect(collector.resource()).toMatchObject({ 'service.name': 'front-door', team: 'iam' });
  expect(collector.requests).toHaveLength(2);
  expect(collector.spans().map((span) => span.traceId)).toEqual([traceId, traceId]);
});

describe('tracing: a collector', () => {
  test('that hangs delays no request, and the shutdown by one second', async () => {
    const collector = await startCollector(() => undefined);
    const { hookgate, post } = await serve({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      OTEL_EXPORTER_OTLP_TIMEOUT: '600000',
      OTEL_BSP_EXPORT_TIMEOUT: '600000',
      OTEL_BSP_SCHEDULE_DELAY: '1',
      OTEL_BSP_MAX_QUEUE_SIZE: '4',
      OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '2',
    });
    for (let call = 1; call <= 20; call += 1) expect((await post()).status).toBe(200);
    expect(collector.requests.length).toBeGreaterThan(0);
    expect(await end(hookgate)).toEqual({ code: 0, signal: null });
  });

  test('that rejects spans is logged once, without its response and without the spans', async () => {
    const collector = await startCollector((_request, response) => {
      response.writeHead(400, 'Bad Request').end('echoed');
    });
    const { hookgate, post } = await serve({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=very-secret',
      OTEL_BSP_SCHEDULE_DELAY: '1',
    });
    await post();
    await hookgate.waitFor(/spans could not be sent: Bad Request/);
    await post();
    expect((await post()).status).toBe(200);
    await end(hookgate);
    expect(collector.requests.length).toBeGreaterThan(1);
    const { stdout, stderr } = hookgate.output();
    expect(stdout.match(/could not be sent/g)).toHaveLength(1);
    expect(stdout + stderr).not.toMatch(/echoed|very-secret/);
  });

  test('that is unreachable has no effect on requests', async () => {
    const { hookgate, post } = await serve({
      OTEL_TRACES_EXPORTER: 'otlp',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
      OTEL_EXPORTER_OTLP_TIMEOUT: '50',
      OTEL_BSP_SCHEDULE_DELAY: '1',
    });
    expect((await post()).status).toBe(200);
    await hookgate.waitFor(/spans could not be sent: .*ECONNREFUSED/);
    expect(await end(hookgate)).toEqual({ code: 0, signal: null });
  });
});

describe('tracing: loaded modules', () => {
  /** Writes the packages that the process loads to stderr. */
  function watchingPackages(): Record<string, string> {
    const file = join(mkdtempSync(join(tmpdir(), 'hookgate-loaded-')), 'loaded.mjs');
    writeFileSync(
      file,
      `import { registerHooks } from 'node:module';
       registerHooks({ load(url, context, next) {
         process.stderr.write('loaded ' + url + '\\n');
         return next(url, context);
       } });`,
    );
    return { NODE_OPTIONS: `--import=${pathToFileURL(file)}` };
  }

  test.each([
    ['no part of the SDK is loaded by default', {}, false],
    ['the whole SDK is loaded if tracing is on', { OTEL_TRACES_EXPORTER: 'otlp' }, true],
  ])('%s', async (_, environment, loaded) => {
    const { hookgate, post } = await serve({ ...watchingPackages(), ...environment });
    expect((await post()).status).toBe(200);
    const { stderr } = hookgate.output();
    expect(stderr).toMatch(/loaded .*\/prom-client\//);
    expect(/@opentelemetry\/(sdk|exporter|resources|otlp)/.test(stderr)).toBe(loaded);
  });
});
