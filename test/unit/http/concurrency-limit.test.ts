import { EventEmitter } from 'node:events';
import type { Request, Response } from 'express';
import { expect, test, vi } from 'vitest';
import { ConcurrencyLimit } from '../../../src/http/concurrency-limit.ts';
import { createExpressApp } from '../../../src/http/express-app.ts';
import { sendErrors } from '../../../src/http/http-error.ts';
import { listening } from '../../local-server.ts';
import { eventually } from '../../patience.ts';

const BUSY = { status: 503, code: 'busy', headers: { 'retry-after': '1' } };

/** Work that ends when the test says so. */
function held() {
  const begun: (() => void)[] = [];
  const work = () => new Promise<void>((end) => begun.push(end));
  return { begun, work };
}

test('concurrency limit: runs as many requests as allowed, queues some, and rejects the next one', async () => {
  const limit = new ConcurrencyLimit({ atOnce: 2, waiting: 1 });
  const { begun, work } = held();
  const answers = [limit.run(work), limit.run(work), limit.run(work)];
  await expect(limit.run(work)).rejects.toMatchObject(BUSY);
  await eventually(() => expect(begun).toHaveLength(2));
  begun[0]?.();
  await eventually(() => expect(begun).toHaveLength(3));
  for (const end of begun) end();
  await Promise.all(answers);
  expect(await limit.run(() => 'free again')).toBe('free again');
});

test('concurrency limit: releases its slot if the work throws', async () => {
  const limit = new ConcurrencyLimit({ atOnce: 1, waiting: 0 });
  const failing = limit.run(() => {
    throw new Error('it failed');
  });
  await expect(failing).rejects.toThrow('it failed');
  expect(await limit.run(() => 'free again')).toBe('free again');
});

test('concurrency limit: begins each request in an event loop turn of its own', async () => {
  const limit = new ConcurrencyLimit({ atOnce: 3, waiting: 3 });
  let turn = 0;
  let counting = setImmediate(function count() {
    turn += 1;
    counting = setImmediate(count);
  });
  const turns = await Promise.all(Array.from({ length: 6 }, () => limit.run(() => turn)));
  clearImmediate(counting);
  expect(new Set(turns).size).toBe(6);
});

/** An app with one path behind a limit; what its handler does is the test's. */
async function serve(limit: ConcurrencyLimit, work: () => Promise<void>): Promise<number> {
  const app = createExpressApp();
  app.post(
    '/',
    limit.around(async (_request, response) => {
      await work();
      response.send('done');
    }),
  );
  app.use(sendErrors(() => undefined));
  return Number(new URL(await listening(app)).port);
}

test('concurrency limit: a rejected client gets the error after it has sent its body', async () => {
  const { begun, work } = held();
  const port = await serve(new ConcurrencyLimit({ atOnce: 1, waiting: 0 }), work);
  const url = `http://127.0.0.1:${port}/`;
  const first = fetch(url, { method: 'POST', body: 'x' });
  await eventually(() => expect(begun).toHaveLength(1));
  const refused = await fetch(url, { method: 'POST', body: 'x'.repeat(8 * 1024 * 1024) });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
  expect(await refused.json()).toEqual({
    error: {
      code: 'busy',
      message: 'The service is busy, try again: too many requests of this kind are being answered.',
    },
  });
  begun[0]?.();
  expect(await (await first).text()).toBe('done');
});

test('concurrency limit: does no work for a client that disconnected while it waited', async () => {
  const limit = new ConcurrencyLimit({ atOnce: 1, waiting: 1 });
  const { begun, work } = held();
  const first = limit.run(work);
  await eventually(() => expect(begun).toHaveLength(1));
  const handler = vi.fn();
  const response = { destroyed: false } as Response;
  const waiting = limit.around(handler)({} as Request, response, () => undefined);
  Object.assign(response, { destroyed: true });
  begun[0]?.();
  await Promise.all([first, waiting]);
  expect(handler).not.toHaveBeenCalled();
  expect(await limit.run(() => 'free again')).toBe('free again');
});

test('concurrency limit: a middleware holds its slot until the response is closed', async () => {
  const limit = new ConcurrencyLimit({ atOnce: 1, waiting: 0 });
  const response = Object.assign(new EventEmitter(), { destroyed: false });
  const next = vi.fn();
  const passed = limit.whileOpen({} as Request, response as unknown as Response, next);
  await eventually(() => expect(next).toHaveBeenCalledTimes(1));
  await expect(limit.run(() => undefined)).rejects.toMatchObject(BUSY);
  response.emit('close');
  await passed;
  expect(await limit.run(() => 'free again')).toBe('free again');
});
