import { below } from '../../diagnostics/source-file.ts';
import { withoutNegations } from '../../rules/negation.ts';
import { type Check, findingAt } from '../check.ts';
import { firstMatch } from '../lists/first-match.ts';

export const addressCase: Check = {
  code: 'address-case',
  severity: 'warn',
  description: 'A case-sensitive test that excludes addresses.',
  rationale: 'Mail for Kim@okta.com reaches kim@okta.com, but the test does not exclude that spelling.',
  source: 'RFC 5321, section 2.4: relying on the case of a mailbox is discouraged',
  fix: 'Put ignoreCase: before the operator.',
  find: ({ tests, lists }) => {
    const addressIn = firstMatch(lists, ADDRESS);
    return tests.flatMap(({ source, at, test }) => {
      const { operator, negated } = withoutNegations(test.operator);
      const address = negated && EXACT.test(operator) ? addressIn(test.value) : undefined;
      if (address === undefined) return [];
      const message = `${test.operator} keeps out ${address}, and not the same address in upper case`;
      const hint = `use operator: "ignoreCase:${test.operator}"`;
      return [findingAt(source, { at: below(at, 'operator') }, { message, hint })];
    });
  },
};

const EXACT = /^(trim:)?(equal|in)$/;
const ADDRESS = /^[^@\s]*[a-z][^@\s]*@[^@\s]+\.[^@\s]+$/i;
