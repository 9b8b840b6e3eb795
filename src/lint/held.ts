/** A mistake that needs no check, because it cannot be made in this language. */
export interface Held {
  mistake: string;
  because: string;
}

/** In the order of docs/lint.md. */
export const held: readonly Held[] = [
  {
    mistake: 'An error cause without `errorSummary`, `locationType` or `domain`',
    because:
      'The first is required. The other two are filled in with `body` and `end-user`, as in the examples of Okta.',
  },
  {
    mistake: 'An empty `error`, or an empty list of `errorCauses`',
    because: 'The schema refuses both. What is left of a denial without them is `deny-without-error`.',
  },
  {
    mistake: 'A denial whose `DENY` is misspelt, and so allows',
    because: 'A denial is `deny: true`; as a command it is `command-value`.',
  },
  {
    mistake: 'An array or an object that is copied into the profile where text is meant',
    because:
      'A template copies single values. Where a fact is an array or an object, the attribute is left out.',
  },
  {
    mistake: 'A `location` that is put together from the request',
    because: 'A text with braces in it is no field of the form: `location-not-a-field`.',
  },
  {
    mistake: 'A service that anybody can call',
    because: 'Without credentials in its configuration, hookgate makes up a pair for the run.',
  },
];
