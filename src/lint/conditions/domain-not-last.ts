import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';

export const domainNotLast: Check = {
  code: 'domain-not-last',
  severity: 'error',
  description: 'A pattern in which something may follow the domain.',
  rationale: 'The domain of kim@okta.com@evil.com and of kim@okta.com.evil.com is the last part: evil.com.',
  source: 'RFC 5321, section 4.1.2: what stands behind the last @ is the domain',
  fix: 'Use emailDomainIn, which takes an address with one @ only and compares the whole domain.',
  find: ({ domainTests }) =>
    domainTests
      .filter(({ mistake }) => mistake === 'behind')
      .map(({ source, at, address, domain, remedy }) => {
        const message = `something may follow the domain: the pattern takes ${address} for an address at ${domain}`;
        return findingAt(source, { at: below(at, 'value') }, { message, hint: remedy });
      }),
};
