import { closest } from '../../diagnostics/suggest.ts';
import { findOperator } from '../../engine/operators/index.ts';
import { type FactPath, parseFactPath } from '../../rules/fact-path.ts';
import type { List } from '../../rules/lists/list.ts';
import { withoutNegations } from '../../rules/negation.ts';
import { isFactReference, isListReference, type Test } from '../../rules/rule-file.ts';
import { derivedAt } from '../facts/derived-facts.ts';
import { factValuesOf } from '../facts/fact-values.ts';
import type { TestLiteral } from '../logic/literal.ts';
import type { Logic } from '../logic/logic.ts';
import { type OneInput, oneInput } from '../logic/one-input.ts';
import { conditionsOf, reachedFrom } from '../reached-conditions.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';
import { comparesCase } from './input-case.ts';

/** Limit of values that are tried for a rule, and of those of which variants are tried. */
const MOST_VALUES = 200;
const MOST_VARIED = 20;

/** Limit of rules of a request type that are tried. */
const MOST_RULES = 50;

/** A mistake in the values of an `if`. */
export interface IfMistake {
  message: string;
  hint: string;
}

/** Finds values of an `if` that the rules admit in another spelling, or not at all. */
export function ifMistakes(
  requestType: IndexedRequestType,
  context: { lists: readonly List[]; now: number; logic: Logic },
): (rule: IndexedRule, test: Test) => IfMistake | undefined {
  const inputs = new Map<string, OneInput>();
  const inputAt = (path: FactPath): OneInput => {
    const key = JSON.stringify(path);
    const input = inputs.get(key) ?? oneInput(requestType, path, context);
    inputs.set(key, input);
    return input;
  };
  let left = MOST_RULES;
  return (rule, test) => {
    const sources = factValuesOf(rule.source).sourcesOf(test.fact);
    const [path] = sources ?? [];
    if (sources?.length !== 1 || path === undefined || left === 0) return undefined;
    left -= 1;
    const input = inputAt(path);
    const values = valuesFor(requestType, path).slice(0, MOST_VALUES);
    return (
      neverAdmitted(rule, test, { input, values, logic: context.logic }) ??
      walksPast(rule, test, { input, values })
    );
  };
}

/** Texts that a user may type: the values that the rules name for facts made of one input, and addresses with them. */
function valuesFor({ rules, source }: IndexedRequestType, path: FactPath): string[] {
  const { sourcesOf } = factValuesOf(source);
  const tests = rules.flatMap((rule) => reachedFrom(conditionsOf(rule), rule.conditions).tests);
  const own = tests.filter(({ test }) => {
    const sources = sourcesOf(test.fact);
    return sources?.length === 1 && JSON.stringify(sources[0]) === JSON.stringify(path);
  });
  return [...new Set(own.flatMap(({ test }) => namedIn(test)).flatMap(typedAs))];
}

/** The texts that a test names. */
function namedIn({ value }: Test): string[] {
  if (isFactReference(value) || isListReference(value)) return [];
  return [value].flat().filter((one) => typeof one === 'string');
}

/** A value as a user may type it: alone, or as the domain of an address. */
function typedAs(value: string): string[] {
  return [value, `x@${value.replace(/^\*?\./, 'x.')}`];
}

/** The same value in other cases, and with a space before or after it. */
function variantsOf(value: string): string[] {
  const first = value.charAt(0).toUpperCase() + value.slice(1);
  return [first, value.toUpperCase(), value.toLowerCase(), ` ${value}`, `${value} `, ` ${first}`].filter(
    (variant) => variant !== value,
  );
}

interface Tried {
  input: OneInput;
  values: readonly string[];
}

/** Operators that are true of listed values only. */
const LISTING = /^((trim|ignoreCase):)*(equal|in|emailDomainIn)$/;

/** A value of the test that no request has which may be allowed. */
function neverAdmitted(
  indexed: IndexedRule,
  test: Test,
  { input, values, logic }: Tried & { logic: Logic },
): IfMistake | undefined {
  const isRequired = ({ accepts, operator, test: one }: TestLiteral) =>
    one === test && accepts.has(true) && LISTING.test(operator);
  if (!logic.conjunctions(indexed, true, 'if')?.some((conjunction) => conjunction.some(isRequired)))
    return undefined;
  for (const value of namedIn(test)) {
    const only = { ...test, value: Array.isArray(test.value) ? [value] : value };
    const typed = [...typedAs(value), ...typedAs(value).flatMap(variantsOf), ...values];
    const meeting = typed.filter((one) => input.holds(only, one));
    if (meeting.length === 0 || meeting.some((one) => input.mayBeAllowed(one))) continue;
    const admitted = values.filter((one) => input.mayBeAllowed(one) && !one.startsWith('x@'));
    const match = closest(value, admitted);
    const message = `"${indexed.rule.name}" is for ${test.fact} "${value}", which the rules never allow`;
    const others = admitted.length > 0 ? `: ${admitted.slice(0, 5).join(', ')}` : '';
    const hint = match === undefined ? `write a value that they allow${others}` : `did you mean "${match}"?`;
    return { message, hint };
  }
  return undefined;
}

/** A spelling of a value that the rules admit, and with which the `if` does not hold although it holds with the value. */
function walksPast(
  { rule, source }: IndexedRule,
  test: Test,
  { input, values }: Tried,
): IfMistake | undefined {
  const only = rule.if;
  if (only === undefined || comparesCase(test, source.value)) return undefined;
  const certainty = (value: string) => {
    const holds = input.holds(only, value);
    return holds === undefined ? 1 : Number(holds) * 2;
  };
  const meeting = values.filter((value) => certainty(value) > 0 && input.mayBeAllowed(value));
  for (const value of meeting.slice(0, MOST_VARIED)) {
    const before = certainty(value);
    const variant = variantsOf(value).find((one) => certainty(one) < before && input.mayBeAllowed(one));
    if (variant === undefined) continue;
    const message = `"${rule.name}" asks a user who types "${value}", and not one who types "${variant}", which the rules allow too`;
    return { message, hint: spellingHint(test) };
  }
  return undefined;
}

function spellingHint({ fact, operator }: Test): string {
  if (derivedAt(parseFactPath(fact)) !== undefined) return `make ${fact} with the filters strip and downcase`;
  const { operator: bare, negated } = withoutNegations(operator);
  const name = bare.split(':').at(-1) ?? bare;
  const tolerant = `trim:ignoreCase:${name}`;
  const written = `${negated ? 'not:' : ''}${tolerant}`;
  return 'prepare' in findOperator(tolerant)
    ? `use operator: "${written}"`
    : 'compare with operator: "trim:ignoreCase:equal"';
}
