import { isObject } from '../../hooks/envelope.ts';
import type { AssertionChanges, Outcome, TokenChanges } from '../../rules/rule-file.ts';

/** A value that an outcome sets as a whole, or takes out. */
export interface Change {
  /** The part of an outcome that it belongs to: `idToken` */
  part: string;
  /** The attribute or the claim; `nameId` and `authnContext` of an assertion. */
  name: string;
  /** JSON; undefined if it is taken out. */
  value: string | undefined;
  /** The place below the outcome. */
  keys: (string | number)[];
}

/** The values that an outcome sets or takes out. Of lifetimes the shortest wins, whatever the order of rules. */
export function changesIn({ set, idToken, accessToken, assertion }: Outcome): Change[] {
  return [
    ...ofMap('profile', ['set'], set),
    ...ofToken('idToken', idToken),
    ...ofToken('accessToken', accessToken),
    ...ofAssertion(assertion),
  ];
}

function ofMap(part: string, keys: string[], map: object = {}): Change[] {
  return Object.entries(map).map(([name, value]) => ({
    part,
    name,
    value: JSON.stringify(bareValue(value)),
    keys: [...keys, name],
  }));
}

/** `{ value: x }` of an attribute is the same as `x`. */
function bareValue(value: unknown): unknown {
  const isBare = isObject(value) && 'value' in value && Object.keys(value).length === 1;
  return isBare ? value['value'] : value;
}

function ofToken(
  part: 'idToken' | 'accessToken',
  { set, replace, remove = [] }: TokenChanges = {},
): Change[] {
  return [
    ...ofMap(part, [part, 'set'], set),
    ...ofMap(part, [part, 'replace'], replace),
    ...remove.map((name, index) => ({ part, name, value: undefined, keys: [part, 'remove', index] })),
  ];
}

function ofAssertion({ set, replace, nameId, authnContext }: AssertionChanges = {}): Change[] {
  const part = 'assertion';
  const subject = Object.entries({ nameId, authnContext }).filter(([, value]) => value !== undefined);
  return [
    ...ofMap(part, [part, 'set'], set),
    ...ofMap(part, [part, 'replace'], replace),
    ...ofMap('subject', [part], Object.fromEntries(subject)),
  ];
}
