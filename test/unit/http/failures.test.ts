import { afterEach, describe, expect, test } from 'vitest';
import type { Endpoint } from '../../../src/decisions/compile-endpoints.ts';
import type { HookRequest } from '../../../src/hooks/envelope.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';
import type { HookAppDependencies } from '../../../src/http/hook-app.ts';
import { endpointFrom, ssr } from '../decisions/endpoint-from.ts';
import { holdUp } from '../engine/hold-up.ts';
import { head, open } from './raw.ts';
import { type Answer, type Service, startService } from './service.ts';

const DENY = { type: 'com.okta.action.update', value: { registration: 'DENY' } };
const LATER = { errorSummary: 'Try later.' };
const running: Service[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ listener }) => listener.close(0)));
});

/** One rule that lets everybody in whose x is one letter, and an onError outcome that can be told from the built-in one. */
function letters(): Endpoint {
  return endpointFrom(
    'requestTypes:\n  self.service.registration:\n    rules:\n      - { name: letter, when: { fact: data.userProfile.x, operator: matches, value: "[a-z]" }, then: allow }\n    default: deny\nonError: { deny: true, error: { errorSummary: Try later. } }\n',
  );
}

async function start(changes: Partial<HookAppDependencies> = {}, endpoint = letters()): Promise<Service> {
  const ruleSet = { endpoints: new Map([['/x', endpoint]]), version: 'v1' };
  const service = await startService({ rules: () => ruleSet as never, ...changes });
  running.push(service);
  return service;
}

function slow(milliseconds: number): Endpoint {
  const endpoint = letters();
  holdUp(endpoint.requestTypes.get('self.service.registration')?.rules, milliseconds);
  return endpoint;
}

const event = (eventId: string): HookRequest => ({ ...ssr({ x: 'a' }), eventId });

function expectOnError({ status, json }: Answer): void {
  expect({ status, json }).toMatchObject({ status: 200, json: { commands: [DENY], error: LATER } });
}

describe('deadline', () => {
  test('deadline: a body that does not arrive in time is denied by onError and closes the connection (case 35)', async () => {
    const service = await start({ deadline: 50 });
    const { closed } = open(service.listener.port, head('/x', ['host: x', 'content-length: 1000']));
    const said = await closed;
    expect(said).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*connection: close/i);
    expect(said).toContain(JSON.stringify({ commands: [DENY], error: LATER }).slice(0, -1));
    expect(said.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(service.decisions).toMatchObject([
      {
        decision: { kind: 'deny', by: 'onError', failure: { code: 'timeout' }, requestType: undefined },
        call: { request: undefined },
      },
    ]);
    expect(service.answers).toHaveLength(1);
  });

  test('deadline: rules that take too long are denied by onError (case 25)', async () => {
    const service = await start({ deadline: 500 }, slow(600));
    expectOnError(await service.post('/x', samples.ssr));
    expect(service.answers).toMatchObject([
      { decision: { failure: { code: 'timeout' } }, call: { request: samples.ssr } },
    ]);
  });

  test('deadline: authentication, body and rules share one time limit', async () => {
    const service = await start({
      deadline: 50,
      // Reading the rules stands for whatever takes time before the body.
      rules: () => {
        for (const begin = performance.now(); performance.now() - begin < 60; );
        return { endpoints: new Map([['/x', letters()]]), version: 'v1' } as never;
      },
    });
    expectOnError(await service.post('/x', event('e1')));
    expect(service.answers[0]?.decision.failure?.code).toBe('timeout');
  });

  test('deadline: a decision that is not logged in time is denied', async () => {
    const service = await start({
      deadline: 500,
      onDecision: ({ decision }) => (decision.kind === 'allow' ? new Promise(() => undefined) : undefined),
    });
    expectOnError(await service.post('/x', event('e1')));
    expect(service.answers).toMatchObject([
      { decision: { failure: { code: 'unrecorded', message: 'the decision was not recorded in time' } } },
    ]);
  });
});

