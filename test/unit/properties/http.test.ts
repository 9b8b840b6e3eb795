import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Endpoint } from '../../../src/decisions/compile-endpoints.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { headerOf } from '../../../src/http/auth/compare-credentials.ts';
import { shippedRules } from '../../shipped-rules.ts';
import { open } from '../http/raw.ts';
import { credential, type Service, startService } from '../http/service.ts';
import { letsIn } from './reference-decision.ts';
import { body } from './requests.ts';
import { PATIENCE, runs } from './runs.ts';

const LISTS = { 'corporate-domains': ['okta.com', '*.okta.com'] };
let service: Service;
let endpoints: Endpoint[];
beforeAll(async () => {
  service = await startService({ deadline: 1000 });
  endpoints = [...(await shippedRules()).ruleSet.endpoints.values()];
});
afterAll(() => service.listener.close(0));

/** Whether Okta goes on with the person: it does unless it is told otherwise. */
function isLetIn(answer: string): boolean {
  if (answer === '') return true;
  const { commands = [], error } = JSON.parse(answer);
  return error === undefined && !JSON.stringify(commands).includes('"DENY"');
}

test('whatever the body: no crash, no 5xx, and nobody in whom the reference keeps out', {
  timeout: PATIENCE,
}, async () => {
  const seen = new Set<number | 'in' | 'out'>();
  await fc.assert(
    fc.asyncProperty(body, fc.nat(), async (bytes, choice) => {
      const endpoint = endpoints[choice % endpoints.length] as Endpoint;
      const answer = await service.send(endpoint.path, { body: bytes });
      expect(answer.status).toBeLessThan(500);
      seen.add(answer.status);
      if (answer.status > 204) return;
      expect(service.answers.at(-1)?.decision.failure?.code).not.toBe('internal');
      const expected = letsIn(endpoint.source.value, LISTS, JSON.parse(bytes.toString()));
      seen.add(expected ? 'in' : 'out');
      if (isLetIn(answer.body)) expect(expected).toBe(true);
    }),
    runs(1500),
  );
  // That all of this has happened is what makes it a test.
  expect(seen).toEqual(new Set([...seen, 200, 400, 'in', 'out']));
});

const text = JSON.stringify({
  ...samples.ssr,
  data: { userProfile: { email: 'kim@okta.com', login: 'kim@okta.com' } },
});
const { value } = headerOf(credential);
const authorization = fc.oneof(
  fc.constantFrom(value.toLowerCase(), value.slice(0, -1), `${value}=`, `${value},${value}`, 'Bearer x'),
  fc.string({ maxLength: 40 }),
  fc.tuple(fc.nat(value.length), fc.string({ minLength: 1, maxLength: 2 })).map(([at, put]) => {
    return value.slice(0, at) + put + value.slice(at);
  }),
);
const name = fc.oneof(
  fc.constantFrom('host', 'content-length', 'transfer-encoding', 'content-type', 'content-encoding'),
  fc.constantFrom('expect', 'connection', 'upgrade', 'x-forwarded-for', 'authorization', 'te', 'trailer'),
  fc.string({ maxLength: 8 }),
);
const content = fc.oneof(
  fc.constantFrom('chunked', '0', '5', '-1', '1e9', 'gzip', '100-continue', 'close', 'h2c', 'x'),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const header = fc.tuple(name, content).map((pair) => pair.join(': '));

/** The first thing that the service says, beside that it is ready for the body. */
async function firstAnswer(request: string): Promise<string> {
  const { socket, closed } = open(service.listener.port, request);
  const said = new Promise<string>((resolve) => {
    socket.on('data', (data) => {
      const answer = String(data).replace('HTTP/1.1 100 Continue\r\n\r\n', '');
      if (answer !== '') resolve(answer);
    });
  });
  const answer = await Promise.race([said, closed]);
  socket.destroy();
  return answer;
}

test('whatever the headers: an answer, no 5xx, and no decision without credentials', {
  timeout: PATIENCE,
}, async () => {
  const statuses = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.option(authorization),
      fc.array(header, { maxLength: 4 }),
      async (presented, headers) => {
        // As HTTP reads it: without the spaces around it.
        fc.pre(presented?.replaceAll(/^[ \t]+|[ \t]+$/g, '') !== value);
        const lines = [
          'POST /registrationHookSSR HTTP/1.1',
          'host: x',
          ...(presented === null ? [] : [`authorization: ${presented}`]),
          'content-type: application/json',
          ...headers,
          `content-length: ${text.length}`,
        ];
        const answer = await firstAnswer(`${lines.join('\r\n')}\r\n\r\n${text}`);
        expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
        statuses.add(answer.slice(9, 12));
      },
    ),
    runs(500),
  );
  expect(statuses).toEqual(new Set([...statuses, '400', '401']));
  expect((await service.send('/registrationHookSSR', { body: text })).status).toBe(200);
});
