import { hookOf } from '../../hooks/index.ts';
import { attributeAt, notDocumented, notInRequest } from '../../hooks/request-tree.ts';
import { rootMeantBy, writtenPath } from '../../rules/fact-path.ts';
import type { RuleFile } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';

export const unknownFact: Check = {
  code: 'unknown-fact',
  severity: 'error',
  description:
    'A path that requests of the hook do not have. A warning for undocumented properties and in templates.',
  rationale: 'The fact is always absent, so that the test has the same result for every request.',
  source: 'Okta Management API, registration inline hook, request body',
  fix: 'Spell the path as Okta does: data.userProfile.email, data.context.request.ipAddress.',
  find: ({ facts }) =>
    facts.flatMap(({ source, at, fact, path, by }) => {
      const { request } = hookOf(source.value);
      const never = notInRequest(request, path, fact);
      const problem = never ?? notDocumented(request, path);
      if (problem === undefined) return [];
      const root = rootMeantBy(path[0]);
      const written = root && writtenPath([root, ...path.slice(1)]);
      const hint = written === undefined ? problem.hint : `did you mean "${written}"?`;
      const finding = { ...problem, hint };
      const isError = never !== undefined && (by === 'test' || by === 'language');
      return [findingAt(source, { at }, isError ? finding : { ...finding, severity: 'warn' })];
    }),
};

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
      return [findingAt(source, { at }, { message, hint, ...(by !== 'test' && { severity: 'warn' }) })];
    }),
};

/** True for attributes that Okta never sends. */
export function isWithheld(attribute: string, { sensitive = [] }: RuleFile): boolean {
  return /^(password|credentials)$/i.test(attribute) || sensitive.includes(attribute);
}

export const sourceAsIdentity: Check = {
  code: 'source-as-identity',
  severity: 'warn',
  description: 'A condition that reads source.',
  rationale:
    'source contains the id of a policy or a rule in Okta. It is not secret and does not authenticate the client.',
  source: 'Okta Developer, "Inline hooks"; Okta Management API, "InlineHookBasePayload"',
  fix: 'Use one endpoint with its own credentials for each client.',
  find: ({ facts }) =>
    facts
      .filter(({ path }) => path[0] === 'source')
      .map(({ source, at }) => {
        const message = '"source" is the id of a policy in Okta, and proves nothing about who calls';
        const hint = 'tell callers apart by an endpoint and credentials of their own';
        return findingAt(source, { at }, { message, hint });
      }),
};
