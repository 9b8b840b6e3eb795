import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';

export const bareDot: Check = {
  code: 'bare-dot',
  severity: 'warn',
  description: 'A pattern for a domain in which a dot stands for any character.',
  rationale: 'okta.co.uk as a pattern also matches oktaXco.uk, which anybody can register.',
  source: 'RE2 syntax: "." is any character',
  fix: 'Use emailDomainIn, or write the dot as \\.',
  find: ({ domainTests }) =>
    domainTests
      .filter(({ mistake }) => mistake === 'bare dot')
      .map(({ source, at, address, domain, remedy }) => {
        const message = `a dot is any character here: the pattern takes ${address} for an address at ${domain}`;
        const hint = `${remedy}, or write the dot as \\.`;
        return findingAt(source, { at: below(at, 'value') }, { message, hint });
      }),
};
