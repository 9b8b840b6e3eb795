import type { Condition, RequestTypeRules, RuleFile, Test } from '../../../src/rules/rule-file.ts';

/** The meaning of rules in as few lines as possible, with nothing of the engine in it. */
type Facts = Record<string, unknown>;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? `${value}` : undefined;
const both = (a: unknown, b: unknown, test: (a: string, b: string) => boolean) =>
  text(a) === undefined || text(b) === undefined ? undefined : test(text(a) as string, text(b) as string);
const same = (a: unknown, b: unknown) =>
  typeof a === 'boolean' && typeof b === 'boolean'
    ? a === b
    : (both(a, b, (x, y) => x === y) ?? (isScalar(a) && isScalar(b) ? false : undefined));
const isScalar = (value: unknown) => typeof value === 'boolean' || text(value) !== undefined;
const number = (value: unknown) =>
  typeof value === 'number' || /^-?\d+(\.\d+)?$/.test(String(text(value))) ? Number(value) : Number.NaN;
const order = (a: unknown, b: unknown, test: (a: number, b: number) => boolean) =>
  Number.isNaN(number(a)) || Number.isNaN(number(b)) ? undefined : test(number(a), number(b));
const member = (list: unknown[], value: unknown) =>
  text(value) === ''
    ? undefined
    : list.some((one) => both(one, value, (a, b) => a === b)) ||
      (list.every((one) => text(one) !== undefined) && text(value) !== undefined ? false : undefined);
/** Every text contains the empty one, so that a search for it does not apply. */
const part = (a: unknown, b: unknown, test: (a: string, b: string) => boolean) =>
  text(b) === '' ? undefined : both(a, b, test);
const opposite = (verdict: boolean | undefined) => (verdict === undefined ? undefined : !verdict);

const MAILBOX = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@((?:[a-z\d-]+\.)+[a-z\d-]+)$/;
const within = (domain: string, listed: string) =>
  listed.startsWith('*.') ? domain.endsWith(listed.slice(1)) : domain === listed;

const meaning: Record<string, (fact: unknown, value: unknown) => boolean | undefined> = {
  equal: same,
  in: (fact, value) => (isScalar(fact) ? (value as unknown[]).some((one) => same(fact, one)) : undefined),
  startsWith: (fact, value) => part(fact, value, (a, b) => a.slice(0, b.length) === b),
  endsWith: (fact, value) =>
    part(fact, value, (a, b) => a.slice(a.length - b.length) === b && a.length >= b.length),
  contains: (fact, value) =>
    Array.isArray(fact) ? member(fact, value) : part(fact, value, (a, b) => a.split(b).length > 1),
  digits: (fact, value) =>
    both(fact, '', (a) => a.length === value && [...a].every((one) => '0123456789'.includes(one))),
  emailDomainIn: (fact, value) => {
    if (typeof fact !== 'string') return undefined;
    const [, domain] = MAILBOX.exec(fact.toLowerCase()) ?? [];
    return domain !== undefined && (value as string[]).some((listed) => within(domain, listed));
  },
  lessThan: (fact, value) => order(fact, value, (a, b) => a < b),
  greaterThanInclusive: (fact, value) => order(fact, value, (a, b) => a >= b),
};
for (const [negative, positive] of Object.entries({
  notEqual: 'equal',
  notIn: 'in',
  doesNotContain: 'contains',
})) {
  meaning[negative] = (fact, value) => opposite(meaning[positive]?.(fact, value));
}

/** Whether the reference supports a condition: it supports no more than the tests need. */
export function isKnown(operator: string): boolean {
  return ['present', 'absent', ...Object.keys(meaning)].includes(operator.replace('not:', ''));
}

function holds(test: Test, facts: Facts): boolean {
  const [negated, name = ''] = test.operator.startsWith('not:')
    ? [true, test.operator.slice(4)]
    : [false, test.operator];
  const fact = facts[test.fact] ?? undefined;
  if (name === 'present' || name === 'absent')
    return (fact === undefined) === ((name === 'absent') !== negated);
  const value =
    typeof test.value === 'object' && 'fact' in test.value
      ? (facts[test.value.fact] ?? undefined)
      : test.value;
  const verdict = fact === undefined || value === undefined ? undefined : meaning[name]?.(fact, value);
  return (negated ? opposite(verdict) : verdict) === true;
}

function satisfied(condition: Condition, facts: Facts, named: NonNullable<RuleFile['conditions']>): boolean {
  if ('all' in condition) return !condition.all.some((one) => !satisfied(one, facts, named));
  if ('any' in condition) return condition.any.some((one) => satisfied(one, facts, named));
  if ('not' in condition) return !satisfied(condition.not, facts, named);
  if ('condition' in condition) return satisfied(named[condition.condition] as Condition, facts, named);
  return holds(condition, facts);
}

/** The effective outcomes in file order, and the verdict of every evaluated rule. */
export function referenceEvaluate(
  rules: RequestTypeRules,
  named: NonNullable<RuleFile['conditions']>,
  facts: Facts,
): { outcomes: string[]; verdicts: boolean[] } {
  const result: { outcomes: string[]; verdicts: boolean[] } = { outcomes: [], verdicts: [] };
  for (const rule of rules.rules.filter(({ enabled }) => enabled !== false)) {
    const verdict = satisfied(rule.when, facts, named);
    result.verdicts.push(verdict);
    const outcome = verdict ? rule.then : rule.otherwise;
    if (outcome === undefined || rule.mode === 'shadow') continue;
    result.outcomes.push(String(outcome));
    if (rules.strategy === 'first') break;
  }
  return result;
}
