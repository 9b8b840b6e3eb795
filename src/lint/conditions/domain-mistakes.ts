import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';
import type { IndexedTest } from '../rule-index.ts';
import type { DomainMistake, DomainTest } from './domain-tests.ts';

export const substringDomain = domainCheck('within', {
  code: 'substring-domain',
  severity: 'error',
  description: 'A test for a part of an address that an address at another domain passes too.',
  rationale:
    'Anybody can register kim@evil-okta.com or kim@okta.com.evil.com: a part of the text does not prove the domain.',
  source: 'Okta guide "Registration inline hook": its sample tests the domain this way',
  fix: 'Use emailDomainIn, which compares the whole domain.',
  message: ({ shown, address, domain }) => `${shown} takes ${address} for an address at ${domain}`,
});

export const domainNotLast = domainCheck('behind', {
  code: 'domain-not-last',
  severity: 'error',
  description: 'A pattern that allows text after the domain.',
  rationale: 'The domain of kim@okta.com@evil.com and of kim@okta.com.evil.com is the last part: evil.com.',
  source: 'RFC 5321, section 4.1.2: the domain is the part after the last @',
  fix: 'Use emailDomainIn, which requires exactly one @ and compares the whole domain.',
  message: ({ address, domain }) =>
    `something may follow the domain: the pattern takes ${address} for an address at ${domain}`,
});

export const bareDot = domainCheck('bare dot', {
  code: 'bare-dot',
  severity: 'warn',
  description: 'A pattern for a domain in which a dot matches any character.',
  rationale: 'The pattern okta.co.uk also matches oktaXco.uk, which anybody can register.',
  source: 'RE2 syntax: "." is any character',
  fix: 'Use emailDomainIn, or write the dot as \\.',
  message: ({ address, domain }) =>
    `a dot is any character here: the pattern takes ${address} for an address at ${domain}`,
  hint: ({ remedy }) => `${remedy}, or write the dot as \\.`,
});

export const domainCase = domainCheck('case', {
  code: 'domain-case',
  severity: 'warn',
  description: "A case-sensitive test of an address's domain.",
  rationale: 'kim@OKTA.COM is an address at okta.com, but the test does not accept it.',
  source: 'RFC 5321, section 2.4: domains are compared without regard to case',
  fix: 'Use emailDomainIn, which ignores the case of the domain.',
  message: ({ shown, address, domain }) => `${shown} does not know ${address} for an address at ${domain}`,
});

type Found = DomainTest<IndexedTest>;

function domainCheck(
  mistake: DomainMistake,
  {
    message,
    hint = ({ remedy }) => remedy,
    ...metadata
  }: Omit<Check, 'find'> & { message: (found: Found) => string; hint?: (found: Found) => string },
): Check {
  return {
    ...metadata,
    find: ({ domainTests }) =>
      domainTests
        .filter((found) => found.mistake === mistake)
        .map((found) =>
          findingAt(
            found.source,
            { at: below(found.at, 'value') },
            { message: message(found), hint: hint(found) },
          ),
        ),
  };
}
