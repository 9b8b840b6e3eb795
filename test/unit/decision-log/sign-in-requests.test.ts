import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Recorded, Records } from '../../../src/decision-log/record.ts';
import { maskFor, recordFull, recordMasked } from '../../../src/decision-log/recorded.ts';
import { decide } from '../../../src/decisions/decide.ts';
import { type HookRequest, isObject } from '../../../src/hooks/envelope.ts';
import { samples } from '../../../src/hooks/samples.ts';
import { valueAt } from '../../../src/rules/fact-path.ts';
import { ruleSetOf } from '../../rule-set-of.ts';

const FOLDER = 'test/fixtures/sign-in-requests';

/** Requests of the token and SAML hooks: Okta's documented ones, and the samples. */
const requests: [string, HookRequest][] = [
  ...readdirSync(FOLDER).map((name): [string, HookRequest] => [
    name,
    JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')),
  ]),
  ...['token', 'token-refresh', 'token-service', 'saml'].map((name): [string, HookRequest] => [
    name,
    samples[name] as HookRequest,
  ]),
];

const RULES = (hook: string) => `version: 1
hook: ${hook}
endpoint: /hook
default: continue
rules:
  - name: reads
    when:
      all:
        - { fact: data.context.protocol.request.state, operator: notEqual, value: x }
        - { fact: data.context.session.id, operator: notEqual, value: x }
    then: continue
    otherwise: continue
`;

/** A request with a mark in everything that must not be logged, as a caller could send it too. */
function withMarks(request: HookRequest): { marked: HookRequest; secrets: string[] } {
  const marked = structuredClone(request);
  const secrets: string[] = [];
  const mark = (path: string, text = `SECRET-${secrets.length}-x`) => {
    const parts = path.split('.');
    const holder = valueAt(marked, parts.slice(0, -1));
    if (!isObject(holder)) return;
    holder[parts.at(-1) ?? ''] = text;
    secrets.push(...(text.match(/SECRET-\d+-x/g) ?? []));
  };
  const query = 'state=SECRET-100-x&nonce=SECRET-101-x&login_hint=SECRET-102-x&id_token_hint=SECRET-103-x';
  mark('data.context.request.url.value', `https://example.okta.com/oauth2/v1/authorize?${query}`);
  for (const grant of ['request', 'OriginalGrant.authorization'])
    for (const name of [
      'state',
      'nonce',
      'code_challenge',
      'code_verifier',
      'login_hint',
      'id_token_hint',
      'request',
      'redirect_uri',
    ])
      mark(`data.context.protocol.${grant}.${name}`);
  mark('source', 'https://example.okta.com/oauth2/v1/authorize?state=SECRET-104-x');
  for (const path of [
    'data.context.protocol.OriginalGrant.refresh_token.jti',
    'data.context.session.id',
    'data.identity.claims.jti',
    'data.identity.claims.sid',
    'data.access.claims.sid',
    'data.identity.claims.nonce',
    'data.access.claims.jti',
    'data.refresh_token.jti',
    'data.assertion.authentication.sessionIndex',
  ])
    mark(path);
  return { marked, secrets };
}

async function lineOf(request: HookRequest, recorded: Recorded): Promise<string> {
  const hook = request.eventType === samples['saml']?.eventType ? 'saml' : 'token';
  const endpoint = ruleSetOf(RULES(hook)).ruleSet?.endpoints.get('/hook');
  if (endpoint === undefined) throw new Error('the rules do not load');
  const call = { id: 'id', version: 'v', endpoint, request, time: 0 };
  const decision = await decide(call);
  return new Records(recorded).lineOf({ call, decision, milliseconds: 1 });
}

const full: Recorded = recordFull;
const masked = recordMasked(maskFor({ key: 'a-key' }));
const customMask = recordMasked(maskFor({ key: 'a-key', mask: ['data.userProfile', 'data.context.user'] }));

describe.each(requests)('record of %s', (_, request) => {
  const { marked, secrets } = withMarks(request);

  test.each([
    ['in full', full],
    ['masked', masked],
    ['with a mask of its own', customMask],
  ])('%s: holds no secret of the request', async (_, recorded) => {
    const line = await lineOf(marked, recorded);
    expect(JSON.parse(line)).toMatchObject({ hook: expect.stringMatching(/^(token|saml)$/), request: {} });
    expect(secrets.length).toBeGreaterThan(4);
    expect(secrets.filter((secret) => line.includes(secret))).toEqual([]);
  });

  test.each([
    ['masked', masked],
    ['with a mask of its own', customMask],
  ])('%s: holds no claim, attribute, login or address in clear', async (_, recorded) => {
    const personal = JSON.stringify(request).match(/"[^"]+@[^"]+"/g) ?? [];
    const line = await lineOf(request, recorded);
    expect(personal.filter((text) => line.includes(text))).toEqual([]);
    const { request: kept } = JSON.parse(line);
    for (const part of ['identity', 'access', 'assertion']) {
      const [before, after] = [request, kept].map(({ data }) => textsIn(data[part]?.claims));
      expect(after?.filter((text) => before?.includes(text))).toEqual([]);
    }
  });
});

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
