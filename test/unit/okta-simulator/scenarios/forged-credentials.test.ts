import { expect, test } from 'vitest';
import { forgedCredentials } from '../../../../src/okta-simulator/scenarios/forged-credentials.ts';
import { scenarios } from '../../../../src/okta-simulator/scenarios/index.ts';
import { listening } from '../../../local-server.ts';
import { newPlayer, played, startHook } from './service.ts';

const credentials = {
  kind: 'header',
  name: 'authorization',
  value: `Basic ${btoa('okta:a-secret')}`,
} as const;

test('wrong-credentials: detects a service that checks only the user name of HTTP Basic', async () => {
  const origin = await listening((request, response) => {
    const [user] = atob(request.headers.authorization?.replace('Basic ', '') ?? '').split(':');
    response.writeHead(user === 'okta' ? 200 : 401).end('{}');
  });
  const { target } = await startHook();
  const chosen = scenarios.filter(({ name }) => name === 'wrong-credentials');
  const [result] = await played(chosen, [{ ...target, url: `${origin}/hook`, credentials }], newPlayer());
  expect(result?.steps[0]?.findings).toMatchObject([{ code: 'not-refused', severity: 'error' }]);
});

test.each([
  ['HTTP Basic', credentials.value, /^Basic (?!b2t0YTphLXNlY3JldA)/],
  ['another scheme', 'Bearer a-secret', /^Bearer wrong$/],
  ['a value without a scheme', 'a-secret', /^wrong$/],
])('forged credentials: keep the scheme and change the secret (%s)', async (_, value, expected) => {
  const forged = await forgedCredentials({ ...credentials, value }, newPlayer());
  expect(forged.credentials).toMatchObject({
    kind: 'header',
    name: 'authorization',
    value: expect.stringMatching(expected),
  });
});
