/** A mistake that needs no check, because it cannot be made in this language. */
export interface RuledOut {
  mistake: string;
  reason: string;
}

/** In the order of docs/lint.md. */
export const ruledOut: readonly RuledOut[] = [
  {
    mistake: 'A text operator that an array or an object with a length passes, and a number does not',
    reason:
      'Text operators are false on arrays, objects, `true` and `false`. A number counts as its decimal text.',
  },
  {
    mistake: 'No answer for a field that is left out',
    reason:
      'Every operator but `absent` is false on an absent fact, and `otherwise` and `default` answer. What is left of it is `denial-in-then` and `allow-on-nothing`.',
  },
  {
    mistake: "Rules that answer another hook's request",
    reason: 'A rule file is for the registration hook. Any other `eventType` gets a 400.',
  },
  {
    mistake: 'A file that does not say what a request without `requestType` gets',
    reason:
      'One with `data.userProfile` is read as `self.service.registration`, as Okta Classic Engine means it; any other is `unhandled`, which denies.',
  },
  {
    mistake: 'A request type that was forgotten, and is let in',
    reason:
      '`unhandled` denies where it is left out. If it is written and lets people in, that is `other-request-type`.',
  },
  {
    mistake: 'A request that meets no rule, and is let in',
    reason:
      '`default` denies where it is left out. If it is written and decides nothing, that is `default-continues`.',
  },
  {
    mistake: 'An `allow` that does nothing, because Okta allows anyway',
    reason: 'Here the default is to deny: `allow` is what lifts it.',
  },
  {
    mistake: 'A `locationType` that Okta does not know',
    reason: 'The schema takes `body`, `header`, `url` and `query`, and nothing else.',
  },
  {
    mistake: 'A body beside 204',
    reason: 'The reply is 204 only where there is nothing to say.',
  },
  {
    mistake: 'A status code that is to tell Okta something',
    reason: 'Rules cannot set it: what is decided is sent with 200 or 204.',
  },
  {
    mistake: 'Look-ups that take longer than Okta waits',
    reason: 'Rules read the request and the lists, and nothing else. Patterns take linear time.',
  },
  {
    mistake: 'Something that happens twice when Okta asks again',
    reason: 'A rule changes nothing but the reply.',
  },
  {
    mistake: 'An error cause without `errorSummary`, `locationType` or `domain`',
    reason:
      'The first is required. The other two are filled in with `body` and `end-user`, as in the examples of Okta.',
  },
  {
    mistake: 'An empty `error`, or an empty list of `errorCauses`',
    reason: 'The schema refuses both. What is left of a denial without them is `deny-without-error`.',
  },
  {
    mistake: 'A denial whose `DENY` is misspelt, and so allows',
    reason: 'A denial is `deny: true`; as a command it is `command-value`.',
  },
  {
    mistake: 'An array or an object that is copied into the profile where text is meant',
    reason:
      'A template copies single values. Where a fact is an array or an object, the attribute is left out.',
  },
  {
    mistake: 'A `location` that is put together from the request',
    reason: 'A text with braces in it is no field of the form: `location-not-a-field`.',
  },
  {
    mistake: 'A service that anybody can call',
    reason: 'Without credentials in its configuration, hookgate makes up a pair for the run.',
  },
];
