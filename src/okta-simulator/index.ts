import type { HookName } from '../hooks/contract.ts';
import { registrationSimulator } from './registration/simulator.ts';
import { samlSimulator } from './saml/simulator.ts';
import type { HookSimulator } from './scenarios/scenario.ts';
import { tokenSimulator } from './token/simulator.ts';

/** The simulator of each hook. */
export const simulators: Readonly<Record<HookName, HookSimulator>> = {
  registration: registrationSimulator,
  token: tokenSimulator,
  saml: samlSimulator,
};
