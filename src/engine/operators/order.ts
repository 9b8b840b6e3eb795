import { parseDuration, parseTime } from '../../rules/time.ts';
import type { Operator, Verdict } from './operator.ts';

/** A JSON number, or text that is one in plain decimals. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : undefined;
}

function timeOf(value: unknown): number | undefined {
  return typeof value === 'string' ? parseTime(value) : undefined;
}

function timeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

type Relation = (fact: number, value: number) => boolean;

/** An operator that reads both sides by `read` and compares what it gives. */
function ordering(
  name: string,
  expects: string,
  hint: string,
  read: (value: unknown) => number | undefined,
  relation: Relation,
  literal: 'number' | 'string',
): Operator {
  const compare = (fact: unknown, value: unknown): Verdict => {
    const [left, right] = [read(fact), read(value)];
    return left === undefined || right === undefined ? undefined : relation(left, right);
  };
  return {
    name,
    expects,
    compare,
    prepare: (value) => {
      if (typeof value !== literal || read(value) === undefined)
        return { code: 'value-type', message: `expected ${expects}`, hint };
      return (fact) => compare(fact, value);
    },
    edges: (value) => {
      const edge = read(value) ?? 0;
      if (literal === 'number') return [edge - 1, edge, edge + 1, String(edge)];
      return [-1000, 0, 1000].map((shift) => timeText(edge + shift));
    },
  };
}

const numeric = (name: string, relation: Relation) =>
  ordering(name, 'a number', 'write a number without quotes, such as 18', numberOf, relation, 'number');
const temporal = (name: string, relation: Relation) =>
  ordering(name, 'an RFC 3339 time', 'write it as 2026-03-01T09:00:00Z', timeOf, relation, 'string');

/** An operator on the time that has passed since the fact; negative for a time that is still to come. */
function age(name: string, relation: Relation): Operator {
  return {
    name,
    expects: 'a duration',
    prepare: (value) => {
      const duration = typeof value === 'string' ? parseDuration(value) : undefined;
      if (duration === undefined)
        return {
          code: 'value-type',
          message: 'expected a duration',
          hint: 'write it as 90d, 12h, 30m or 45s',
        };
      return (fact, { now }) => {
        const time = timeOf(fact);
        return time === undefined ? undefined : relation(now - time, duration);
      };
    },
    edges: (value, { now }) => {
      const edge = now - (parseDuration(String(value)) ?? 0);
      return [-1000, 0, 1000].map((shift) => timeText(edge + shift));
    },
  };
}

export const orderOperators: Operator[] = [
  numeric('lessThan', (fact, value) => fact < value),
  numeric('lessThanInclusive', (fact, value) => fact <= value),
  numeric('greaterThan', (fact, value) => fact > value),
  numeric('greaterThanInclusive', (fact, value) => fact >= value),
  temporal('before', (fact, value) => fact < value),
  temporal('after', (fact, value) => fact > value),
  age('olderThan', (age, duration) => age > duration),
  age('newerThan', (age, duration) => age < duration),
];
