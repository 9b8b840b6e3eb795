import { samples } from '../../hooks/saml/samples.ts';
import { says } from '../reply-finding.ts';
import type { SignInHook } from '../sign-in/sign-in-hook.ts';
import { signInSimulator } from '../sign-in/simulator.ts';
import { assertionValues } from './assertion-values.ts';
import { responseXml } from './assertion-xml.ts';
import { checkAssertionOperation } from './check-operation.ts';

/** Okta's side of the SAML hook. */
export const samlHook: SignInHook = {
  hook: 'saml',
  parts: {
    'com.okta.assertion.patch': {
      key: 'assertion',
      name: 'assertion',
      problemsOf: checkAssertionOperation,
      valuesOf: assertionValues,
      xmlOf: responseXml,
    },
  },
  reads: () => true,
  words: {
    unchanged: 'sends the assertion unchanged',
    changed: 'sends the assertion with the changes',
    refused: 'refuses the sign-in; its error page says',
  },
  sources: { commands: says.samlCommands, error: says.samlError },
  about: 'a user signs in to a SAML app',
  samples: [{ who: 'a user of a SAML app', request: samples.saml }],
};

/** Simulates Okta for the SAML hook. */
export const samlSimulator = signInSimulator(samlHook);
