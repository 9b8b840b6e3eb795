import { hookOf } from '../../hooks/index.ts';
import { attributeAt } from '../../hooks/request-tree.ts';
import type { RuleFile } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';

export const neverSent: Check = {
  code: 'never-sent',
  severity: 'error',
  description:
    'A fact that is a password, or an attribute that the file lists under sensitive. A warning in a template.',
  rationale:
    'Okta never sends it. The fact is always absent, so that the test has the same result for every request.',
  source: 'Okta Developer, registration inline hook reference, "data.userProfile"',
  fix: 'Decide by another attribute; leave passwords to the password policy.',
  find: ({ facts }) =>
    facts.flatMap(({ source, at, path, by }) => {
      const { attribute } = attributeAt(hookOf(source.value).request, path) ?? {};
      if (attribute === undefined || !isWithheld(attribute, source.value)) return [];
      const message = `Okta never sends "${attribute}": a password or a sensitive attribute is always absent`;
      const hint = 'decide by another attribute';
      return [findingAt(source, { at }, { message, hint, ...(by === 'template' && { severity: 'warn' }) })];
    }),
};

/** True for attributes that Okta never sends. */
export function isWithheld(attribute: string, { sensitive = [] }: RuleFile): boolean {
  return /^(password|credentials)$/i.test(attribute) || sensitive.includes(attribute);
}
