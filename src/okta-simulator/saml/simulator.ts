import { signInSimulator } from '../sign-in/simulator.ts';

/** Simulates Okta for the SAML hook. */
export const samlSimulator = signInSimulator({
  hook: 'saml',
  parts: { 'com.okta.assertion.patch': 'assertion' },
  about: 'a user signs in to a SAML app',
  words: {
    unchanged: 'sends the assertion unchanged',
    changed: 'sends the assertion with the changes',
    refused: 'refuses the sign-in; its error page says',
  },
});
