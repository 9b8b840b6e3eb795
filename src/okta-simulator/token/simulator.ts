import { isObject } from '../../hooks/envelope.ts';
import { samples } from '../../hooks/token/samples.ts';
import { says } from '../reply-finding.ts';
import type { NamedValue, SignInHook } from '../sign-in/sign-in-hook.ts';
import { signInSimulator } from '../sign-in/simulator.ts';
import { checkTokenOperation } from './check-operation.ts';

/** Okta's side of the token hook. */
export const tokenHook: SignInHook = {
  hook: 'token',
  parts: {
    'com.okta.identity.patch': {
      key: 'identity',
      name: 'ID token',
      problemsOf: (operation) => checkTokenOperation('idToken', operation),
      valuesOf,
    },
    'com.okta.access.patch': {
      key: 'access',
      name: 'access token',
      problemsOf: (operation) => checkTokenOperation('accessToken', operation),
      valuesOf,
    },
  },
  reads: (status) => status === 200,
  words: {
    unchanged: 'issues the tokens unchanged',
    changed: 'issues the tokens with the changes',
    refused: 'issues no token; the client gets server_error',
  },
  sources: { commands: says.tokenCommands, error: says.tokenError },
  about: 'Okta issues tokens for a user in an app, by a refresh token, and for a service',
  samples: [
    { who: 'a user in a single-page app', request: samples.token },
    { who: 'a refresh token of a user', request: samples['token-refresh'] },
    { who: 'a service, without a user', request: samples['token-service'] },
  ],
};

/** Simulates Okta for the token hook. */
export const tokenSimulator = signInSimulator(tokenHook);

function valuesOf({ claims, token }: Readonly<Record<string, unknown>>): NamedValue[] {
  const { lifetime } = Object(token);
  return [
    ...Object.entries(isObject(claims) ? claims : {}).map(([name, value]) => ({
      name: `claim ${name}`,
      value,
    })),
    { name: 'lifetime in seconds', value: Object(lifetime).expiration, isMain: true },
  ];
}
