import type { HookName } from '../../hooks/contract.ts';
import { hookOf } from '../../hooks/index.ts';
import { isEnforced } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { effectiveOutcome } from '../effective-outcome.ts';
import { type IndexedFile, type OutcomePath, pathsTo } from '../rule-index.ts';

/** What Okta does without an answer, and where to restrict instead. */
const OKTA: Readonly<Partial<Record<HookName, { continues: string; policy: string }>>> = {
  token: { continues: 'issues the token unchanged', policy: 'the rule of the access policy' },
  saml: { continues: 'sends the assertion unchanged', policy: 'the sign-on policy of the app' },
};

export const oktaFailsOpen: Check = {
  code: 'okta-fails-open',
  severity: 'info',
  description:
    'A file that denies, or that takes something away: it replaces or removes claims, shortens a token, or replaces a part of an assertion.',
  rationale:
    'Okta continues without an answer. A wrong secret (401) comes first: every call fails, and no user notices. A time-out, an unreachable service and an unreadable reply have the same effect.',
  source:
    'Okta Developer, "Inline hooks", "Inline hook timeout behavior"; Okta Management API, token and SAML inline hooks',
  fix: 'Restrict in Okta first: in the rule of the access policy that names the hook, or in the sign-on policy of the app. Watch the 401s of the service. Then suppress the finding with the name of that policy.',
  find: ({ files }) =>
    files
      .filter((file) => file.sound && pathsTo(file).some((path) => restricts(path, file)))
      .flatMap(({ source }) => {
        const okta = OKTA[hookOf(source.value).name];
        if (okta === undefined) return [];
        const message = `Okta ${okta.continues} if it gets no answer: after a wrong secret (401), a time-out, or while the service is down`;
        const hint = `restrict in ${okta.policy} first, and by this file in addition`;
        return [findingAt(source, { at: '/hook', key: true }, { message, hint })];
      }),
};

/** True if an outcome takes something away. `onError` does not count: it restricts requests that already failed. */
function restricts({ written, use }: OutcomePath, { source }: IndexedFile): boolean {
  if (use.key === 'onError' || (use.rule !== undefined && !isEnforced(use.rule.rule))) return false;
  const outcome = effectiveOutcome(written, source.value);
  return outcome !== undefined && hookOf(source.value).failure.restricts(outcome);
}
