import { once } from 'node:events';
import { Agent, type IncomingMessage, type RequestListener, request } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { allowKeepAlive } from '../../../src/http/keep-alive.ts';
import { listen } from '../../../src/http/listen.ts';
import { open } from './raw.ts';

/** Answers a caller that it knows. */
const answered: RequestListener = (_request, response) => {
  allowKeepAlive(response);
  response.end('x');
};

function get(
  port: number,
  agent: Agent,
): Promise<{ status: number | undefined; connection: string | undefined }> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, agent }, (response) => {
      response.resume();
      response.on('end', () =>
        resolve({ status: response.statusCode, connection: response.headers.connection }),
      );
    })
      .on('error', reject)
      .end();
  });
}

test('graceful shutdown: finishes requests in flight, announces close, and accepts no connection', async () => {
  const arrived = Promise.withResolvers<void>();
  const under = Promise.withResolvers<void>();
  const app = vi.fn<RequestListener>(async (_request, response) => {
    arrived.resolve();
    await under.promise;
    response.end('done');
  });
  const listener = await listen(app, '127.0.0.1', 0);
  const agent = new Agent({ keepAlive: true });
  const answer = get(listener.port, agent);
  await arrived.promise;
  const closed = listener.close(600_000);
  // Connections that the kernel has queued are accepted; the listener closes after a turn without any.
  for (let turn = 0; turn < 10; turn += 1) await nextTurn();
  // Another program can listen on the port now: whatever it answers is not checked.
  await get(listener.port, new Agent()).catch(() => undefined);
  expect(app).toHaveBeenCalledOnce();
  under.resolve();
  expect((await answer).status).toBe(200);
  await closed;
  agent.destroy();
});

test('graceful shutdown: an idle connection can bring one more request, whose response closes it', async () => {
  const app = vi.fn(answered);
  const listener = await listen(app, '127.0.0.1', 0);
  const agent = new Agent({ keepAlive: true });
  await get(listener.port, agent);
  const closed = listener.close(600_000);
  expect(await get(listener.port, agent)).toEqual({ status: 200, connection: 'close' });
  // Another program can listen on the port now: whatever it answers is not checked.
  await get(listener.port, agent).catch(() => undefined);
  expect(app).toHaveBeenCalledTimes(2);
  await closed;
  agent.destroy();
});

test('graceful shutdown: idle connections are closed', async () => {
  const listener = await listen(answered, '127.0.0.1', 0);
  const agent = new Agent({ keepAlive: true });
  expect((await get(listener.port, agent)).connection).toBe('keep-alive');
  await listener.close(60_000);
  agent.destroy();
});

test('keep-alive: connections of unauthenticated clients are closed', async () => {
  const listener = await listen((_request, response) => response.end('x'), '127.0.0.1', 0);
  expect(await get(listener.port, new Agent({ keepAlive: true }))).toEqual({
    status: 200,
    connection: 'close',
  });
  await listener.close(60_000);
});

test('graceful shutdown: no connection gets keep-alive', async () => {
  const arrived = Promise.withResolvers<void>();
  const under = Promise.withResolvers<void>();
  const listener = await listen(
    async (request, response) => {
      arrived.resolve();
      await under.promise;
      answered(request, response);
    },
    '127.0.0.1',
    0,
  );
  const answer = get(listener.port, new Agent({ keepAlive: true }));
  await arrived.promise;
  const closed = listener.close(600_000);
  under.resolve();
  expect(await answer).toEqual({ status: 200, connection: 'close' });
  await closed;
});

test('pipelining: nothing is read behind an unanswered request', async () => {
  const arrived = Promise.withResolvers<IncomingMessage>();
  const listener = await listen((request) => arrived.resolve(request), '127.0.0.1', 0);
  const text = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n';
  const { socket, closed } = open(listener.port, text);
  const { socket: connection } = await arrived.promise;
  const paused = once(connection, 'pause');
  socket.write(text);
  await paused;
  expect(connection.isPaused()).toBe(true);
  await listener.close(10);
  expect(await closed).toBe('');
});

test('graceful shutdown: requests are aborted after the grace period', async () => {
  const arrived = Promise.withResolvers<void>();
  const listener = await listen(() => arrived.resolve(), '127.0.0.1', 0);
  const answer = expect(get(listener.port, new Agent())).rejects.toMatchObject({ code: 'ECONNRESET' });
  await arrived.promise;
  await listener.close(10);
  await answer;
});

test('listen: rejects with EADDRINUSE if the port is in use', async () => {
  const listener = await listen((_request, response) => response.end(), '127.0.0.1', 0);
  await expect(
    listen((_request, response) => response.end(), '127.0.0.1', listener.port),
  ).rejects.toMatchObject({ code: 'EADDRINUSE', port: listener.port });
  await listener.close(100);
});
