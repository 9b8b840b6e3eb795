import { below } from '../../diagnostics/source-file.ts';
import { type List, listsByName } from '../../rules/lists/list.ts';
import { withoutNegations } from '../../rules/negation.ts';
import { isListReference, listsNamedBy, type Operand } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';

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

/** Returns a search for the first operand of a test that matches a pattern. Each list is searched once. */
function firstMatch(
  lists: readonly List[],
  pattern: RegExp,
): (value: Operand | undefined) => string | undefined {
  const byName = listsByName(lists);
  const known = new Map<string, string | undefined>();
  const inList = (name: string): string | undefined => {
    if (!known.has(name)) {
      const entries = byName.get(name)?.entries.values();
      known.set(name, entries?.find((entry) => pattern.test(entry.value))?.value);
    }
    return known.get(name);
  };
  return (value) => {
    const inLists = Iterator.from(listsNamedBy(value)).map(inList);
    if (isListReference(value)) return inLists.find((found) => found !== undefined);
    return [value].flat().find((element) => typeof element === 'string' && pattern.test(element)) as
      | string
      | undefined;
  };
}
