import type { Pointer } from '../../diagnostics/source-file.ts';
import { isFactReference, type Test } from '../../rules/rule-file.ts';
import { type Check, type Finding, findingAt } from '../check.ts';
import { denies } from '../effective-outcome.ts';
import { enteredAttribute } from '../outcomes/facts-tested.ts';
import { conditionsOf, partsOf, reachedFrom } from '../reached-conditions.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';
import { isTyped, isWords } from './input-case.ts';

export const deniesAllOthers: Check = {
  code: 'denies-all-others',
  severity: 'info',
  description:
    'A rule that requires one value of an attribute, such as userType contractor, together with tests of other attributes, and denies otherwise. A warning if another rule of the request type names another value of the attribute.',
  rationale: 'It denies all users with another value, such as employees, whatever else they enter.',
  fix: 'If the rule is for these users only, move the test of the attribute to `if`.',
  find: ({ soundTypes }) =>
    soundTypes.flatMap((requestType) => requestType.rules.flatMap((rule) => findingsOf(rule, requestType))),
};

function findingsOf(one: IndexedRule, requestType: IndexedRequestType): Finding[] {
  const group = groupTest(one);
  if (group === undefined) return [];
  const { fact } = group.test;
  const value = String([group.test.value].flat()[0]);
  const other = otherValue(requestType, fact, value);
  const also = other === undefined ? '' : `, and another rule names "${other}"`;
  const message = `"${one.rule.name}" denies every request in which ${fact} is not "${value}"${also}`;
  const hint = 'is the rule for these only? write this test as if:, and keep the others in when';
  return [
    findingAt(
      one.source,
      { at: group.at },
      { message, hint, severity: other === undefined ? 'info' : 'warn' },
    ),
  ];
}

/** The test of the one value that a rule requires beside tests of other attributes; undefined for other rules. */
function groupTest({
  at,
  source,
  rule,
  decides,
  otherwise,
}: IndexedRule): { at: Pointer; test: Test } | undefined {
  if (!decides || rule.if !== undefined || rule.then !== undefined || !denies(otherwise)) return undefined;
  if (!('all' in rule.when)) return undefined;
  const tests = partsOf({ at: `${at}/when`, condition: rule.when }).flatMap(({ at, condition }) =>
    'fact' in condition ? [{ at, test: condition }] : [],
  );
  const groups = tests.filter(({ test }) => namesOne(test) && isTyped(test.fact, source.value));
  const [group] = groups;
  if (group === undefined || groups.length > 1) return undefined;
  const isOfOther = ({ test }: { test: Test }) =>
    test.fact !== group.test.fact && enteredAttribute(test.fact, source.value) !== undefined;
  return tests.some(isOfOther) ? group : undefined;
}

/** True for a test that only one value meets, which is a word. */
function namesOne({ operator, value }: Test): boolean {
  const values = isFactReference(value) ? [] : [value].flat();
  return (
    /^(?:trim:|ignoreCase:)*(?:equal|in)$/.test(operator) && values.length === 1 && values.every(isWords)
  );
}

/** Another value of a fact that a rule of the request type names. */
function otherValue({ rules }: IndexedRequestType, fact: string, value: string): string | undefined {
  const tests = rules
    .filter(({ decides }) => decides)
    .flatMap((rule) => reachedFrom(conditionsOf(rule), rule.conditions).tests);
  return tests
    .filter(({ test }) => test.fact === fact)
    .flatMap(({ test }) => (isFactReference(test.value) ? [] : [test.value].flat()))
    .find((one): one is string => isWords(one) && one.toLowerCase() !== value.toLowerCase());
}
