import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { head, open, type Raw } from './raw.ts';
import { type Service, startService } from './service.ts';

const path = '/registrationHookSSR';
const body = JSON.stringify(samples.ssr);
const length = `content-length: ${Buffer.byteLength(body)}`;
const running: Service[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ listener }) => listener.close(0)));
});

async function start(...given: Parameters<typeof startService>): Promise<Service> {
  const service = await startService(...given);
  running.push(service);
  return service;
}

/** An answer in JSON after which the connection ends, and nothing else. */
function expectRefusal(said: string, status: number, code: string): void {
  expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual([`HTTP/1.1 ${status}`]);
  expect(said).toMatch(/\r\nconnection: close\r\n/i);
  expect(said).toMatch(/\r\ncontent-type: application\/json; charset=utf-8\r\n/i);
  const [, text = ''] = said.split('\r\n\r\n');
  expect(JSON.parse(text)).toEqual({ error: { code, message: expect.any(String) } });
}

async function expectUnaffected(service: Service): Promise<void> {
  expect((await service.post(path, samples.ssr)).status).toBe(200);
}

describe('slow clients (case 35)', () => {
  const quick = { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 20 };

  test('slow clients: incomplete headers get 408 and close the connection', async () => {
    const service = await start({}, quick);
    const slow = open(service.listener.port, head(path, ['host: x'], ''));
    await expectUnaffected(service);
    expectRefusal(await slow.closed, 408, 'too-slow');
    expect(service.unread).toEqual(['too-slow']);
    expect(service.answers).toHaveLength(1);
  });

  test('slow clients: headers sent byte by byte get 408', async () => {
    const service = await start({}, quick);
    const { socket, closed } = open(service.listener.port, 'POST / HTTP/1.1\r\n');
    const trickle = setInterval(() => socket.write('x'), 10);
    const said = await closed;
    clearInterval(trickle);
    expectRefusal(said, 408, 'too-slow');
  });

  test('slow clients: a body sent byte by byte is denied at the deadline, while others are answered', async () => {
    const service = await start({ deadline: 300 });
    const { socket, closed } = open(service.listener.port, head(path, ['host: x', 'content-length: 100000']));
    const trickle = setInterval(() => socket.write(' '), 10);
    await expectUnaffected(service);
    const said = await closed;
    clearInterval(trickle);
    expect(said).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*"registration":"DENY"/);
    expect(service.answers.map(({ decision }) => decision.failure?.code)).toEqual([undefined, 'timeout']);
  });

  test('slow clients: a client that disconnects during its body leaves nothing behind', async () => {
    const service = await start();
    const { socket, closed } = open(service.listener.port);
    socket.write(`${head(path, ['host: x', length])}${body.slice(0, 20)}`, () => socket.destroy());
    await closed;
    await expectUnaffected(service);
    expect(service.unread).toEqual([]);
    expect(service.decisions).toHaveLength(1);
  });

  test('slow clients: 500 idle connections do not block others, and are closed', async () => {
    const service = await start({}, quick);
    const idle = Array.from({ length: 500 }, () => open(service.listener.port));
    await Promise.all(idle.map(({ socket }) => once(socket, 'connect')));
    await expectUnaffected(service);
    await Promise.all(idle.map(({ closed }) => closed));
  });

  test('connection limit: connections over the limit are closed at once', async () => {
    const service = await start({}, { maxConnections: 2 });
    const kept = [open(service.listener.port), open(service.listener.port)] as const;
    await Promise.all(kept.map(({ socket }) => once(socket, 'connect')));
    expect(await open(service.listener.port).closed).toBe('');
    kept[0].socket.write(`${head(path, ['host: x', length, 'connection: close'])}${body}`);
    expect(await kept[0].closed).toMatch(/^HTTP\/1\.1 200 /);
    kept[1].socket.destroy();
  });

  test.each([
    ['GET / HTTP/1.1\r\nhost: x\r\n\r\n', 401, 'unauthorized'],
    [`${head(path, ['host: x', 'expect: something'])}`, 417, 'unmet-expectation'],
    ['GET / HTTP/1.1\r\nhost: x\r\nexpect: something\r\n\r\n', 417, 'unmet-expectation'],
  ])(
    'keep-alive: unauthenticated and malformed requests close the connection',
    async (text, status, code) => {
      const service = await start();
      expectRefusal(await open(service.listener.port, text).closed, status, code);
    },
  );

  test('100-continue: an unauthenticated client is not asked for its body', async () => {
    const service = await start();
    const text = `POST ${path} HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\n${length}\r\n\r\n`;
    expectRefusal(await open(service.listener.port, text).closed, 401, 'unauthorized');
  });

  test('100-continue: an authenticated client is asked for its body', async () => {
    const service = await start();
    const announced = ['host: x', 'expect: 100-continue', length, 'connection: close'];
    const { socket, closed } = open(service.listener.port, head(path, announced));
    expect(String((await once(socket, 'data'))[0])).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    socket.write(body);
    expect((await closed).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 100', 'HTTP/1.1 200']);
  });

  test('keep-alive: without a JWKS the connection is closed', async () => {
    const service = await start({
      authenticate: async () => ({ reason: 'keys-unavailable', challenge: 'Bearer' }),
    });
    expectRefusal(await open(service.listener.port, head(path, ['host: x'])).closed, 503, 'keys-unavailable');
  });
});

