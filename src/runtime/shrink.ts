import { compareText, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Endpoint } from '../okta/endpoint.ts';
import { denies } from '../rules/rule-file.ts';
import type { RuleSet } from './rule-set.ts';

/** From this many enforced rules on, losing more than half of them is no everyday change. */
const MANY_RULES = 8;

type RulesOfType = NonNullable<ReturnType<Endpoint['requestTypes']['get']>>;

/**
 * What a generation would lose that looks like a file that was cut off: valid, and with the denials gone. Empty for
 * an everyday change.
 *
 * @param directory as the reader knows it
 */
export function shrinkage(before: RuleSet, after: RuleSet, directory: string): Diagnostic[] {
  const lost = [...before.endpoints.values()].flatMap((endpoint) =>
    lostDenials(endpoint, after.endpoints.get(endpoint.path)),
  );
  const [had, has] = [countEnforced(before), countEnforced(after)];
  if (had >= MANY_RULES && has < had / 2)
    lost.push({ file: directory, message: `of ${had} enforced rules ${has} would remain` });
  return lost
    .toSorted((a, b) => compareText(a.file, b.file))
    .map((finding) => ({
      code: 'rules-shrunk',
      severity: 'error',
      ...finding,
      hint: 'if this is meant, restart, or send POST /reload?shrink=allow to the admin listener; if not, is a file cut off?',
    }));
}

/** Request types that would let everybody in, and had rules that deny. An endpoint that is gone lets nobody in. */
function lostDenials(before: Endpoint, after: Endpoint | undefined): Pick<Diagnostic, 'file' | 'message'>[] {
  if (after === undefined) return [];
  return [...before.requestTypes].flatMap(([requestType, rules]) => {
    const had = denyingRules(rules);
    const left = after.requestTypes.get(requestType);
    const otherwise = left === undefined ? after.unhandled : left.default;
    if (had.length === 0 || denies(otherwise) || (left !== undefined && denyingRules(left).length > 0))
      return [];
    const names = had.map((name) => `"${name}"`).join(', ');
    const message = `no rule for ${requestType} would deny any more, and what no rule decides is let in: gone are ${names}`;
    return [{ file: after.source.path, message }];
  });
}

/** The names of the enforced rules that can deny. */
function denyingRules({ rules }: RulesOfType): string[] {
  return rules
    .filter(({ mode }) => mode === 'enforce')
    .filter(({ outcomes: { then, otherwise } }) =>
      [then, otherwise].some((outcome) => outcome !== undefined && denies(outcome)),
    )
    .map(({ name }) => name);
}

function countEnforced({ endpoints }: RuleSet): number {
  return [...endpoints.values()]
    .flatMap(({ requestTypes }) => [...requestTypes.values()])
    .flatMap(({ rules }) => rules)
    .filter(({ mode }) => mode === 'enforce').length;
}
