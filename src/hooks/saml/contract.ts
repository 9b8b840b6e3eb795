import type { Command, Outcome } from '../../rules/rule-file.ts';
import { type HookContract, REPLY_BYTES_BELOW, type RequestedOutcome } from '../contract.ts';
import { type HookRequest, isObject } from '../envelope.ts';
import {
  builtInOutcomes,
  changesOf,
  combineSignIn,
  complete,
  effectOf,
  effectOfResponse,
} from '../sign-in-outcome.ts';
import { assertionPatch } from './assertion-patch.ts';
import { problemsOf } from './outcome-problems.ts';
import { request, SAML_EVENT_TYPE } from './request.ts';
import { samples } from './samples.ts';

/** Source: Okta Management API, "SAMLHookResponse". */
const PATCH_COMMAND = 'com.okta.assertion.patch';

function commandsOf(outcomes: readonly RequestedOutcome[], { data }: HookRequest): Command[] {
  const assertion = isObject(data['assertion']) ? data['assertion'] : {};
  const value = assertionPatch(assertion, changesOf(outcomes, 'assertion'));
  return value.length === 0 ? [] : [{ type: PATCH_COMMAND, value }];
}

/** True if an outcome denies, or changes what the assertion says already. */
function restricts(outcome: Outcome): boolean {
  const { set: _, ...others } = outcome.assertion ?? {};
  return Object.keys(others).length > 0 || effectOf(outcome) === 'deny';
}

/**
 * Okta's SAML assertion inline hook.
 *
 * @see Okta Management API 2026.06.3, "createSAMLAssertionInlineHook", and the guide "SAML assertion inline hook"
 */
export const saml: HookContract = {
  name: 'saml',
  eventType: SAML_EVENT_TYPE,
  requestTypes: [],
  requestTypeOf: () => undefined,
  request,
  samples,
  outcomeSchema: '#/$defs/samlOutcomeKeys',
  builtInOutcomes,
  profileCommands: [],
  subject: 'assertion',
  changes: ['assertion'],
  patches: { [PATCH_COMMAND]: 'assertion' },
  problemsOf,
  effectOf,
  complete,
  combine: (outcomes, body) => combineSignIn(outcomes, (updates) => commandsOf(updates, body)),
  effectOfResponse,
  reply: { empty: 204, bytesBelow: REPLY_BYTES_BELOW, debugContext: true },
  failure: {
    okta: 'continues-unchanged',
    retries: 1,
    onError: ['deny', 'continue'],
    restricts,
    fallback: builtInOutcomes.deny,
  },
};
