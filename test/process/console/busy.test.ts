import { connect } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ConsoleApi } from '../../../src/console/console-api.ts';
import { MOST_RECEIVED } from '../../../src/console/read-question.ts';
import { CONSOLE_LIMITS } from '../../../src/console/router.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { eventually } from '../../patience.ts';
import { ask, asking, RULES } from './asking.ts';
import { serveConsole } from './serve-console.ts';

const PREVIEW = '/console/api/preview';
const QUESTION = { endpoint: '/sign-up', body: JSON.stringify(samples.ssr) };

/** A console whose previews end when the test says so. */
async function holding() {
  const begun: (() => void)[] = [];
  const preview: ConsoleApi['preview'] = () =>
    new Promise((resolve) => begun.push(() => resolve(Buffer.from('{}'))));
  const port = await serveConsole({ preview, rules: async () => ({}) as never });
  return { begun, port, preview: (question: object = QUESTION) => ask(port, PREVIEW, question) };
}

/** A client that has sent all of a question but its last byte. */
async function sendSlowly(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  onTestFinished(() => {
    socket.destroy();
  });
  const head = `POST ${PREVIEW} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n`;
  await new Promise<void>((sent) => socket.write(`${head}{`, () => sent()));
}

describe('console under load', () => {
  test('console under load: so many previews are worked on at once, and the others are told to try again', async () => {
    const { begun, port, preview } = await holding();
    const asked = Array.from({ length: 30 }, () => preview());
    const { atOnce } = CONSOLE_LIMITS.previews;
    const answered: number[] = [];
    for (const answer of asked) void answer.then(({ status }) => answered.push(status));
    // The others have their answer while all of the first ones are being worked on.
    await eventually(() => expect(answered).toHaveLength(30 - atOnce));
    expect(new Set(answered)).toEqual(new Set([503]));
    expect(begun).toHaveLength(atOnce);
    // A view is answered meanwhile.
    expect((await ask(port, '/console/api/rules')).status).toBe(200);
    for (const end of begun) end();
    const all = await Promise.all(asked);
    const refused = all.filter(({ status }) => status === 503);
    expect(all.filter(({ status }) => status === 200)).toHaveLength(atOnce);
    for (const { headers, json } of refused) {
      expect(headers['retry-after']).toBe('1');
      expect(json.error.code).toBe('busy');
    }
    const next = preview();
    await eventually(() => expect(begun).toHaveLength(atOnce + 1));
    begun.at(-1)?.();
    expect((await next).status).toBe(200);
  });

  test('console under load: a question over the size limit is refused before it is parsed', async () => {
    const { begun, preview } = await holding();
    const { status, json } = await preview({ ...QUESTION, body: 'x'.repeat(1024 * 1024) });
    expect([status, json.error.code, begun]).toEqual([413, 'too-large', []]);
  });

  test('console under load: slow clients do not occupy preview slots', async () => {
    const { begun, port, preview } = await holding();
    for (let count = 0; count < MOST_RECEIVED - 1; count += 1) await sendSlowly(port);
    const answer = preview();
    await eventually(() => expect(begun).toHaveLength(1));
    begun[0]?.();
    expect((await answer).status).toBe(200);
  });

  test('console under load: the number of bodies received at the same time is bounded', async () => {
    const { port, preview } = await holding();
    for (let count = 0; count < MOST_RECEIVED; count += 1) await sendSlowly(port);
    await eventually(async () => {
      const { status, json } = await preview();
      expect([status, json?.error?.code]).toEqual([503, 'busy']);
    });
  });
});

describe('the answering thread', () => {
  /** What was read or written as JSON in this thread, which answers hook calls too. */
  function watchJson(marker: string) {
    const parse = vi.spyOn(JSON, 'parse');
    const stringify = vi.spyOn(JSON, 'stringify');
    onTestFinished(() => {
      vi.restoreAllMocks();
    });
    const holds = (value: unknown) => typeof value === 'string' && value.includes(marker);
    return () => [
      ...parse.mock.calls.filter(([text]) => holds(text)),
      ...stringify.mock.results.filter(({ value }) => holds(value)),
    ];
  }

  const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const keys = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`key${index}`, '\\"']));

  test.each<[what: string, filler: string]>([
    ['many keys', JSON.stringify(keys)],
    ['a long array', JSON.stringify(Array(50_000).fill(1))],
    ['deep nesting', nested],
  ])('the answering thread neither reads a preview with %s nor writes its answer', async (_what, filler) => {
    const { service } = await asking(RULES);
    const marker = 'marked-by-the-test';
    const body = `{"eventType":"com.okta.user.pre-registration","data":{"userProfile":{"email":"${marker}@okta.com"},"x":${filler}}}`;
    const question = JSON.stringify({ endpoint: '/sign-up', body });
    const seen = watchJson(marker);
    const response = await fetch(`http://127.0.0.1:${service.admin.port}${PREVIEW}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: question,
    });
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining(marker)]);
    expect(seen()).toEqual([]);
  });

  test('the answering thread: does not parse deeply nested questions or changes', async () => {
    const { service } = await asking(RULES);
    const marker = 'marked-by-the-test';
    const seen = watchJson(marker);
    for (const path of [PREVIEW, '/console/api/change']) {
      const response = await fetch(`http://127.0.0.1:${service.admin.port}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: `{"${marker}":${nested}}`,
      });
      expect([response.status, await response.text()], path).toEqual([
        400,
        expect.stringContaining('too-deep'),
      ]);
    }
    expect(seen()).toEqual([]);
  });
});
