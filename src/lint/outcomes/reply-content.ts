import { Buffer } from 'node:buffer';
import { below } from '../../diagnostics/source-file.ts';
import { hookOf } from '../../hooks/index.ts';
import type { Outcome, Text } from '../../rules/rule-file.ts';
import { versionsOf, withTexts } from '../../rules/texts.ts';
import { type Check, findingAt } from '../check.ts';

export const replyTooLarge: Check = {
  code: 'reply-too-large',
  severity: 'error',
  description: 'An outcome whose texts result in a reply of 256,000 bytes or more.',
  rationale: 'Okta rejects the whole reply.',
  source: 'Okta Management API, "HookResponseSize"',
  fix: 'Shorten the texts.',
  find: ({ outcomes }) =>
    outcomes.flatMap(({ source, at, outcome }) => {
      const { bytesBelow } = hookOf(source.value).reply;
      const bytes = Buffer.byteLength(JSON.stringify(inLongestTexts(outcome)));
      if (bytes < bytesBelow) return [];
      const message = `the reply would have ${bytes} bytes; Okta takes fewer than ${bytesBelow}`;
      return [findingAt(source, { at, key: true }, { message, hint: 'shorten the texts' })];
    }),
};

/** An outcome with the longest version of each text: a reply has one language. */
function inLongestTexts(outcome: Outcome): Outcome {
  if (outcome.error === undefined) return outcome;
  return { ...outcome, error: withTexts(outcome.error, longestVersion) };
}

function longestVersion(text: Text): string {
  const versions = versionsOf(text).map(([, version]) => version);
  return versions.reduce((longest, version) => (version.length > longest.length ? version : longest), '');
}

export const reservedKey: Check = {
  code: 'reserved-key',
  severity: 'error',
  description: 'A debugContext with a key "hookgate".',
  rationale:
    'This key contains the decision id, the deciding rules and the version, which connect the System Log with the decision.',
  fix: 'Choose another key.',
  find: ({ outcomes }) =>
    outcomes
      .filter(({ outcome }) => Object.hasOwn(outcome.debugContext ?? {}, 'hookgate'))
      .map(({ source, at }) => {
        const message = '"hookgate" is where the decision id, the rules and the version stand';
        const place = { at: below(at, 'debugContext', 'hookgate'), key: true };
        return findingAt(source, place, { message, hint: 'choose another key' });
      }),
};
