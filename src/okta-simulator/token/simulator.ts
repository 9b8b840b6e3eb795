import { signInSimulator } from '../sign-in/simulator.ts';

/** Simulates Okta for the token hook. */
export const tokenSimulator = signInSimulator({
  hook: 'token',
  parts: { 'com.okta.identity.patch': 'identity', 'com.okta.access.patch': 'access' },
  about: 'Okta issues tokens for a user in an app, by a refresh token, and for a service',
  words: {
    unchanged: 'issues the tokens unchanged',
    changed: 'issues the tokens with the changes',
    refused: 'issues no token; the client gets server_error',
  },
});
