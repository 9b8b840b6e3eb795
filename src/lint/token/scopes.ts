import { below } from '../../diagnostics/source-file.ts';
import { withoutNegations } from '../../rules/negation.ts';
import type { Rule } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { denies } from '../effective-outcome.ts';
import { testsOf } from '../sign-in/tests-of.ts';

const VERBS = 'remov|strip|drop|filter|tak|revok|withdraw|withhold|reduc|limit|restrict|narrow|downgrad';
const PARTICIPLES = 'removed|stripped|dropped|filtered|taken|revoked|withdrawn|withheld|reduced';
/** `drop-admin-scope`, `scope-filter`, `Scopes are removed` */
const TAKES_SCOPES = new RegExp(
  `\\b(?:${VERBS})[a-z]*\\s+(?:[\\w'"]+\\s+){0,3}scopes?\\b|` +
    `\\bscopes?\\s+(?:filter|removal|reduction|(?:is|are|get|gets)\\s+(?:${PARTICIPLES}))`,
  'i',
);

export const scopeFilter: Check = {
  code: 'scope-filter',
  severity: 'warn',
  description: 'A rule that by its name or description takes scopes out of a token, and does not deny.',
  rationale:
    'No hook can: scp is a reserved claim. Okta issues the token with every scope that its policy grants.',
  source: 'Okta Developer, token inline hook reference, reserved claims',
  fix: 'Deny the token, or leave the scope out of the rule of the access policy.',
  find: ({ rules }) =>
    rules
      .filter(({ rule, then, otherwise }) => takesScopes(rule) && !denies(then) && !denies(otherwise))
      .map(({ source, at, rule }) => {
        const message = `"${rule.name}" speaks of taking scopes out of a token, and no hook can: Okta reserves scp`;
        const hint = 'deny the token, or take the scope out of the rule of the access policy';
        return findingAt(source, { at: below(at, 'name') }, { message, hint });
      }),
};

function takesScopes({ name, description = '' }: Rule): boolean {
  return [name.replaceAll('-', ' '), description].some((text) => TAKES_SCOPES.test(text));
}

/** The scopes that a client asks for, as one text. */
const REQUESTED = [
  'data.context.protocol.request.scope',
  'data.context.protocol.OriginalGrant.authorization.scope',
];

export const readsRequestedScope: Check = {
  code: 'reads-requested-scope',
  severity: 'warn',
  description: 'A condition on data.context.protocol.request.scope.',
  rationale:
    'The client asks for these scopes. Okta may grant others: default scopes to a client that asks for none.',
  source: 'Okta Management API, "TokenPayLoadDataAccess", scopes',
  fix: 'Test data.access.scopes, a map of the granted scopes: data.access.scopes.NAME with present, or keys:someFact:equal.',
  find: (index) =>
    testsOf(index, REQUESTED).map(({ source, at }) => {
      const message = 'the client asks for these scopes, and may be granted others';
      const hint = 'test data.access.scopes with operator: "keys:someFact:equal"';
      return findingAt(source, { at: below(at, 'fact') }, { message, hint });
    }),
};

export const scopeByContains: Check = {
  code: 'scope-by-contains',
  severity: 'warn',
  description: 'A `contains` that searches a text of scopes.',
  rationale: 'It finds parts of names: `pro` is in `profile`, and `read` in `reports.readonly`.',
  source: 'RFC 6749, section 3.3: scopes are separated by spaces',
  fix: 'Write `words:someFact:equal`, or test data.access.scopes.',
  find: (index) =>
    testsOf(index, REQUESTED).flatMap(({ source, at, test }) => {
      const { operator, negated } = withoutNegations(test.operator);
      const [name, ...decorators] = operator.split(':').toReversed();
      if (name !== 'contains' || decorators.includes('words')) return [];
      const message = `${test.operator} finds parts of scopes: "pro" is in "profile"`;
      const hint = `use operator: "${negated ? 'not:' : ''}words:someFact:equal"`;
      return [findingAt(source, { at: below(at, 'operator') }, { message, hint })];
    }),
};
