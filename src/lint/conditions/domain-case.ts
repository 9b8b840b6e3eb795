import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';

export const domainCase: Check = {
  code: 'domain-case',
  severity: 'warn',
  description: "A test of an address's domain that depends on upper and lower case.",
  rationale: 'kim@OKTA.COM is an address at okta.com: who types it so is taken for somebody else.',
  source: 'RFC 5321, section 2.4: domains are compared without regard to case',
  fix: 'Use emailDomainIn, which ignores the case of the domain.',
  find: ({ domainTests }) =>
    domainTests
      .filter(({ mistake }) => mistake === 'case')
      .map(({ source, at, shown, address, domain, remedy }) => {
        const message = `${shown} does not know ${address} for an address at ${domain}`;
        return findingAt(source, { at: below(at, 'value') }, { message, hint: remedy });
      }),
};
