import type { Finding } from '../../diagnostics/source-file.ts';
import type { Outcome, PatchOperation, TokenChanges } from '../../rules/rule-file.ts';
import type { OutcomeProblem } from '../contract.ts';
import { isPointer, segmentsOfPointer } from '../json-patch.ts';
import { isReservedClaim, type TokenKey } from './reserved-claims.ts';
import { secondsOf } from './token-patch.ts';

/** The lifetimes that Okta accepts, in seconds. Source: Okta Management API, "TokenPayLoadDataAccess". */
const LIFETIME = { from: 300, to: 86_400 };

/** The mistakes in an outcome because of which Okta would apply nothing of a patch. */
export function problemsOf(outcome: Outcome): OutcomeProblem[] {
  return (['idToken', 'accessToken'] as const).flatMap((token) =>
    problemsIn(token, outcome[token] ?? {}).map((problem) => ({
      ...problem,
      keys: [token, ...problem.keys],
    })),
  );
}

function problemsIn(token: TokenKey, changes: TokenChanges): OutcomeProblem[] {
  const { lifetime, remove = [], patch = [] } = changes;
  const written = (['set', 'replace'] as const).flatMap((key) =>
    Object.entries(changes[key] ?? {}).flatMap(([name, value]) => [
      ...reserved(token, name, { keys: [key, name], isKey: true }),
      ...noValue(value, [key, name]),
    ]),
  );
  return [
    ...written,
    ...remove.flatMap((name, index) => reserved(token, name, { keys: ['remove', index] })),
    ...(lifetime === undefined || isAllowed(lifetime)
      ? []
      : [{ ...outOfRange(lifetime), keys: ['lifetime'] }]),
    ...patch.flatMap((operation, index) => problemsOfOperation(token, operation, ['patch', index])),
  ];
}

function problemsOfOperation(
  token: TokenKey,
  { op, path, value }: PatchOperation,
  keys: (string | number)[],
): OutcomeProblem[] {
  const [root, claim] = segmentsOfPointer(path);
  if (!isPointer(path) || root !== 'claims' || claim === undefined || claim === '')
    return [{ ...notAClaim(path), keys: [...keys, 'path'] }];
  const ofValue =
    op === 'remove'
      ? value === undefined || value === null
        ? []
        : [{ ...REMOVE_WITH_VALUE, keys: [...keys, 'value'], isKey: true as const }]
      : noValue(value, [...keys, 'value']);
  return [...reserved(token, claim, { keys: [...keys, 'path'] }), ...ofValue];
}

function reserved(
  token: TokenKey,
  claim: string,
  place: Pick<OutcomeProblem, 'keys' | 'isKey'>,
): OutcomeProblem[] {
  if (!isReservedClaim(token, claim)) return [];
  const kind = token === 'idToken' ? 'an ID token' : 'an access token';
  const message = `"${claim}" is a claim of ${kind} that Okta reserves: Okta would apply no change at all`;
  const hint =
    token === 'idToken' && !isReservedClaim('accessToken', claim)
      ? 'it can be changed in the access token only'
      : 'choose another name, such as one with your domain: https://example.com/role';
  return [{ code: 'reserved-claim', message, hint, ...place }];
}

/** A claim cannot be null: what Okta does with it is not documented. */
function noValue(value: unknown, keys: (string | number)[]): OutcomeProblem[] {
  if (value !== null && value !== undefined) return [];
  const message = 'a claim cannot be null: Okta does not document what happens then';
  return [{ code: 'null-claim', message, hint: 'take the claim out by remove, or give it a value', keys }];
}

const REMOVE_WITH_VALUE = {
  code: 'remove-with-value',
  message: 'remove has no value: Okta would apply no change at all',
  hint: 'take value out, or write op: replace',
} as const satisfies Finding;

function isAllowed(lifetime: string): boolean {
  const seconds = secondsOf(lifetime);
  return (
    seconds !== undefined && Number.isInteger(seconds) && seconds >= LIFETIME.from && seconds <= LIFETIME.to
  );
}

function outOfRange(lifetime: string): Finding {
  return {
    code: 'lifetime-range',
    message: `a token cannot live for ${lifetime}`,
    hint: 'write 5m to 24h, in whole seconds',
  };
}

function notAClaim(path: string): Finding {
  const message = isPointer(path)
    ? `"${path}" is no path to a claim`
    : `"${path}" is not a JSON Pointer: after ~ only 0 or 1 can follow`;
  return {
    code: 'claim-path',
    message,
    hint: 'write /claims/NAME, or /claims/NAME/MEMBER; / in a name is ~1, ~ is ~0',
  };
}
