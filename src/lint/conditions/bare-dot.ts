import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';

export const bareDot: Check = {
  code: 'bare-dot',
  severity: 'warn',
  finds: 'A pattern for a domain in which a dot stands for any character.',
  because: 'okta.co.uk as a pattern also matches oktaXco.uk, which anybody can register.',
  source: 'RE2 syntax: "." is any character',
  mend: 'Use emailDomainIn, or write the dot as \\.',
  find: ({ domainTests }) =>
    domainTests
      .filter(({ mistake }) => mistake === 'bare dot')
      .map(({ source, at, address, domain, remedy }) => {
        const message = `a dot is any character here: the pattern takes ${address} for an address at ${domain}`;
        const hint = `${remedy}, or write the dot as \\.`;
        return findingAt(source, { at: below(at, 'value') }, { message, hint });
      }),
};