describe('ambiguous request targets', () => {
  test.each([
    '//a@[/x#',
    '/\\a@b#',
    `//a@b${path}#`,
    `//${path}`,
    `/\\x${path}`,
    `${path}#x`,
    `${path}\\`,
    'http://x/',
    '*',
  ])('%j: 400 in JSON, and the connection ends', async (target) => {
    const service = await start();
    const text = head(target, ['host: x', length]) + body;
    expectRefusal(await open(service.listener.port, text).closed, 400, 'invalid-target');
    expect(service.answers).toEqual([]);
  });

  test.each(['/a@b', "/~!$&'()*+,;=:@%20", '/?a=//b', '/x//y'])(
    '%j is a path like others',
    async (target) => {
      const service = await start();
      expect((await service.send(target)).status).toBe(404);
    },
  );
});

describe('request smuggling (case 36)', () => {
  const chunked = `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`;
  const smuggled = `POST ${path} HTTP/1.1\r\nhost: x\r\n\r\n`;
  test.each([
    ['a length and chunks', `${head(path, ['host: x', length, 'transfer-encoding: chunked'])}${chunked}`],
    ['chunks and a length', `${head(path, ['host: x', 'transfer-encoding: chunked', length])}${chunked}`],
    ['two lengths', `${head(path, ['host: x', length, 'content-length: 5'])}${body}`],
    ['the same length twice', `${head(path, ['host: x', length, length])}${body}`],
    ['a length with a sign', `${head(path, ['host: x', 'content-length: +7'])}${body}`],
    ['two lengths in one', `${head(path, ['host: x', 'content-length: 7, 7'])}${body}`],
    ['chunks that are not quite', `${head(path, ['host: x', 'transfer-encoding: xchunked'])}${chunked}`],
    ['chunks twice', `${head(path, ['host: x', 'transfer-encoding: chunked, identity'])}${chunked}`],
    [
      'chunks behind a tab',
      `${head(path, ['host: x', 'transfer-encoding:\tchunked', 'transfer-encoding: x'])}${chunked}`,
    ],
    ['a space before the colon', `${head(path, ['host: x', 'content-length : 7'])}${smuggled}`],
    ['bare line feeds', head(path, ['host: x', length]).replaceAll('\r\n', '\n') + body],
    ['a bare carriage return', `${head(path, ['host: x', 'x-a: b\rc: d', length])}${body}`],
    ['a folded header', `${head(path, ['host: x', 'x-a: b\r\n c', length])}${body}`],
    ['a NUL in a header', `${head(path, ['host: x', 'x-a: b\0c', length])}${body}`],
    ['a chunk of no size', `${head(path, ['host: x', 'transfer-encoding: chunked'])}xyz\r\n`],
    ['what is not HTTP', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['HTTP/2 without an agreement', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ])('%s: 400, and the connection ends', async (_, text) => {
    const service = await start();
    const said = await open(service.listener.port, text).closed;
    expectRefusal(said, 400, 'malformed');
    expect(service.answers).toEqual([]);
    await expectUnaffected(service);
    expect([...service.unread, ...service.errors]).toHaveLength(1);
  });

  test.each([
    ['two Host headers', ['host: x', 'host: y']],
    ['the same Host twice', ['host: x', 'host: x']],
    ['no Host', []],
  ])('%s: 400 by the service itself', async (_, hosts) => {
    const service = await start();
    const said = await open(service.listener.port, `${head(path, [...hosts, length])}${body}`).closed;
    expectRefusal(said, 400, 'invalid-host');
    expect(service.unread).toEqual(['invalid-host']);
    expect(service.answers).toEqual([]);
  });

  test.each([
    ['another Content-Type', 'content-type: text/plain'],
    ['the same Content-Type again', 'Content-type: application/json'],
    ['an empty Content-Type', 'content-type:'],
  ])('duplicate header: %s is refused with 400 by the service itself', async (_, second) => {
    const service = await start();
    const said = await open(service.listener.port, `${head(path, ['host: x', length, second])}${body}`)
      .closed;
    expectRefusal(said, 400, 'duplicate-header');
    expect(service.unread).toEqual(['duplicate-header']);
    expect(service.answers).toEqual([]);
  });

  test('duplicate header: two Content-Encoding headers are refused, whatever they say', async () => {
    const service = await start();
    const twice = ['content-encoding: identity', 'content-encoding: identity'];
    const said = await open(service.listener.port, `${head(path, ['host: x', length, ...twice])}${body}`)
      .closed;
    expectRefusal(said, 415, 'unsupported-encoding');
  });

  test('duplicate header: a second Authorization presents no credentials', async () => {
    const service = await start();
    const said = await open(
      service.listener.port,
      `${head(path, ['host: x', length, 'authorization: Basic x'])}${body}`,
    ).closed;
    expectRefusal(said, 401, 'unauthorized');
  });

  test('request smuggling: the body of a request that was rejected early is not read as a request', async () => {
    const service = await start({ deadline: 50 });
    const { socket, closed } = open(service.listener.port, head(path, ['host: x', 'content-length: 100000']));
    const said = new Promise<void>((resolve) => socket.once('data', () => resolve()));
    await said;
    socket.write(`${head(path, ['host: x', length])}${body}`);
    expect((await closed).match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(service.answers).toHaveLength(1);
  });

  test('pipelining: pipelined requests are dropped after one response', async () => {
    const service = await start();
    const text = `${head(path, ['host: x', length])}${body}`;
    const said = await open(service.listener.port, text.repeat(3)).closed;
    expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200']);
    expect(said).toMatch(/\r\nconnection: close\r\n/i);
    expect(service.answers).toHaveLength(1);
  });

  test.each([
    ['', 401, 'unauthorized'],
    ['expect: something\r\n', 417, 'unmet-expectation'],
  ])(
    'pipelining: 300 requests without credentials (%j) are rejected and logged once',
    async (more, status, code) => {
      const service = await start();
      const text = `GET / HTTP/1.1\r\nhost: x\r\n${more}\r\n`;
      expectRefusal(await open(service.listener.port, text.repeat(300)).closed, status, code);
      expect(service.errors).toHaveLength(status === 401 ? 1 : 0);
    },
  );

  test('pipelining: sequential requests on one connection get a response each', async () => {
    const service = await start();
    const first = `${head('/registrationHookSSRandPP', ['host: x', length])}${body}`;
    const { socket, closed } = open(service.listener.port, first);
    await once(socket, 'data');
    socket.write(`${head(path, ['host: x', length, 'connection: close'])}${body}`);
    const said = await closed;
    expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200']);
    const ids = [...said.matchAll(/"decisionId":"([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(['decision-1', 'decision-2']);
  });
});

describe('headers', () => {
  test.each([
    ['one that is too large', [`x-a: ${'x'.repeat(17_000)}`]],
    ['too many', Array.from({ length: 3000 }, (_, index) => `x-${index}: y`)],
  ])('%s: 431', async (_, headers) => {
    const service = await start();
    const raw: Raw = open(service.listener.port, head(path, ['host: x', ...headers, length]));
    expectRefusal(await raw.closed, 431, 'headers-too-large');
    await expectUnaffected(service);
  });
});
