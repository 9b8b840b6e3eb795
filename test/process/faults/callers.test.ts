import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { denial, failing } from './answers.ts';
import { AUTHORIZATION, answerIn, headOf } from './caller.ts';
import { RunningService, withService } from './service.ts';

const body = JSON.stringify(samples.ssr);

let service: RunningService;
beforeAll(async () => {
  service = await RunningService.start({});
});
afterAll(async () => {
  await service.stop();
  await service.kill();
});

type Refused = [
  what: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
  status: number,
  code: string,
];

describe('cases 31 and 32: malformed bodies', () => {
  test.for<Refused>([
    ['half a body', '{', {}, 400, 'invalid-json'],
    ['no body', '', {}, 400, 'invalid-json'],
    ['null', 'null', {}, 400, 'not-an-object'],
    ['an array', '[]', {}, 400, 'not-an-object'],
    ['a text', '"x"', {}, 400, 'not-an-object'],
    ['text/plain', body, { 'content-type': 'text/plain' }, 415, 'not-json'],
    ['utf-7', body, { 'content-type': 'application/json; charset=utf-7' }, 415, 'not-json'],
    ['utf-16', body, { 'content-type': 'application/json; charset=utf-16le' }, 415, 'not-json'],
    ['gzip', new Uint8Array(gzipSync(body)), { 'content-encoding': 'gzip' }, 415, 'unsupported-encoding'],
    ['invalid UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), {}, 400, 'not-utf8'],
    ['300 kB', `"${'x'.repeat(300_000)}"`, {}, 413, 'too-large'],
    ['32 000 levels', `{"a":${'['.repeat(32_000)}${']'.repeat(32_000)}}`, {}, 400, 'too-deep'],
    ['a key twice', body.replace('"email"', '"email":"x","email"'), {}, 400, 'duplicate-key'],
    ['a key with an escape', body.replace('"email"', '"em\\u0061il"'), {}, 400, 'escaped-key'],
    ['NaN', '{"a":NaN}', {}, 400, 'invalid-json'],
  ])('%s', ([, content, headers, status, code]) =>
    service.expectRefusal(() => service.caller.post('/a', content, headers), status, code),
  );

  test('case 32: lone surrogates, 3000 keys and __proto__ are decided, and denied', async () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`k${index}`, '\ud800']));
    const own = JSON.parse('{"__proto__":{"data":{"userProfile":{"email":"kim@member.example"}}}}');
    await service.expectDecision('/a', { ...samples.ssr, ...many, x: own }, denial(1));
  });
});

describe('case 35: slow and disconnected clients', () => {
  const head = `${headOf('/a')}host: x\r\n`;

  test('200 idle connections and 50 that close within a body delay nobody', async () => {
    const idle = Array.from({ length: 200 }, () => service.caller.talk());
    for (let count = 0; count < 50; count += 1) {
      const { hangUp, closed } = service.caller.talk(head, 'content-length: 100\r\n\r\n', '{"a":');
      await service.expectUntouched();
      hangUp();
      await closed;
    }
    await service.expectUntouched();
    for (const { hangUp } of idle) hangUp();
  });

  test('endless headers are rejected, and delay nobody', async () => {
    const slow = Array.from({ length: 50 }, () => service.caller.talk(head));
    await service.expectUntouched();
    for (const { closed } of slow) expect(await closed).toMatch(/^HTTP\/1\.1 408 |^$/);
    await service.expectUntouched();
  });
});

test('case 35: a body that is incomplete at the deadline denies', () =>
  withService({ config: 'decision: { deadline: 500ms }\n' }, async (own) => {
    await own.expectDecided('/a', () => own.registerHalf('/a'), failing('timeout'));
    await own.expectUntouched();
  }));

describe('case 36: requests that two parsers would read in two ways', () => {
  test.for<[what: string, rest: string, code?: string, counted?: string]>([
    ['a length and chunks', 'host: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['two lengths', 'host: x\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}'],
    ['a length with a sign', 'host: x\r\ncontent-length: +2\r\n\r\n{}'],
    // Its headers are valid: for the app it is an incomplete body.
    [
      'an unknown encoding',
      'host: x\r\ntransfer-encoding: xchunked\r\n\r\n0\r\n\r\n',
      'malformed',
      'incomplete-body',
    ],
    ['a bare line feed', 'host: x\ncontent-length: 2\n\n{}'],
    ['a folded header', 'host: x\r\nx-a: b\r\n c\r\ncontent-length: 2\r\n\r\n{}'],
    ['a space before the colon', 'host : x\r\ncontent-length: 2\r\n\r\n{}'],
    ['no host', 'content-length: 2\r\n\r\n{}', 'invalid-host'],
    ['two hosts', 'host: x\r\nhost: y\r\ncontent-length: 2\r\n\r\n{}', 'invalid-host'],
  ])('%s', async ([, rest, code = 'malformed', counted]) => {
    const say = async () => answerIn(await service.caller.talk(headOf('/a') + rest).closed);
    await service.expectRefusal(say, 400, code, counted);
    await service.expectUntouched();
  });
});

describe('case 40: invalid credentials', () => {
  test.for([
    ['empty', ''],
    ['wrong', `Basic ${Buffer.from('okta:another').toString('base64')}`],
    ['longer', `${AUTHORIZATION}A`],
    ['Bearer instead of Basic', AUTHORIZATION.replace('Basic', 'Bearer')],
    ['base64 that a lenient decoder accepts', AUTHORIZATION.replace('Basic ', 'Basic  ')],
  ])('%s', ([, authorization]) =>
    service.expectRefusal(
      () => service.caller.post('/a', '{', { authorization: authorization ?? '' }),
      401,
      'unauthorized',
    ),
  );
});
