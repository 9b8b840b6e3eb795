import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { compareText, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { EVERY_REQUEST_TYPE } from '../rules/rule-file.ts';

/** The number of rules or list entries from which on losing more than half of them is no everyday change. */
const MANY = 8;

type RulesOfType = NonNullable<ReturnType<Endpoint['requestTypes']['get']>>;

/**
 * Finds losses that look like a truncated file: it is valid, and its denials are gone. Empty for an everyday change.
 *
 * @param directory as diagnostics show it
 */
export function shrinkage(before: RuleSet, after: RuleSet, directory: string): Diagnostic[] {
  const lost = [...before.endpoints.values()].flatMap((endpoint) =>
    lostDenials(endpoint, after.endpoints.get(endpoint.path)),
  );
  const [had, has] = [countEnforced(before), countEnforced(after)];
  if (had >= MANY && has < had / 2)
    lost.push({ file: directory, message: `of ${had} enforced rules ${has} would remain` });
  lost.push(...lostEntries(before, after).map((message) => ({ file: directory, message })));
  return lost
    .toSorted((a, b) => compareText(a.file, b.file))
    .map((finding) => ({
      code: 'rules-shrunk',
      severity: 'error',
      ...finding,
      hint: 'if this is meant, restart, or send POST /reload?shrink=allow to the admin listener; if not, is a file cut off?',
    }));
}

/** Lists that would be empty, or lose more than half of many entries: a denylist would allow those it denies. */
function lostEntries(before: RuleSet, after: RuleSet): string[] {
  const left = new Map(after.lists.map(({ name, entries }) => [name, entries]));
  return before.lists.flatMap(({ name, entries: had }) => {
    const has = left.get(name);
    const cut = has !== undefined && ((has === 0 && had > 1) || (had >= MANY && has < had / 2));
    return cut ? [`of ${had} entries of the list "${name}" ${has} would remain`] : [];
  });
}

/**
 * Request types whose default allows, and of which most denying rules are gone. A removed endpoint is no risk: it allows
 * nobody.
 */
function lostDenials(before: Endpoint, after: Endpoint | undefined): Pick<Diagnostic, 'file' | 'message'>[] {
  if (after === undefined) return [];
  return [...before.requestTypes].flatMap(([requestType, rules]) => {
    const had = denyingRules(rules);
    const left = after.requestTypes.get(requestType);
    const otherwise = left === undefined ? after.unhandled : left.default;
    const has = left === undefined ? [] : denyingRules(left);
    if (otherwise.effect === 'deny' || has.length >= had.length / 2) return [];
    const names = had.filter((name) => !has.includes(name)).map((name) => `"${name}"`);
    const few = has.length === 0 ? 'no rule' : `only ${has.length} of ${had.length} rules`;
    const what = requestType === EVERY_REQUEST_TYPE ? '' : ` for ${requestType}`;
    const message = `${few}${what} would deny any more, and what no rule decides is let in: gone are ${names.join(', ')}`;
    return [{ file: after.source.path, message }];
  });
}

/** The names of the enforced rules that can deny. */
function denyingRules({ rules }: RulesOfType): string[] {
  return rules
    .filter(({ mode }) => mode === 'enforce')
    .filter(({ outcomes: { then, otherwise } }) =>
      [then, otherwise].some((outcome) => outcome?.effect === 'deny'),
    )
    .map(({ name }) => name);
}

function countEnforced({ endpoints }: RuleSet): number {
  return [...endpoints.values()]
    .flatMap(({ requestTypes }) => [...requestTypes.values()])
    .flatMap(({ rules }) => rules)
    .filter(({ mode }) => mode === 'enforce').length;
}
