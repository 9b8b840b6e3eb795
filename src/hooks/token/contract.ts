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
import { problemsOf } from './outcome-problems.ts';
import { request, TOKEN_EVENT_TYPE } from './request.ts';
import { samples } from './samples.ts';
import { tokenPatch } from './token-patch.ts';

/** The command for each token, and the part of the request that has it. Source: Okta Management API, "TokenHookResponse". */
const TOKENS = [
  { key: 'idToken', part: 'identity', type: 'com.okta.identity.patch' },
  { key: 'accessToken', part: 'access', type: 'com.okta.access.patch' },
] as const;

function commandsOf(outcomes: readonly RequestedOutcome[], { data }: HookRequest): Command[] {
  return TOKENS.flatMap(({ key, part, type }) => {
    const token = data[part];
    // Okta issues no such token.
    if (!isObject(token)) return [];
    const value = tokenPatch(token, changesOf(outcomes, key));
    return value.length === 0 ? [] : [{ type, value }];
  });
}

/** True if an outcome denies, or makes a token weaker. */
function restricts(outcome: Outcome): boolean {
  const { idToken = {}, accessToken = {} } = outcome;
  const isWeaker = [idToken, accessToken].some(
    ({ replace, remove, patch, lifetime }) => replace ?? remove ?? patch ?? lifetime,
  );
  return isWeaker || effectOf(outcome) === 'deny';
}

/**
 * Okta's token inline hook.
 *
 * @see Okta Management API 2026.06.3, "createTokenInlineHook", and the guide "Token inline hook"
 */
export const token: HookContract = {
  name: 'token',
  eventType: TOKEN_EVENT_TYPE,
  requestTypes: [],
  requestTypeOf: () => undefined,
  request,
  samples,
  outcomeSchema: '#/$defs/tokenOutcomeKeys',
  builtInOutcomes,
  profileCommands: [],
  subject: 'token',
  changes: TOKENS.map(({ key }) => key),
  patches: Object.fromEntries(TOKENS.map(({ type, part }) => [type, part])),
  problemsOf,
  effectOf,
  complete,
  combine: (outcomes, body) => combineSignIn(outcomes, (updates) => commandsOf(updates, body)),
  effectOfResponse,
  reply: { empty: 204, bytesBelow: REPLY_BYTES_BELOW, debugContext: true },
  failure: {
    okta: 'continues-unchanged',
    retries: 0,
    onError: ['deny', 'continue'],
    restricts,
    fallback: builtInOutcomes.deny,
  },
};
