import { describe } from '../../diagnostics/schema-check.ts';
import { parseDuration, parseTime } from '../../rules/time.ts';
import { durationHint, timeHint } from '../../rules/time-hint.ts';
import { type Operator, onBothSides, type Verdict } from './operator.ts';

/** Reads a JSON number, or a text in plain decimals. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : undefined;
}

function timeOf(value: unknown): number | undefined {
  return typeof value === 'string' ? parseTime(value) : undefined;
}

function timeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function notANumber(value: unknown): string | undefined {
  if (numberOf(value) !== undefined) return undefined;
  const meant = typeof value === 'string' ? plainDecimals(value) : undefined;
  return `is not a number${meant === undefined ? '' : `: write ${meant}`}`;
}

/**
 * The plain decimals of a number written with a sign, spaces, an exponent or grouped thousands; undefined in case of
 * doubt.
 */
function plainDecimals(text: string): string | undefined {
  const ungrouped = text
    .trim()
    .replace(/^[+-]?\d{1,3}(?:([,' \u00a0])\d{3})(?:\1\d{3})*(?=\.\d|$)/, (grouped) =>
      grouped.replaceAll(/[^\d+-]/g, ''),
    );
  const meant = /^[+-]?\d+(?:\.\d+)?(?:e\+?\d{1,2})?$/i.test(ungrouped) ? String(Number(ungrouped)) : '';
  return numberOf(meant) === undefined ? undefined : meant;
}

function notATime(value: unknown): string | undefined {
  if (timeOf(value) !== undefined) return undefined;
  const hint = typeof value === 'string' ? timeHint(value, 'write it as 1980-11-30') : undefined;
  return `is not a time${hint === undefined ? '' : `: ${hint}`}`;
}

type Relation = (fact: number, value: number) => boolean;

/** Message about a wrong value in a rule; it quotes a text that was meant as a value. */
function unsuitable(value: unknown, expects: string, literal: Readable['literal'] = 'string'): string {
  const isMeant = literal === 'string' && typeof value === 'string';
  return isMeant ? `${describe(value)} is not ${expects}` : `expected ${expects}`;
}

/** Type of both sides of a comparison. */
interface Readable {
  read: (value: unknown) => number | undefined;
  /** Reason why a value cannot be read. */
  why: (value: unknown) => string | undefined;
  /** Hint for a value in a rule. */
  hint: (value: unknown) => string;
  literal: 'number' | 'string';
}

/** An operator that reads both sides as numbers, and compares these. */
function ordering(
  name: string,
  expects: string,
  { read, why, hint, literal }: Readable,
  relation: Relation,
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
        return { code: 'value-type', message: unsuitable(value, expects, literal), hint: hint(value) };
      return (fact) => compare(fact, value);
    },
    doesNotApply: onBothSides(why),
    boundaryValues: (value) => {
      const boundary = read(value) ?? 0;
      if (literal === 'number') return [boundary - 1, boundary, boundary + 1, String(boundary)];
      return [-1000, 0, 1000].map((shift) => timeText(boundary + shift));
    },
  };
}

const NUMBER: Readable = {
  read: numberOf,
  why: notANumber,
  hint: () => 'write a number without quotes, such as 18',
  literal: 'number',
};

const TIME: Readable = {
  read: timeOf,
  why: notATime,
  hint: (value) => timeHint(typeof value === 'string' ? value : ''),
  literal: 'string',
};

const numeric = (name: string, relation: Relation) => ordering(name, 'a number', NUMBER, relation);
const temporal = (name: string, relation: Relation) => ordering(name, 'an RFC 3339 time', TIME, relation);

/** An operator on the age of a time, which is negative for a time in the future. */
function age(name: string, relation: Relation): Operator {
  return {
    name,
    expects: 'a duration',
    prepare: (value) => {
      const duration = typeof value === 'string' ? parseDuration(value) : undefined;
      if (duration === undefined)
        return {
          code: 'value-type',
          message: unsuitable(value, 'a duration'),
          hint: durationHint(String(value)) ?? 'write it as 90d, 12h, 30m or 45s',
        };
      return (fact, { now }) => {
        const time = timeOf(fact);
        return time === undefined ? undefined : relation(now - time, duration);
      };
    },
    doesNotApply: notATime,
    boundaryValues: (value, { now }) => {
      const boundary = now - (parseDuration(String(value)) ?? 0);
      return [-1000, 0, 1000].map((shift) => timeText(boundary + shift));
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
