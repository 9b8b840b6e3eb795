import { below, type Pointer } from '../../diagnostics/source-file.ts';
import { CLASSIC_REQUEST_TYPE } from '../../hooks/registration/request.ts';
import { parseFactPath } from '../../rules/fact-path.ts';
import { withoutNegations } from '../../rules/negation.ts';
import { isFactReference, type RuleSource } from '../../rules/rule-file.ts';
import { type Check, type Finding, findingAt } from '../check.ts';
import { derivedAt, reachedBy, sourcesOf, templatesOf } from '../facts/derived-facts.ts';
import type { Conjunction } from '../logic/conjunctions.ts';
import { literalOf, type TestLiteral } from '../logic/literal.ts';
import { conjunctionsThatAllow, mayBeAllowed } from '../logic/reachability.ts';
import type { IndexedRequestType, IndexedTest, RuleIndex } from '../rule-index.ts';

const FACTS: readonly string[] = ['data.userProfile.email', 'data.userProfile.login'];

export const loginOrEmailOnly: Check = {
  code: 'login-or-email-only',
  severity: 'warn',
  description:
    'Rules for sign-up that test the domain of only one of login and email, or accept either, although both are on the form or are read.',
  rationale: 'The two can differ: a user with one address at an accepted domain can choose the other freely.',
  source: 'Okta guide "Registration inline hook": the request carries both',
  fix: 'Test both, or compare them with each other. List the attributes of the form under form.',
  find: (index) => {
    const comparing = sourcesThatCompare(index);
    return [...Map.groupBy(testsOfDomains(index), ({ source }) => source)].flatMap(([source, tests]) => {
      if (comparing.has(source)) return [];
      const isOfBoth = FACTS.every((fact) => tests.some((one) => addressOf(one) === fact));
      return isOfBoth ? oneIsEnough(index, source, tests) : onlyOne(index, source, tests);
    });
  },
};

function onlyOne(index: RuleIndex, source: RuleSource, [first]: IndexedTest[]): Finding[] {
  const fact = first && addressOf(first);
  if (first === undefined || fact === undefined) return [];
  const other = otherThan(fact);
  const name = nameOf(other);
  const isEntered = source.value.form?.includes(name) ?? reads(index, source, other);
  if (!isEntered || !mayBeAddress(index, source, other)) return [];
  const message = `only ${fact} is tested for its domain, and ${name} can be another address`;
  const hint = `test ${other} too, or take ${name} out of form if it is not on the form`;
  return [findingAt(source, { at: below(first.at, 'fact') }, { message, hint })];
}

/** Reports rules that allow some requests for the login only, and others for the email only. */
function oneIsEnough(index: RuleIndex, source: RuleSource, tests: readonly IndexedTest[]): Finding[] {
  const { form } = source.value;
  if (form !== undefined && !FACTS.every((fact) => form.includes(nameOf(fact)))) return [];
  const places = new Set(tests.map(({ at }) => at));
  const conjunctions = signUpsOf(index, source).flatMap((one) => conjunctionsThatAllow(one, index.logic));
  const [first, second] = FACTS.map(
    (fact) => conjunctions.flatMap((conjunction) => aloneIn(conjunction, fact, places))[0],
  );
  if (first === undefined || second === undefined) return [];
  const message = `a domain of ${first.test.fact} or of ${second.test.fact} is enough, and the other can be another address`;
  const hint = 'test both in one rule, under all';
  return [findingAt(source, { at: below(first.at, 'fact') }, { message, hint })];
}

/** The domain test of a fact in a conjunction without tests of the other fact's value. */
function aloneIn(conjunction: Conjunction, fact: string, places: ReadonlySet<Pointer>): TestLiteral[] {
  const isRequired = ({ operator, accepts }: TestLiteral) =>
    !operator.endsWith('present') && !accepts.has(undefined);
  const required = conjunction.filter(isRequired);
  if (required.some(({ test }) => test.fact === otherThan(fact))) return [];
  return required.filter(({ test, at }) => test.fact === fact && places.has(at));
}

function otherThan(fact: string): string {
  return FACTS.find((one) => one !== fact) ?? '';
}

function nameOf(fact: string): string {
  return fact.replace(/^.*\./, '');
}

function signUpsOf({ files }: RuleIndex, source: RuleSource): IndexedRequestType[] {
  return files
    .filter((one) => one.source === source)
    .flatMap(({ requestTypes }) => requestTypes)
    .filter(({ requestType }) => requestType === CLASSIC_REQUEST_TYPE);
}

/** The domain tests of login and email that decide sign-ups. */
function testsOfDomains(index: RuleIndex): IndexedTest[] {
  const byText = new Set(index.domainTests.map(({ at, source }) => `${source.path} ${at}`));
  return index.tests.filter(({ source, at, test, rules }) => {
    const isByDomain = withoutNegations(test.operator).operator.endsWith('emailDomainIn');
    const decides = rules.some(({ requestType, decides }) => decides && requestType === CLASSIC_REQUEST_TYPE);
    if (!decides || addressOf({ test, source }) === undefined) return false;
    return isByDomain || !FACTS.includes(test.fact) || byText.has(`${source.path} ${at}`);
  });
}

/** The fact of a test, login or email; for a derived fact or a lookup the one whose domain it is made of. */
function addressOf({ test, source }: Pick<IndexedTest, 'test' | 'source'>): string | undefined {
  if (FACTS.includes(test.fact)) return test.fact;
  const derived = derivedAt(parseFactPath(test.fact));
  const [address, ...others] = derived === undefined ? [] : sourcesOf(test.fact, source.value);
  if (address === undefined || others.length > 0 || !FACTS.includes(address)) return undefined;
  const templates = [...reachedBy([derived ?? ''], source.value)].flatMap((name) =>
    templatesOf(name, source.value),
  );
  return templates.some(({ text }) => /\|\s*email_domain\b/.test(text)) ? address : undefined;
}

function reads({ tests }: RuleIndex, source: RuleSource, fact: string): boolean {
  return tests.some((one) => one.source === source && one.test.fact === fact);
}

/** The files with a test that compares login and email. */
function sourcesThatCompare({ tests }: RuleIndex): ReadonlySet<RuleSource> {
  const comparing = tests.filter(
    ({ test }) => FACTS.includes(test.fact) && isFactReference(test.value) && FACTS.includes(test.value.fact),
  );
  return new Set(comparing.map(({ source }) => source));
}

/** True if a request with an address as this fact may be allowed; a user name of six digits is not an address. */
function mayBeAddress(index: RuleIndex, source: RuleSource, fact: string): boolean {
  const texts = index.tests
    .filter((one) => one.source === source && one.test.fact === fact)
    .flatMap(({ test }) => (typeof test.value === 'string' ? [test.value, `${test.value}@evil.com`] : []));
  const value = ['kim@evil.com', 'kim.sato@evil.com', '1234@evil.com', ...texts];
  const given = literalOf({ fact, operator: 'in', value }, '', true);
  return signUpsOf(index, source).some(
    (one) => given === undefined || mayBeAllowed(one, index.logic, { conjunctions: [[given]] }),
  );
}
