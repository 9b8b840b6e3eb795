import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Recorded, Records } from '../../../src/decision-log/record.ts';
import { maskFor, recordFull, recordMasked } from '../../../src/decision-log/recorded.ts';
import { decide } from '../../../src/decisions/decide.ts';
import type { HookRequest } from '../../../src/hooks/envelope.ts';
import { samples } from '../../../src/hooks/samples.ts';
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
  const marked = structuredClone(request) as { data: any };
  const secrets: string[] = [];
  const mark = (holder: any, key: string, text = `SECRET-${secrets.length}-x`) => {
    if (typeof holder !== 'object' || holder === null) return;
    holder[key] = text;
    secrets.push(/SECRET-\d+-x/.exec(text)?.[0] ?? text);
  };
  const { context, identity, access, assertion } = marked.data;
  const query = 'state=SECRET-100-x&nonce=SECRET-101-x&login_hint=SECRET-102-x&id_token_hint=SECRET-103-x';
  mark(context.request.url, 'value', `https://example.okta.com/oauth2/v1/authorize?${query}`);
  secrets.push(...(query.match(/SECRET-\d+-x/g) ?? []));
  mark(context.protocol.request, 'state');
  mark(context.protocol.request, 'nonce');
  mark(context.protocol.request, 'code_challenge');
  mark(context.protocol.request, 'login_hint');
  mark(context.protocol.request, 'id_token_hint');
  mark(context.protocol.OriginalGrant?.authorization, 'state');
  mark(context.protocol.OriginalGrant?.refresh_token, 'jti');
  mark(context.session, 'id');
  mark(identity?.claims, 'jti');
  mark(identity?.claims, 'nonce');
  mark(access?.claims, 'jti');
  mark(marked.data.refresh_token, 'jti');
  mark(assertion?.authentication, 'sessionIndex');
  return { marked: marked as unknown as HookRequest, secrets };
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
