import { describe } from '../../diagnostics/schema-explanations.ts';
import { type Operator, onBothSides, type Verdict } from './operator.ts';

/** Reads a JSON number, or a text in plain decimals. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : undefined;
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

export type Relation = (fact: number, value: number) => boolean;

/** Message about a wrong value in a rule; it quotes a text that was meant as a value. */
export function unsuitable(value: unknown, expects: string, literal: Readable['literal'] = 'string'): string {
  const isMeant = literal === 'string' && typeof value === 'string';
  return isMeant ? `${describe(value)} is not ${expects}` : `expected ${expects}`;
}

/** Reads one side of a comparison. */
interface Side {
  read: (value: unknown) => number | undefined;
  /** Reason why a value cannot be read. */
  why: (value: unknown) => string | undefined;
}

/** Reads facts. */
export interface Reading extends Side {
  /** Facts on both sides of a boundary. */
  around: (boundary: number) => unknown[];
}

/** Reads the values of rules. */
export interface Readable extends Side {
  /** Hint for a value in a rule. */
  hint: (value: unknown) => string;
  literal: 'number' | 'string';
}

/** An operator that reads both sides as numbers, and compares these. */
export function ordering(
  name: string,
  expects: string,
  { read, why, hint, literal }: Readable,
  relation: Relation,
  ofFact: Reading,
): Operator {
  const compare = (fact: unknown, value: unknown): Verdict => {
    const [left, right] = [ofFact.read(fact), read(value)];
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
    doesNotApply: onBothSides(why, ofFact.why),
    boundaryValues: (value) => ofFact.around(read(value) ?? 0),
  };
}

const NUMBER: Readable & Reading = {
  read: numberOf,
  why: notANumber,
  hint: () => 'write a number without quotes, such as 18',
  literal: 'number',
  around: (boundary) => [boundary - 1, boundary, boundary + 1, String(boundary)],
};

const numeric = (name: string, relation: Relation) => ordering(name, 'a number', NUMBER, relation, NUMBER);

export const orderOperators: Operator[] = [
  numeric('lessThan', (fact, value) => fact < value),
  numeric('lessThanInclusive', (fact, value) => fact <= value),
  numeric('greaterThan', (fact, value) => fact > value),
  numeric('greaterThanInclusive', (fact, value) => fact >= value),
];
