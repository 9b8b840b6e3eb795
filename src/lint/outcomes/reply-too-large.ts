import { Buffer } from 'node:buffer';
import { registration } from '../../hooks/registration/request-types.ts';
import { type Check, findingAt } from '../check.ts';

export const replyTooLarge: Check = {
  code: 'reply-too-large',
  severity: 'error',
  description: 'An outcome whose texts alone make a reply of 256,000 bytes or more.',
  rationale: 'Okta refuses such a reply as a whole.',
  source: 'Okta Management API, "HookResponseSize"',
  fix: 'Shorten the texts.',
  find: ({ outcomes }) =>
    outcomes.flatMap(({ source, at, outcome }) => {
      const bytes = Buffer.byteLength(JSON.stringify(outcome));
      if (bytes < registration.replyBytesBelow) return [];
      const message = `the reply would have ${bytes} bytes; Okta takes fewer than ${registration.replyBytesBelow}`;
      return [findingAt(source, { at, key: true }, { message, hint: 'shorten the texts' })];
    }),
};
