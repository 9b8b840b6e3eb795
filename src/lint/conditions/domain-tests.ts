import { findOperator } from '../../engine/operators/index.ts';
import { isProblem, verdictOf } from '../../engine/operators/operator.ts';
import { withoutNegations } from '../../rules/negation.ts';
import type { Operand, Test } from '../../rules/rule-file.ts';
import { addressesInPattern, addressInText, type WrittenAddress } from './written-domain.ts';

/** The kind of mistake that a text comparison makes about the domain of an address. */
export type DomainMistake = 'within' | 'behind' | 'bare dot' | 'case';

/** A test that compares the domain of an address as text. */
export type DomainTest<Placed> = Placed & {
  domain: string;
  /** The test in short: `endsWith "okta.com"`. */
  shown: string;
  /** The operator to use instead, with its value. */
  remedy: string;
  /** The most serious mistake; `address` is an example of it. */
  mistake?: DomainMistake;
  address: string;
};

/** The most serious mistake first. */
const MISTAKES: readonly DomainMistake[] = ['within', 'behind', 'bare dot', 'case'];

const EACH_VALUE = /^(someValue|everyValue):/;

const ADDRESS_FACT = /(^|\.)(login|\w*e-?mail)$/i;

/** Local parts of the addresses that are tried. */
const LOCALS = ['kim', 'kim.sato', 'k', '1234'];

/** Finds the tests that compare addresses as text, and evaluates each with look-alike addresses. */
export function domainTestsAmong<Placed extends { test: Test }>(
  tests: readonly Placed[],
): DomainTest<Placed>[] {
  return tests.flatMap((one) => {
    const found = domainTestsIn(one);
    const gravest = MISTAKES.map((mistake) => found.find((other) => other.mistake === mistake));
    return gravest.find((other) => other !== undefined) ?? found.slice(0, 1);
  });
}

/** One result for each domain in the test's value. */
function domainTestsIn<Placed extends { test: Test }>(one: Placed): DomainTest<Placed>[] {
  const { operator, value, fact } = one.test;
  const { operator: positive, negated } = withoutNegations(operator);
  const texts = textsIn(positive, value);
  if (!texts.some((text) => text.includes('@')) && !ADDRESS_FACT.test(fact)) return [];
  const accepts = acceptedBy(positive, value);
  if (accepts === undefined) return [];
  const instead = negated ? 'emailDomainNotIn' : 'emailDomainIn';
  const severalAsked = texts.length > 1 || texts.some((text) => text.includes('|'));
  return texts
    .flatMap((text) => addressesIn(positive, text))
    .flatMap(({ domain, local }) => {
      const address = honestAddress(accepts, domain, local);
      if (address === undefined) return [];
      const domains = domainsTaken(accepts, domain, address, severalAsked);
      return [
        {
          ...one,
          domain,
          shown: `${operator} ${texts.map((text) => `"${text}"`).join(', ')}`,
          remedy: `use operator: ${instead}, value: [${domains.join(', ')}]`,
          address,
          ...mistakeOf(positive, accepts, address, domain),
        },
      ];
    });
}

/** The operands that are texts. */
function textsIn(operator: string, value: Operand | undefined): string[] {
  const isOfEach = EACH_VALUE.test(operator) && Array.isArray(value);
  return (isOfEach ? value : [value]).filter((text) => typeof text === 'string');
}

type Accepts = (text: string) => boolean;

/** An address at the domain, or at a subdomain, that the test accepts. */
function honestAddress(accepts: Accepts, domain: string, local: string | undefined): string | undefined {
  return (local === undefined ? LOCALS : [local])
    .flatMap((name) => [`${name}@${domain}`, `${name}@eu.${domain}`])
    .find(accepts);
}

/** The entries of an equivalent emailDomainIn test, as YAML. */
function domainsTaken(accepts: Accepts, domain: string, honest: string, alternatives: boolean): string[] {
  const [local = ''] = honest.split('@');
  const listed = accepts(`${local}@${domain}`) ? [domain] : [];
  const below = accepts(`${local}@eu.${domain}`) ? [`"*.${domain}"`] : [];
  return [...listed, ...below, ...(alternatives ? ['…'] : [])];
}

function addressesIn(operator: string, value: string): WrittenAddress[] {
  const [name = '', ...decorators] = operator.replace(EACH_VALUE, '').split(':').reverse();
  if (decorators.some((decorator) => decorator !== 'ignoreCase' && decorator !== 'trim')) return [];
  if (name === 'matches') return addressesInPattern(value);
  return /^(contains|startsWith|endsWith)$/.test(name) ? addressInText(name, value) : [];
}

/** Compiles an operator with its value to a predicate of texts; undefined if the value is invalid. */
export function acceptedBy(operator: string, value: Operand | undefined): Accepts | undefined {
  const found = findOperator(operator);
  if (typeof value === 'object' && !Array.isArray(value)) return undefined;
  if (!('prepare' in found)) return undefined;
  const test = found.prepare(value);
  return isProblem(test) ? undefined : (text) => verdictOf(test, text, { now: 0 }) === true;
}

function mistakeOf(
  operator: string,
  accepts: Accepts,
  honest: string,
  domain: string,
): { address: string; mistake: DomainMistake } | undefined {
  const isPattern = operator.endsWith('matches');
  const [local = '', host = ''] = honest.split('@');
  const dots = [...host.matchAll(/\./g)].map(
    ({ index }) => `${host.slice(0, index)}X${host.slice(index + 1)}`,
  );
  const lookAlikes: [mistake: DomainMistake, addresses: string[]][] = [
    ['within', [`${local}@evil-${domain}`, `${local}@evil${domain}`]],
    [isPattern ? 'behind' : 'within', [`${local}@${host}.evil.com`, `${local}@${host}@evil.com`]],
    ['bare dot', dots.map((other) => `${local}@${other}`)],
  ];
  for (const [mistake, addresses] of lookAlikes) {
    const address = addresses.find(accepts);
    if (address !== undefined) return { mistake, address };
  }
  const shouted = `${local}@${host.toUpperCase()}`;
  return accepts(shouted) ? undefined : { mistake: 'case', address: shouted };
}
