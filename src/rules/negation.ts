/** The negative operators: each comes to the opposite of the other, and to nothing where the other does. */
const POSITIVE: ReadonlyMap<string, string> = new Map([
  ['notEqual', 'equal'],
  ['notIn', 'in'],
  ['doesNotContain', 'contains'],
  ['notMatches', 'matches'],
  ['emailDomainNotIn', 'emailDomainIn'],
  ['ipNotInCidr', 'ipInCidr'],
  ['absent', 'present'],
]);

/** Decorators through which a negation passes unchanged. */
const TRANSPARENT = new Set(['not', 'ignoreCase', 'trim']);

/** The operator without its negations, and whether they come to one. */
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
