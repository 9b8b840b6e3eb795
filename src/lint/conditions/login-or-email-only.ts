import { below } from '../../diagnostics/source-file.ts';
import { registration } from '../../okta/registration.ts';
import { isFactReference, type RuleSource } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { mayBeLetIn } from '../logic/answers.ts';
import { demandOf, withoutNegations } from '../logic/demand.ts';
import type { Review, TestReview } from '../review.ts';

const FACTS: readonly string[] = ['data.userProfile.email', 'data.userProfile.login'];

export const loginOrEmailOnly: Check = {
  code: 'login-or-email-only',
  severity: 'warn',
  finds:
    'Rules for sign-up that test the domain of only one of login and email, where both are on the form, or are read.',
  because: 'The two can differ: whoever gives an address of yours as one of them chooses the other freely.',
  source: 'Okta guide "Registration inline hook": the request carries both',
  mend: 'Test both, or compare them with each other. List the attributes of the form under form.',
  find: (review) =>
    [...Map.groupBy(testsOfDomains(review), ({ source }) => source)].flatMap(([source, tests]) => {
      const [first] = tests;
      if (first === undefined || FACTS.every((fact) => tests.some(({ test }) => test.fact === fact)))
        return [];
      const other = FACTS.find((fact) => fact !== first.test.fact) ?? '';
      const name = other.replace(/^.*\./, '');
      const isEntered = source.value.form?.includes(name) ?? reads(review, source, other);
      if (!isEntered || areCompared(review, source) || !mayBeAddress(review, source, other)) return [];
      const message = `only ${first.test.fact} is tested for its domain, and ${name} can be another address`;
      const hint = `test ${other} too, or take ${name} out of form if it is not on the form`;
      return [findingAt(source, { at: below(first.at, 'fact') }, { message, hint })];
    }),
};

/** The tests of a login's or an email's domain that decide about a sign-up. */
function testsOfDomains(review: Review): TestReview[] {
  const byText = new Set(review.domainTests.map(({ at, source }) => `${source.path} ${at}`));
  return review.tests.filter(({ source, at, test, rules }) => {
    const isByDomain = withoutNegations(test.operator).operator.endsWith('emailDomainIn');
    const decides = rules.some(
      ({ requestType, decides }) => decides && requestType === registration.classicRequestType,
    );
    return decides && FACTS.includes(test.fact) && (isByDomain || byText.has(`${source.path} ${at}`));
  });
}

function reads({ tests }: Review, source: RuleSource, fact: string): boolean {
  return tests.some((one) => one.source === source && one.test.fact === fact);
}

/** Whether a test holds the two against each other. */
function areCompared({ tests }: Review, source: RuleSource): boolean {
  return tests.some(
    ({ source: other, test }) =>
      other === source &&
      FACTS.includes(test.fact) &&
      isFactReference(test.value) &&
      FACTS.includes(test.value.fact),
  );
}

/** Whether somebody may be let in who gives an address as this fact; a user name of six digits is none. */
function mayBeAddress({ files, tests, logic }: Review, source: RuleSource, fact: string): boolean {
  const texts = tests
    .filter((one) => one.source === source && one.test.fact === fact)
    .flatMap(({ test }) => (typeof test.value === 'string' ? [test.value, `${test.value}@evil.com`] : []));
  const value = ['kim@evil.com', 'kim.sato@evil.com', '1234@evil.com', ...texts];
  const given = demandOf({ fact, operator: 'in', value }, '', true);
  return files
    .filter((one) => one.source === source)
    .flatMap(({ requestTypes }) => requestTypes)
    .filter(({ requestType }) => requestType === registration.classicRequestType)
    .some((one) => given === undefined || mayBeLetIn(one, logic, { ways: [[given]] }));
}
