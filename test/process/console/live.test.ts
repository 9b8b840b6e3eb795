import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { DecisionsEvent, LiveDecision } from '../../../src/console/api.ts';
import { DecisionStream, STREAM_LIMITS } from '../../../src/console/decision-stream.ts';
import { RecentDecisions } from '../../../src/console/recent-decisions.ts';
import type { Decision } from '../../../src/decisions/decision.ts';
import type { AnsweredCall } from '../../../src/decisions/hook-call.ts';
import { hooks } from '../../../src/hooks/index.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { eventually } from '../../patience.ts';
import { asking, RULES } from './asking.ts';

interface Event {
  event: string;
  data: DecisionsEvent;
}

/** A page that watches, at a URL. */
async function watch(url: string): Promise<{ next: () => Promise<Event>; rest: () => Promise<string> }> {
  const response = await fetch(url);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  const reader = (response.body as NonNullable<typeof response.body>)
    .pipeThrough(new TextDecoderStream())
    .getReader();
  let text = '';
  const take = async (): Promise<Event> => {
    const end = text.indexOf('\n\n');
    if (end === -1) {
      const { value, done } = await reader.read();
      if (done) throw new Error('the stream has ended');
      text += value;
      return take();
    }
    const block = text.slice(0, end);
    text = text.slice(end + 2);
    const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
    return event === undefined ? take() : { event, data: JSON.parse(data ?? '') };
  };
  const rest = async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return text;
      text += value;
    }
  };
  onTestFinished(() => reader.cancel().catch(() => undefined));
  return { next: take, rest };
}

/** All decisions that a page is told of, until there are so many. */
async function toldOf(page: { next: () => Promise<Event> }, count: number): Promise<LiveDecision[]> {
  const told: LiveDecision[] = [];
  while (told.length < count) told.push(...(await page.next()).data.decisions);
  return told;
}

test('decisions come as they are made, with what they say and without what a person entered', async () => {
  const { service, post } = await asking(RULES);
  const url = `http://127.0.0.1:${service.admin.port}/console/api/decisions`;
  const early = { email: 'early-secret@example.com', firstName: 'first-secret' };
  await post('/sign-up', early);
  const page = await watch(url);
  const backlog = await page.next();
  expect(backlog).toMatchObject({
    event: 'backlog',
    data: { totals: { allow: 0, deny: 1, error: 0 }, shadow: [{ rule: 'named' }] },
  });
  expect(backlog.data.decisions).toEqual([
    {
      number: 1,
      id: expect.any(String),
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      endpoint: '/sign-up',
      requestType: 'self.service.registration',
      decision: 'deny',
      by: 'rules',
      rules: ['work-address'],
      version: service.rules.current.version,
      milliseconds: expect.any(Number),
      retry: false,
      moreRules: 0,
      disagreeing: [],
      moreDisagreeing: 0,
    },
  ]);
  await post('/sign-up', { email: 'late-secret@okta.com' });
  const told = await toldOf(page, 1);
  expect(told).toMatchObject([
    { number: 2, decision: 'allow', rules: [], by: 'default', disagreeing: ['named'] },
  ]);
  expect(JSON.stringify([backlog, told])).not.toContain('secret');
});

