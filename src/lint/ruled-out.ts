/** Mistakes that the rule language rules out, with the reasons, in the order of docs/lint.md. They need no check. */
export const ruledOut: Readonly<Record<string, string>> = {
  'A text operator that accepts an array or an object with a length, but not a number':
    'Text operators are false on arrays, objects, `true` and `false`. A number counts as its decimal text.',
  'No decision about a missing field':
    'Every operator except `absent` is false on an absent fact, and `otherwise` and `default` decide. The remaining cases are `denial-in-then` and `allow-on-nothing`.',
  "Rules that answer another hook's request":
    'A rule file is for the hook that it names. Any other `eventType` gets a 400; a token or SAML request is denied, because Okta continues after a 400.',
  'No decision about a request without `requestType`':
    'A request with `data.userProfile` is handled as `self.service.registration`, as Okta Classic Engine sends it; any other gets `unhandled`, which denies.',
  'A request type that was forgotten, and is allowed':
    '`unhandled` denies by default. An `unhandled` that allows is reported as `other-request-type`.',
  'A request that matches no rule, and is allowed':
    '`default` denies if left out. A `default` that decides nothing is reported as `default-continues`.',
  'An `allow` that does nothing, because Okta allows anyway':
    'hookgate denies by default, so that `allow` has an effect.',
  'A `locationType` that Okta does not know':
    'The schema takes `body`, `header`, `url` and `query`, and nothing else.',
  'A body with status 204': 'The reply has status 204 only if it is empty.',
  'A status code that carries information for Okta':
    'Rules cannot set the status: decisions are sent with 200 or 204.',
  'Lookups that take longer than Okta waits':
    'Rules read only the request and the lists. Patterns take linear time.',
  'A side effect that is repeated when Okta retries': 'Rules are idempotent: they change only the reply.',
  'An error cause without `errorSummary`, `locationType` or `domain`':
    '`errorSummary` is required. `locationType` and `domain` default to `body` and `end-user`, as in the examples of Okta.',
  'An empty `error`, or an empty list of `errorCauses`':
    'The schema refuses both. A denial without an error is reported as `deny-without-error`.',
  'A denial whose `DENY` is misspelt, and so allows':
    'A denial is written `deny: true`; a command that denies is reported as `command-value`.',
  'An array or an object that is copied into the profile where text is meant':
    'A template copies single values. If a fact is an array or an object, the attribute is left out; a list is copied only by `as: list`.',
  'A `location` that is built from the request':
    'A text with braces is not a field of the form: `location-not-a-field` reports it.',
  'A patch that Okta voids because of one operation':
    'A patch is the difference between the claims of the request and those that the rules ask for. An operation that does not apply is left out, and the record says so.',
  'An operation that Okta does not know, such as `move`, or `remove` for an assertion':
    'The schema refuses it, as `wrong-value`, and `remove:` of an assertion as `unknown-key`.',
  "The command of another hook, such as the assertion's for a token":
    'Files of the token and SAML hooks have no commands: hookgate writes the type.',
  '`errorCauses` for a token or an assertion, which nobody sees':
    'The schema refuses them, as `unknown-key`.',
  'Tokens that go out or are denied because nobody thought of a default':
    'Files of the token and SAML hooks need a `default`.',
  'A service that anybody can call':
    'Without credentials in its configuration, hookgate generates a pair for the run.',
};
