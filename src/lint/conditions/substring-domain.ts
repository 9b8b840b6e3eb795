import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';

export const substringDomain: Check = {
  code: 'substring-domain',
  severity: 'error',
  description: 'A test of an address by a part of its text that an address at another domain passes too.',
  rationale:
    'Anybody can have kim@evil-okta.com or kim@okta.com.evil.com: a part of the text says nothing about the domain.',
  source: 'Okta guide "Registration inline hook": its sample tests the domain this way',
  fix: 'Use emailDomainIn, which compares the whole domain.',
  find: ({ domainTests }) =>
    domainTests
      .filter(({ mistake }) => mistake === 'within')
      .map(({ source, at, shown, address, domain, remedy }) => {
        const message = `${shown} takes ${address} for an address at ${domain}`;
        return findingAt(source, { at: below(at, 'value') }, { message, hint: remedy });
      }),
};
