import { below } from '../../diagnostics/source-file.ts';
import { withoutNegations } from '../../rules/negation.ts';
import { type Check, findingAt } from '../check.ts';
import { firstMatch } from '../lists/first-match.ts';

export const everyNetwork: Check = {
  code: 'every-network',
  severity: 'warn',
  description: 'A test of an address against 0.0.0.0/0 or ::/0.',
  rationale: 'It contains every address: the test has no effect.',
  source: 'RFC 4632, section 3.1: a prefix of length 0 matches any address',
  fix: 'Write the intended networks, or remove the test.',
  find: ({ tests, lists }) => {
    const everythingIn = firstMatch(lists, EVERYTHING);
    return tests
      .filter(({ test }) => withoutNegations(test.operator).operator.endsWith('ipInCidr'))
      .flatMap((one) => {
        const block = everythingIn(one.test.value);
        if (block === undefined) return [];
        const message = `every address of its kind is in ${block}`;
        const hint = 'write the networks that are meant, or take the test out';
        return [findingAt(one.source, { at: below(one.at, 'value') }, { message, hint })];
      });
  },
};

const EVERYTHING = /^[\d.:a-f]+\/0+$/i;
