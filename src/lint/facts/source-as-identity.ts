import { type Check, findingAt } from '../check.ts';

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
