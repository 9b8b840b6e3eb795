import { expect, test } from 'vitest';
import type { EndpointView, IssuedView } from '../../../src/console/api.ts';
import { samples as saml } from '../../../src/hooks/saml/samples.ts';
import { samples as token } from '../../../src/hooks/token/samples.ts';
import { asking } from './asking.ts';
import { SIGN_IN_RULES } from './sign-in-rules.ts';

const changes = ({ key, claims, others }: IssuedView) => [
  key,
  [...claims, ...others].filter(({ change }) => change).map(({ name, change }) => `${name} ${change}`),
];

test('preview: has the tokens and the assertion before and after, and the reply of a denial', async () => {
  const { console } = await asking(SIGN_IN_RULES);
  const preview = async (endpoint: string, request: object) =>
    (await console('/console/api/preview', { endpoint, body: JSON.stringify(request) })).json;
  const { decision } = await preview('/token', token.token);
  expect([decision.kind, decision.rules, decision.widgets]).toEqual(['update', ['patient'], []]);
  expect(decision.issued.map(changes)).toEqual([
    ['idToken', ['name removed', 'https://example.com/role added', 'lifetime changed']],
    ['accessToken', ['firstName changed']],
  ]);
  const service = await preview('/token', token['token-service']);
  expect([service.decision.kind, service.decision.issued.map(changes)]).toEqual([
    'continue',
    [['accessToken', []]],
  ]);
  const signedIn = await preview('/saml', saml.saml);
  expect(signedIn.decision.issued.map(changes)).toEqual([
    ['assertion', ['groups changed', 'role added', 'sessionLifetime added']],
  ]);
  const stranger = structuredClone(saml.saml) as typeof saml.saml & {
    data: { context: { user: { profile: { login: string } } } };
  };
  stranger.data.context.user.profile.login = 'kim@evil.example';
  const refused = await preview('/saml', stranger);
  expect([refused.decision.kind, refused.decision.issued]).toEqual(['deny', undefined]);
  expect(JSON.parse(refused.reply.body).error).toEqual({ errorSummary: 'Only staff can sign in.' });
});

test('rules view: names the hook of an endpoint, and has all samples of the hook', async () => {
  const { console } = await asking(SIGN_IN_RULES);
  const { json } = await console('/console/api/rules');
  const endpoints: EndpointView[] = json.endpoints;
  const shown = endpoints.map(({ path, hook, requestTypes }) => [
    path,
    [hook, ...requestTypes.map(({ requestType, samples }) => [requestType, samples.map(({ name }) => name)])],
  ]);
  expect(Object.fromEntries(shown)).toEqual({
    '/saml': ['saml', ['', ['saml']]],
    '/token': ['token', ['', ['token', 'token-refresh', 'token-service']]],
  });
});

test('try a change: tells which tokens and sign-ins would be decided otherwise', async () => {
  const { console, service } = await asking(SIGN_IN_RULES);
  const change = async (path: 'token.yaml' | 'saml.yaml', before: string, after: string) => {
    const files = [
      { path: `${service.rules.directory}/${path}`, text: SIGN_IN_RULES[path].replace(before, after) },
    ];
    const { json } = await console('/console/api/change', { files });
    const { changes, madeUp } = json.differences;
    const words: string[] = madeUp.groups.map((group: { words: string }) => group.words.split(' (')[0]);
    return { changes, words: [...new Set(words)] };
  };
  expect(await change('token.yaml', 'lifetime: 15m', 'lifetime: 20m')).toEqual({
    changes: ['changed rule patient of /token: then: idToken.lifetime: "15m" -> "20m"'],
    words: ['update with other commands by patient'],
  });
  expect((await change('saml.yaml', '"@example.com"', '"@example.org"')).words).toContain(
    'update -> deny by staff',
  );
});
