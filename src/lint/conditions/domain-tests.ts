import { findOperator } from '../../engine/operators/index.ts';
import { isProblem } from '../../engine/operators/operator.ts';
import type { Operand } from '../../rules/rule-file.ts';
import { withoutNegations } from '../logic/demand.ts';
import type { Review, TestReview } from '../review.ts';
import { addressesInPattern, addressInText, type WrittenAddress } from './written-domain.ts';

/** How a test by text mistakes an address for one at a domain, or the other way round. */
export type DomainMistake = 'within' | 'behind' | 'bare dot' | 'case';

/** A test of an address's domain by its text. */
export interface DomainTest extends TestReview {
  domain: string;
  /** The test as it is written, in short: `endsWith "okta.com"`. */
  shown: string;
  /** The operator to take instead. */
  instead: string;
  /** The gravest mistake, with an address for which it is made. */
  mistake?: DomainMistake;
  address: string;
}

const ADDRESS_FACT = /(^|\.)(login|\w*e-?mail)$/i;

/** What stands before the @ in the addresses that are tried. */
const LOCALS = ['kim', 'kim.sato', 'k', '1234'];

/** The tests of addresses by text, each tried on look-alikes: what they say counts, not how they are spelled. */
export function domainTests({ tests }: Review): DomainTest[] {
  return tests.flatMap((one) => {
    const { operator, value, fact } = one.test;
    if (typeof value !== 'string' || !(value.includes('@') || ADDRESS_FACT.test(fact))) return [];
    const { operator: positive, negated } = withoutNegations(operator);
    const accepts = acceptedBy(positive, value);
    const written = addressesIn(positive, value);
    if (accepts === undefined) return [];
    for (const { domain, local } of written) {
      const honest = (local === undefined ? LOCALS : [local])
        .flatMap((name) => [`${name}@${domain}`, `${name}@eu.${domain}`])
        .find(accepts);
      if (honest === undefined) continue;
      const shown = `${operator} "${value}"`;
      const instead = negated ? 'emailDomainNotIn' : 'emailDomainIn';
      return [
        { ...one, domain, shown, instead, address: honest, ...mistakeOf(positive, accepts, honest, domain) },
      ];
    }
    return [];
  });
}

function addressesIn(operator: string, value: string): WrittenAddress[] {
  const [name = '', ...decorators] = operator.split(':').reverse();
  if (decorators.some((decorator) => decorator !== 'ignoreCase' && decorator !== 'trim')) return [];
  if (name === 'matches') return addressesInPattern(value);
  return /^(contains|startsWith|endsWith)$/.test(name) ? addressInText(name, value) : [];
}

/** Whether an operator with a value is true of a text; undefined where the value does not suit it. */
export function acceptedBy(
  operator: string,
  value: Operand | undefined,
): ((text: string) => boolean) | undefined {
  const found = findOperator(operator);
  if (typeof value === 'object' && !Array.isArray(value)) return undefined;
  if (!('prepare' in found)) return undefined;
  const test = found.prepare(value);
  return isProblem(test) ? undefined : (text) => test(text, { now: 0 }) === true;
}

function mistakeOf(
  operator: string,
  accepts: (text: string) => boolean,
  honest: string,
  domain: string,
): Pick<DomainTest, 'address' | 'mistake'> | undefined {
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
