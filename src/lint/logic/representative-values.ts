import { parseListedDomain } from '../../engine/operators/email.ts';
import { lastMonthsBefore, parseAge } from '../../rules/age.ts';
import type { Scalar } from '../../rules/rule-file.ts';
import { parseTime } from '../../rules/time.ts';

/**
 * Operators for which a few samples represent every value: for each value of a fact, there is a sample with the same
 * result for each of these operators and operands. `samples` returns undefined if it cannot guarantee this. Absence is
 * added by the caller.
 */
interface Family {
  operators: ReadonlySet<string>;
  samples: (values: readonly Scalar[], now: number) => Iterable<unknown> | undefined;
}

const NO_TEXT = true;
const NO_NUMBER = 'x';

export const families: readonly Family[] = [
  family(['equal', 'in'], everyKey),
  family(['ignoreCase:equal', 'ignoreCase:in'], everyKey),
  family(['startsWith'], everyText),
  family(['ignoreCase:startsWith'], everyText),
  family(['endsWith'], everyText),
  family(['ignoreCase:endsWith'], everyText),
  family(['digits', 'lengthBetween'], everyLength),
  family(['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'], everyNumber),
  family(['before', 'after'], (values) => everyTime(values.map((value) => parseTime(String(value))))),
  family(['olderThan', 'newerThan'], (values, now) =>
    everyTime(values.map((value) => reachingTime(String(value), now))),
  ),
  family(['email', 'emailDomainIn'], everyAddress),
];

function family(operators: string[], samples: Family['samples']): Family {
  return { operators: new Set(operators), samples };
}

/** A text that does not equal, begin or end any of the values, ignoring case. */
function another(values: readonly Scalar[]): string {
  return '~'.repeat(1 + Math.max(0, ...values.map((value) => 2 * String(value).length)));
}

function everyKey(values: readonly Scalar[]): unknown[] {
  return [[], another(values), true, false, ...values];
}

/** A text that begins with several values has the same results as the longest of them. */
function everyText(values: readonly Scalar[]): unknown[] {
  return [NO_TEXT, another(values), ...values];
}

/** Texts of digits and of letters with lengths at the bounds. */
function everyLength(bounds: readonly Scalar[]): unknown[] {
  const lengths = new Set([0, ...bounds.map(Number).flatMap((bound) => [bound - 1, bound, bound + 1])]);
  const sound = [...lengths].filter((length) => length >= 0);
  return [NO_TEXT, ...sound.flatMap((length) => ['x'.repeat(length), '0'.repeat(length)])];
}

/** The bounds, and one number in each interval. */
function everyNumber(bounds: readonly Scalar[]): unknown[] {
  const sorted = bounds.map(Number).sort((a, b) => a - b);
  const between = sorted.slice(1).map((bound, index) => bound / 2 + (sorted[index] ?? bound) / 2);
  return [NO_NUMBER, -Number.MAX_VALUE, ...sorted, ...between, Number.MAX_VALUE];
}

/** Times with a four-digit year in every time zone. */
const TIMES = { from: Date.UTC(1000, 0), until: Date.UTC(9000, 0) };

/** The time that has just reached an age. */
function reachingTime(age: string, now: number): number | undefined {
  const parsed = parseAge(age);
  if (parsed === undefined) return undefined;
  return 'months' in parsed ? lastMonthsBefore(now, parsed.months) : now - parsed.milliseconds;
}

/** Each bound, and the milliseconds before and after it. */
function everyTime(bounds: readonly (number | undefined)[]): unknown[] | undefined {
  const known = bounds.filter((bound) => bound !== undefined && bound > TIMES.from && bound < TIMES.until);
  if (known.length < bounds.length) return undefined;
  const times = known.flatMap((bound = 0) => [bound - 1, bound, bound + 1]);
  return [NO_NUMBER, ...times.map((time) => new Date(time).toISOString())];
}

/**
 * An address at each listed domain, at a subdomain of each wildcard, and at another domain; and the same with
 * full-width letters, which the operators do not treat as the ASCII domain.
 */
function everyAddress(values: readonly Scalar[]): Iterable<unknown> | undefined {
  const listed = values.map((value) => parseListedDomain(String(value))).filter((one) => one !== undefined);
  if (listed.length < values.length) return undefined;
  const taken = new Set(listed.map(({ domain }) => domain.split('.')[0]));
  let label = 'x';
  while (taken.has(label)) label += 'x';
  const names = listed.flatMap(({ domain, itself, below }) => [
    ...(itself ? [domain] : []),
    ...(below ? [`${label}.${domain}`] : []),
  ]);
  // No listed domain begins with this label, so that none contains this one.
  return [0, 'x', ...[`${label}.${label}`, ...names].flatMap((name) => [`x@${name}`, `x@${widened(name)}`])];
}

/** Replaces the first character with its full-width form, which IDNA maps to ASCII. */
function widened(name: string): string {
  return String.fromCharCode(name.charCodeAt(0) + 0xfee0) + name.slice(1);
}
