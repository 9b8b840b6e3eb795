import { afterAll, expect, test } from 'vitest';
import { withoutSecrets } from '../../../src/decision-log/without-secrets.ts';
import { compileEndpoints } from '../../../src/decisions/compile-endpoints.ts';
import type { HookContract } from '../../../src/hooks/contract.ts';
import { hooks } from '../../../src/hooks/index.ts';
import { isRequestProblem, readRequest, requestTypeOf } from '../../../src/hooks/read-request.ts';
import { registration } from '../../../src/hooks/registration/contract.ts';
import { formContextOf } from '../../../src/hooks/registration/form-messages.ts';
import { parseRules } from '../../../src/rules/parse.ts';
import type { Outcome, RuleFile } from '../../../src/rules/rule-file.ts';
import { decideAt } from '../decisions/endpoint-from.ts';

/** A hook that Okta does not have: it sends nothing on its own, goes on when it fails, and calls only errors denials. */
const postcard: HookContract = {
  ...registration,
  name: 'postcard' as never,
  eventType: 'com.example.postcard',
  requestTypes: ['com.example.send'],
  requestTypeOf: () => 'com.example.send',
  request: {
    kind: 'object',
    properties: {
      eventType: { kind: 'text' },
      data: {
        kind: 'object',
        properties: { to: { kind: 'text' }, pin: { kind: 'text', secret: true }, token: { kind: 'text' } },
      },
    },
  },
  samples: {},
  builtInOutcomes: { send: { allow: true }, keep: { error: { errorSummary: 'kept' } } },
  effectOf: ({ error, allow }) => (error !== undefined ? 'deny' : allow ? 'allow' : 'continue'),
  complete: (outcome) => outcome,
  combine: (outcomes) => {
    const error = outcomes.map((outcome) => outcome.part('error')).find((one) => one !== undefined);
    if (error !== undefined) return { error };
    const sends = outcomes.some(({ written }) => written.allow);
    return sends ? { commands: [{ type: 'com.example.post', value: {} }] } : {};
  },
  effectOfResponse: ({ error, commands }) => (error ? 'deny' : commands ? 'allow' : 'continue'),
  reply: { empty: 200, bytesBelow: 100, debugContext: false },
  failure: {
    okta: 'continues-unchanged',
    retries: 0,
    onError: ['continue', 'deny'],
    restricts: () => false,
    fallback: {},
  },
};
Object.assign(hooks, { postcard });
afterAll(() => Reflect.deleteProperty(hooks, 'postcard'));

const yaml = `version: 1
endpoint: /postcard
requestTypes:
  self.service.registration:
    rules:
      - name: greeting
        when: { fact: data.to, operator: startsWith, value: "@" }
        then: greet
        otherwise: { error: { errorSummary: "no {{ data.to }}" } }
`;

function compile(outcomes: Record<string, Outcome>, onError: Outcome | string) {
  const [file] = parseRules([{ path: 'rules.yaml', kind: 'rules', text: yaml }]).files;
  if (file === undefined) throw new Error('no file');
  const { value, ...source } = file.source;
  const rules: RuleFile = {
    ...value,
    hook: 'postcard' as never,
    outcomes,
    onError,
    requestTypes: {
      'com.example.send': { ...Object.values(value.requestTypes)[0], default: 'keep' } as never,
    },
  };
  return compileEndpoints([{ broken: file.broken, source: { ...source, value: rules } }], new Map());
}

const request = (to: string) => ({ eventType: 'com.example.postcard', data: { to } });

test('another hook: its contract decides what outcomes mean, how they are combined and what an empty reply is', async () => {
  const { endpoints, diagnostics } = compile({ greet: { allow: true } }, {});
  expect(diagnostics).toEqual([]);
  const endpoint = endpoints.get('/postcard');
  if (endpoint === undefined) throw new Error('no endpoint');
  const sent = await decideAt(endpoint, request('@kim'));
  expect(sent).toMatchObject({
    kind: 'allow',
    reply: { response: { commands: [{ type: 'com.example.post' }] } },
  });
  const kept = await decideAt(endpoint, request('kim'));
  expect(kept).toMatchObject({
    kind: 'deny',
    rules: ['greeting'],
    reply: { body: '{"error":{"errorSummary":"no kim"}}' },
  });
});

test('another hook: a failed decision ends in what its contract allows, an empty reply is {} with 200', async () => {
  const { endpoints } = compile({ greet: { error: { errorSummary: 'x'.repeat(200) } } }, {});
  const endpoint = endpoints.get('/postcard');
  if (endpoint === undefined) throw new Error('no endpoint');
  expect(await decideAt(endpoint, request('@kim'))).toMatchObject({
    kind: 'continue',
    failure: { code: 'reply-error' },
    reply: { status: 200, body: '{}' },
  });
  expect(compile({}, 'send').diagnostics).toMatchObject([
    { code: 'unknown-outcome' },
    { code: 'on-error-allows' },
  ]);
});

test('another hook: requests are told apart by eventType', () => {
  const body = request('@kim');
  expect(requestTypeOf(body)).toBe('com.example.send');
  expect(isRequestProblem(readRequest(body, [postcard]))).toBe(false);
  expect(readRequest(body, [registration])).toEqual({
    code: 'another-hook',
    message: 'This endpoint answers com.okta.user.pre-registration only.',
  });
});

test('another hook: what its request tree marks as secret is taken out, what it documents stays', () => {
  const body = {
    eventType: 'com.example.postcard',
    data: { to: 'kim', pin: '1234', token: 'stamp', password: 'x' },
  };
  expect(withoutSecrets(body)).toEqual({ ...body, data: { to: 'kim', token: 'stamp' } });
});

test('another hook: its requests have no sign-up form, whatever request type they name', () => {
  const body = { ...request('@kim'), requestType: 'progressive.profile' };
  expect(formContextOf(body, {})).toBeUndefined();
  expect(formContextOf({ ...body, eventType: registration.eventType }, {})).toBeDefined();
});

test('another hook: a hook without a System Log gets no debugContext', async () => {
  const endpoint = compile({ greet: { allow: true } }, {}).endpoints.get('/postcard');
  if (endpoint === undefined) throw new Error('no endpoint');
  const { reply } = await decideAt(endpoint, request('@kim'), { debugContext: true });
  expect(reply.response).toEqual({ commands: [{ type: 'com.example.post', value: {} }] });
});
