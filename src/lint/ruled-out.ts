/** A mistake that the rule language rules out, so that it needs no check. */
interface RuledOut {
  mistake: string;
  reason: string;
}

/** In the order of docs/lint.md. */
export const ruledOut: readonly RuledOut[] = [
  {
    mistake: 'A text operator that accepts an array or an object with a length, but not a number',
    reason:
      'Text operators are false on arrays, objects, `true` and `false`. A number counts as its decimal text.',
  },
  {
    mistake: 'No decision about a missing field',
    reason:
      'Every operator except `absent` is false on an absent fact, and `otherwise` and `default` decide. The remaining cases are `denial-in-then` and `allow-on-nothing`.',
  },
  {
    mistake: "Rules that answer another hook's request",
    reason: 'A rule file is for the registration hook. Any other `eventType` gets a 400.',
  },
  {
    mistake: 'No decision about a request without `requestType`',
    reason:
      'A request with `data.userProfile` is handled as `self.service.registration`, as Okta Classic Engine sends it; any other gets `unhandled`, which denies.',
  },
  {
    mistake: 'A request type that was forgotten, and is allowed',
    reason: '`unhandled` denies by default. An `unhandled` that allows is reported as `other-request-type`.',
  },
  {
    mistake: 'A request that matches no rule, and is allowed',
    reason:
      '`default` denies if left out. A `default` that decides nothing is reported as `default-continues`.',
  },
  {
    mistake: 'An `allow` that does nothing, because Okta allows anyway',
    reason: 'hookgate denies by default, so that `allow` has an effect.',
  },
  {
    mistake: 'A `locationType` that Okta does not know',
    reason: 'The schema takes `body`, `header`, `url` and `query`, and nothing else.',
  },
  {
    mistake: 'A body with status 204',
    reason: 'The reply has status 204 only if it is empty.',
  },
  {
    mistake: 'A status code that carries information for Okta',
    reason: 'Rules cannot set the status: decisions are sent with 200 or 204.',
  },
  {
    mistake: 'Lookups that take longer than Okta waits',
    reason: 'Rules read only the request and the lists. Patterns take linear time.',
  },
  {
    mistake: 'A side effect that is repeated when Okta retries',
    reason: 'Rules are idempotent: they change only the reply.',
  },
  {
    mistake: 'An error cause without `errorSummary`, `locationType` or `domain`',
    reason:
      '`errorSummary` is required. `locationType` and `domain` default to `body` and `end-user`, as in the examples of Okta.',
  },
  {
    mistake: 'An empty `error`, or an empty list of `errorCauses`',
    reason: 'The schema refuses both. A denial without an error is reported as `deny-without-error`.',
  },
  {
    mistake: 'A denial whose `DENY` is misspelt, and so allows',
    reason: 'A denial is written `deny: true`; a command that denies is reported as `command-value`.',
  },
  {
    mistake: 'An array or an object that is copied into the profile where text is meant',
    reason: 'A template copies single values. If a fact is an array or an object, the attribute is left out.',
  },
  {
    mistake: 'A `location` that is built from the request',
    reason: 'A text with braces is not a field of the form: `location-not-a-field` reports it.',
  },
  {
    mistake: 'A service that anybody can call',
    reason: 'Without credentials in its configuration, hookgate generates a pair for the run.',
  },
];
