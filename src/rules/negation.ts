/** Positive counterparts of the negative operators: opposite results, and undefined for the same facts. */
const POSITIVE: ReadonlyMap<string, string> = new Map([
  ['notEqual', 'equal'],
  ['notIn', 'in'],
  ['doesNotContain', 'contains'],
  ['notMatches', 'matches'],
  ['emailDomainNotIn', 'emailDomainIn'],
  ['ipNotInCidr', 'ipInCidr'],
  ['phonePrefixNotIn', 'phonePrefixIn'],
  ['absent', 'present'],
]);

/** Decorators that commute with a negation. */
const TRANSPARENT = new Set(['not', 'ignoreCase', 'trim']);

/** The operator without its negations, and whether their number is odd. */
export function withoutNegations(written: string): { operator: string; negated: boolean } {
  const parts = written.split(':');
  const name = parts.pop() ?? '';
  if (!parts.every((part) => TRANSPARENT.has(part))) {
    const first = parts.findIndex((part) => part !== 'not');
    return { operator: [...parts.slice(first), name].join(':'), negated: first % 2 === 1 };
  }
  const kept = parts.filter((part) => part !== 'not');
  const turns = parts.length - kept.length + (POSITIVE.has(name) ? 1 : 0);
  return { operator: [...kept, POSITIVE.get(name) ?? name].join(':'), negated: turns % 2 === 1 };
}