describe('failed decision', () => {
  test('failed decision: an error in a rule denies and names the rule (case 25)', async () => {
    const service = await start();
    expectOnError(await service.post('/x', ssr({ x: 'x'.repeat(5000) })));
    expect(service.decisions).toMatchObject([
      { decision: { by: 'onError', rules: ['letter'], failure: { code: 'rule-error', rule: 'letter' } } },
    ]);
  });

  test('failed decision: an unexpected error denies without telling the client its cause', async () => {
    const cause = new Error('secret detail');
    const requestTypes = {
      get: () => {
        throw cause;
      },
    };
    const service = await start({}, { ...letters(), requestTypes } as never);
    const answer = await service.post('/x', samples.ssr);
    expectOnError(answer);
    expect(answer.body).not.toContain('secret detail');
    const failure = { code: 'internal', message: 'the service failed' };
    expect(service.decisions).toMatchObject([{ decision: { failure } }]);
    expect(service.answers).toMatchObject([{ decision: { failure }, call: { request: samples.ssr }, cause }]);
    expect(service.errors).toEqual([]);
  });

  test('failed decision: an error in the onError outcome results in the built-in denial', async () => {
    const onError = {
      ...letters().onError,
      parts: new Map([
        [
          'error',
          () => {
            throw new Error('template');
          },
        ],
      ]),
    };
    const service = await start({}, { ...letters(), onError });
    const { json } = await service.post('/x', ssr({ x: 'x'.repeat(5000) }));
    expect(json).toMatchObject({
      commands: [DENY],
      error: { errorSummary: expect.stringContaining('administrator') },
    });
  });

  test('failed decision: an error in onAnswer does not change the reply', async () => {
    const service = await start({
      onAnswer: () => {
        throw new Error('metrics');
      },
    });
    expect((await service.post('/x', event('e1'))).json).toMatchObject({
      commands: [{ value: { registration: 'ALLOW' } }],
    });
    await expect
      .poll(() => service.errors)
      .toMatchObject([{ error: { status: 500 }, cause: new Error('metrics') }]);
  });
});

describe('decision log', () => {
  test.each([
    ['rejects', () => Promise.reject(new Error('disk full'))],
    [
      'throws',
      () => {
        throw new Error('disk full');
      },
    ],
  ])('decision log: denies if writing %s', async (_, onDecision) => {
    const service = await start({ onDecision });
    const answer = await service.post('/x', event('e1'));
    expectOnError(answer);
    expect(answer.body).not.toContain('disk full');
    expect(service.answers).toMatchObject([
      {
        decision: { kind: 'deny', failure: { code: 'unrecorded' } },
        cause: new Error('disk full'),
      },
    ]);
  });

  test('decision log: a decision that was not logged is not kept for the retry', async () => {
    let full = true;
    const service = await start({ onDecision: () => (full ? Promise.reject(new Error('full')) : undefined) });
    expectOnError(await service.post('/x', event('e1')));
    full = false;
    expect((await service.post('/x', event('e1'))).json).toMatchObject({
      commands: [{ value: { registration: 'ALLOW' } }],
    });
    expect(service.answers[1]).not.toHaveProperty('retry');
  });

  test('decision log: the reply waits for the record', async () => {
    const { promise: written, resolve } = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const service = await start({
      onDecision: () => {
        asked.resolve();
        return written;
      },
    });
    let answered = false;
    const answer = service.post('/x', event('e1')).finally(() => {
      answered = true;
    });
    await asked.promise;
    // Another request goes all its way in the meantime.
    await service.send('/x', { method: 'GET' });
    expect(answered).toBe(false);
    resolve();
    expect((await answer).json).toMatchObject({ commands: [{ value: { registration: 'ALLOW' } }] });
  });
});

