import { valueAt } from '../../rules/fact-path.ts';
import { type HookContract, REPLY_BYTES_BELOW } from '../contract.ts';
import { isObject } from '../envelope.ts';
import { combine, effectOfResponse } from './combine.ts';
import { profileCommands } from './commands.ts';
import { builtInOutcomes, complete, effectOf } from './outcome.ts';
import { CLASSIC_REQUEST_TYPE, request, requestTypes } from './request.ts';
import { samples } from './samples.ts';

/**
 * Okta's registration inline hook.
 * Source: Okta Management API 2026.06.3, "createRegistrationHook", and the guide "Registration inline hook".
 */
export const registration: HookContract = {
  name: 'registration',
  eventType: 'com.okta.user.pre-registration',
  requestTypes,
  requestTypeOf(body) {
    const requestType = valueAt(body, ['requestType']);
    if (typeof requestType === 'string') return requestType;
    const isClassic =
      (requestType === undefined || requestType === null) && isObject(valueAt(body, ['data', 'userProfile']));
    return isClassic ? CLASSIC_REQUEST_TYPE : undefined;
  },
  unnamedRequestType: CLASSIC_REQUEST_TYPE,
  request,
  samples,
  outcomeSchema: '#/$defs/outcomeKeys',
  builtInOutcomes,
  profileCommands,
  subject: 'profile',
  changes: [],
  patches: {},
  problemsOf: () => [],
  effectOf,
  complete,
  combine,
  effectOfResponse,
  reply: { empty: 204, bytesBelow: REPLY_BYTES_BELOW, debugContext: true },
  failure: {
    okta: 'denies',
    retries: 1,
    onError: ['deny'],
    restricts: (outcome) => effectOf(outcome) === 'deny',
    fallback: builtInOutcomes.deny,
  },
};