test('decision stream: lists a retry without counting it again; omits unknown request types', async () => {
  const { service } = await asking(RULES);
  const call = (body: object) =>
    fetch(`http://127.0.0.1:${service.hook.port}/sign-up`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from('okta:a-secret').toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
  const once = { ...samples.ssr, eventId: randomUUID() };
  await call(once);
  await call(once);
  await call({ ...samples.ssr, eventId: randomUUID(), requestType: 'secret.type' });
  const page = await watch(`http://127.0.0.1:${service.admin.port}/console/api/decisions`);
  const { data } = await page.next();
  expect(data.decisions.map(({ retry }) => retry)).toEqual([false, true, false]);
  expect(data.totals).toEqual({ allow: 0, deny: 2, error: 0 });
  expect(data.decisions[2]).not.toHaveProperty('requestType');
});

test('decision stream: a shutdown ends all streams', async () => {
  const { service } = await asking(RULES);
  const page = await watch(`http://127.0.0.1:${service.admin.port}/console/api/decisions`);
  await page.next();
  await service.stop(0);
  // A connection that is cut would reject.
  expect(await page.rest()).toBe('');
});

const answered = (number: number, about: Partial<Decision> = {}) => {
  const call = { endpoint: { path: '/a', hook: hooks.registration }, version: 'v', time: number };
  const decision = { id: 'x', kind: 'allow', by: 'rules', rules: [], verdicts: [], shadow: [], ...about };
  return { call, decision, milliseconds: 1 } as unknown as AnsweredCall;
};

test('recent decisions: keep the last 1,000, and return new ones only', () => {
  const recent = new RecentDecisions();
  expect(recent.since(0)).toEqual({ decisions: [], totals: { allow: 0, deny: 0, error: 0 }, last: 0 });
  for (let number = 1; number <= 2500; number += 1) recent.decided(answered(number));
  recent.decided(answered(2501, { failure: { code: 'timeout', message: 'secret' }, kind: 'deny' }));
  const { decisions, totals, last } = recent.since(0);
  expect(decisions.map(({ number }) => number)).toEqual(
    Array.from({ length: 1000 }, (_, index) => index + 1502),
  );
  expect([totals, last]).toEqual([{ allow: 2500, deny: 0, error: 1 }, 2501]);
  expect(decisions.at(-1)).toMatchObject({ failure: 'timeout', time: '1970-01-01T00:00:02.501Z' });
  expect(recent.since(2499).decisions.map(({ number }) => number)).toEqual([2500, 2501]);
  expect(recent.since(2501).decisions).toEqual([]);
});

/** A stream on a socket of its own. */
async function serve(stream: DecisionStream): Promise<string> {
  const server = createServer((_request, response) => {
    stream.open(response).catch((error) => response.writeHead(error.status).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    stream.close();
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('decision stream: is idle without an open page', async () => {
  const recent = new RecentDecisions();
  const since = vi.fn((after: number) => recent.since(after));
  const stream = new DecisionStream({ recent: since, shadow: () => [], pace: { batch: 1 } });
  const url = await serve(stream);
  recent.decided(answered(1));
  expect(since).not.toHaveBeenCalled();
  const leave = new AbortController();
  const response = await fetch(url, { signal: leave.signal });
  await eventually(() => expect(since.mock.calls.length).toBeGreaterThan(2));
  leave.abort();
  await response.text().catch(() => undefined);
  await eventually(() => expect(stream.pages).toBe(0));
  const asked = since.mock.calls.length;
  await new Promise((resolve) => setImmediate(resolve));
  expect(since.mock.calls.length).toBeLessThanOrEqual(asked + 1);
});

test('decision stream: a batch has the newest decisions; gaps in the numbers show the missing ones', async () => {
  const recent = new RecentDecisions();
  const stream = new DecisionStream({
    recent: (after) => recent.since(after),
    shadow: () => [],
    pace: { batch: 1 },
  });
  const page = await watch(await serve(stream));
  await page.next();
  for (let number = 1; number <= 600; number += 1) recent.decided(answered(number));
  const { event, data } = await page.next();
  expect([event, data.decisions.length, data.decisions.at(-1)?.number]).toEqual(['decisions', 250, 600]);
  expect(data.totals.allow).toBe(600);
});

test('there is an end to the pages, and to what waits for one that does not read', async () => {
  let last = 0;
  const shadow = [{ filler: 'x'.repeat(STREAM_LIMITS.waiting) }];
  const recent = () => {
    last += 1;
    return { decisions: [], totals: { allow: 0, deny: 0, error: 0 }, last };
  };
  const stream = new DecisionStream({ recent, shadow: () => shadow, pace: { batch: 1 } });
  const url = await serve(stream);
  const pages = await Promise.all(Array.from({ length: STREAM_LIMITS.pages }, () => fetch(url)));
  expect(pages.map(({ status }) => status)).toEqual(Array(STREAM_LIMITS.pages).fill(200));
  // None of them reads its body, so each is let go, and there is room again.
  await eventually(() => expect(stream.pages).toBe(0));
  await Promise.all(pages.map(({ body }) => body?.cancel().catch(() => undefined)));
});

test('decision stream: refuses a page over the limit', async () => {
  const recent = new RecentDecisions();
  const stream = new DecisionStream({ recent: (after) => recent.since(after), shadow: () => [] });
  const url = await serve(stream);
  for (let count = 0; count < STREAM_LIMITS.pages; count += 1) await (await watch(url)).next();
  expect((await fetch(url)).status).toBe(503);
});

test('decision stream: sends heartbeats', async () => {
  const recent = new RecentDecisions();
  const stream = new DecisionStream({
    recent: (after) => recent.since(after),
    shadow: () => [],
    pace: { batch: 1, heartbeat: 3 },
  });
  const response = await fetch(await serve(stream));
  const reader = (response.body as NonNullable<typeof response.body>)
    .pipeThrough(new TextDecoderStream())
    .getReader();
  let text = '';
  while (!text.includes('\n: still here\n\n')) text += (await reader.read()).value;
  await reader.cancel();
});