describe('concurrency', () => {
  test('concurrency: denies the request over the limit by onError without evaluating rules', async () => {
    const { promise: free, resolve } = Promise.withResolvers<void>();
    const counts: number[] = [];
    const arrived = Promise.withResolvers<void>();
    const service = await start({
      maxInFlight: 2,
      onInFlight: (count) => {
        counts.push(count);
        if (count === 2) arrived.resolve();
      },
      onDecision: ({ decision }) => (decision.failure === undefined ? free : undefined),
    });
    const first = [service.post('/x', event('e1')), service.post('/x', event('e2'))];
    await arrived.promise;
    expectOnError(await service.post('/x', event('e3')));
    expect(service.answers).toMatchObject([
      {
        decision: { failure: { code: 'overload' }, verdicts: [], requestType: 'self.service.registration' },
        call: { request: { eventId: 'e3' } },
      },
    ]);
    resolve();
    for (const { json } of await Promise.all(first))
      expect(json).toMatchObject({ commands: [{ value: { registration: 'ALLOW' } }] });
    expect((await service.post('/x', event('e3'))).json).toMatchObject({
      commands: [{ value: { registration: 'ALLOW' } }],
    });
    expect(service.answers.at(-1)).not.toHaveProperty('retry');
    expect(counts).toEqual([1, 2, 1, 0, 1, 0]);
  });

  test('concurrency: a rejected request releases its slot', async () => {
    const counts: number[] = [];
    const service = await start({ maxInFlight: 1, onInFlight: (count) => counts.push(count) });
    expect((await service.send('/x', { body: '{' })).status).toBe(400);
    expect(counts).toEqual([1, 0]);
    expect((await service.post('/x', event('e1'))).json).toMatchObject({
      commands: [{ value: { registration: 'ALLOW' } }],
    });
  });

  test('concurrency: a request without its body has no slot', async () => {
    const arrived = Promise.withResolvers<void>();
    const service = await start({
      maxInFlight: 1,
      authenticate: async ({ rawHeaders }) => {
        if (rawHeaders.includes('x-slow')) arrived.resolve();
        return undefined;
      },
    });
    const slow = open(
      service.listener.port,
      `${head('/x', ['host: x', 'x-slow: 1', 'content-length: 1000'])}{`,
    );
    await arrived.promise;
    expect((await service.post('/x', event('e1'))).json).toMatchObject({
      commands: [{ value: { registration: 'ALLOW' } }],
    });
    slow.socket.destroy();
    await slow.closed;
    expect((await service.post('/x', event('e2'))).status).toBe(200);
  });
});

describe('retry', () => {
  const counted = (service: Service) => service.answers.map((answered) => [answered.decision.id, answered]);

  test('retry: gets the same reply, and its own log record with the same id', async () => {
    const service = await start();
    const first = await service.post('/x', event('e1'));
    const second = await service.post('/x', event('e1'));
    expect(second.body).toBe(first.body);
    expect(counted(service)).toMatchObject([
      ['decision-1', { call: { request: { eventId: 'e1' } } }],
      ['decision-1', { call: { request: { eventId: 'e1' } }, retry: true }],
    ]);
    expect(service.decisions).toEqual(service.answers);
  });

  test('retry: waits for the decision on the first call', async () => {
    const { promise: written, resolve } = Promise.withResolvers<void>();
    const both = Promise.withResolvers<void>();
    const service = await start({
      onInFlight: (count) => count === 2 && both.resolve(),
      onDecision: () => written,
    });
    const answers = [service.post('/x', event('e1')), service.post('/x', event('e1'))];
    await both.promise;
    resolve();
    const [first, second] = await Promise.all(answers);
    expect(second?.body).toBe(first?.body);
    expect(service.answers.map(({ retry }) => retry)).toEqual([undefined, true]);
  });

  test('retry: an event id that is reused with a different body is decided and marked', async () => {
    const service = await start();
    await service.post('/x', event('e1'));
    const other = await service.post('/x', { ...event('e1'), data: { userProfile: { x: 'aa' } } });
    expect(other.json).toMatchObject({ commands: [DENY] });
    await service.post('/x', event('e1'));
    expect(counted(service)).toMatchObject([
      ['decision-1', {}],
      ['decision-2', { eventIdReused: true }],
      ['decision-1', { retry: true }],
    ]);
  });

  test('retry: is decided anew after a minute, without an eventId, or by new rules', async () => {
    let now = 1;
    let ruleSet = { endpoints: new Map([['/x', letters()]]), version: 'v1' };
    const service = await start({ now: () => now, rules: () => ruleSet as never });
    await service.post('/x', event('e1'));
    now += 61_000;
    await service.post('/x', event('e1'));
    ruleSet = { ...ruleSet, version: 'v2' };
    await service.post('/x', event('e1'));
    const { eventId, ...nameless } = event('e1');
    await service.post('/x', nameless);
    await service.post('/x', nameless);
    expect(service.answers.map(({ decision, retry }) => [decision.id, retry])).toEqual(
      ['decision-1', 'decision-2', 'decision-3', 'decision-4', 'decision-5'].map((id) => [id, undefined]),
    );
  });
});
