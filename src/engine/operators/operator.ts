import type { List } from '../../rules/lists.ts';
import type { Operand, Scalar } from '../../rules/rule-file.ts';

/**
 * What an operator says about a value. `undefined`: it does not apply to such a value (absent, or of the wrong
 * type). To a rule that is false; `not:` in front of the operator leaves it undefined, so that no negation lets
 * a value through that the operator could not judge.
 */
export type Verdict = boolean | undefined;

/** What a test may know beside the fact. */
export interface TestContext {
  /** Milliseconds since 1970. */
  now: number;
}

/** An operator together with its value: ready to judge facts. Pure; throws only an EvaluationError. */
export type FactTest = (fact: unknown, context: TestContext) => Verdict;

/** What stands at `value:`, a list's name replaced by the list. */
export type Literal = Exclude<Operand, { list: string } | { fact: string }> | List | undefined;

/** Why a value does not suit an operator. */
export interface ValueProblem {
  code: 'value-type' | 'quote-it' | 'pattern' | 'decorator';
  message: string;
  hint?: string;
  /** The element of a literal array, or of a list's entries, that is at fault. */
  index?: number;
  /** What is wrong with further elements. */
  also?: ValueProblem[];
}

export interface Operator {
  name: string;
  /** What the value must be, in words: `a number`. */
  expects: string;
  /** Reads the value once, at load; what costs time or can fail belongs here. */
  prepare: (value: Literal) => FactTest | ValueProblem;
  /** Compares a fact with a value that only the request gives; left out where the value must be known at load. */
  compare?: (fact: unknown, value: unknown, context: TestContext) => Verdict;
  /** The same operator without regard to case; left out where case means nothing. */
  ignoringCase?: () => Operator;
  /**
   * Facts on both sides of where the verdict turns, for a value that `prepare` takes: what a change of the value shows
   * itself by. Few, and always the same ones.
   */
  edges?: (value: Literal, context: TestContext) => unknown[];
}

/** So many elements of a value are enough to show where it ends. */
const MOST_EDGES = 4;

/** The first elements of a literal array, or entries of a list. */
export function firstElements(value: Literal): Scalar[] {
  const elements = isList(value)
    ? value.entries.map((entry) => entry.value)
    : Array.isArray(value)
      ? value
      : [];
  return elements.slice(0, MOST_EDGES);
}

/** A test that could not be carried out. The decision fails with it, and a failed decision denies. */
export class EvaluationError extends Error {
  readonly code: 'subject-too-long';

  constructor(code: EvaluationError['code'], message: string) {
    super(message);
    this.name = 'EvaluationError';
    this.code = code;
  }
}

export function isProblem(result: unknown): result is ValueProblem {
  return typeof result === 'object' && result !== null && 'message' in result;
}

export function isList(value: Literal): value is List {
  return typeof value === 'object' && !Array.isArray(value);
}

/** How many wrong elements of one value are worth telling. */
const MOST_PROBLEMS = 20;

/** An element of a value, read, and the first moment at which it no longer counts. */
export interface Element<T> {
  value: T;
  expires: number;
}

/** Reads each element of a literal array, or each entry of a list; `refusal` where the value is neither. */
export function readEach<T>(
  value: Literal,
  read: (element: Scalar) => T | ValueProblem,
  refusal: ValueProblem,
): Element<T>[] | ValueProblem {
  const written: { value: Scalar; expires?: number }[] | undefined = isList(value)
    ? value.entries
    : Array.isArray(value)
      ? value.map((element) => ({ value: element }))
      : undefined;
  if (written === undefined) return refusal;
  const elements: Element<T>[] = [];
  const problems: ValueProblem[] = [];
  for (const [index, { value: element, expires = Number.POSITIVE_INFINITY }] of written.entries()) {
    const result = read(element);
    if (!isProblem(result)) elements.push({ value: result, expires });
    else if (problems.length < MOST_PROBLEMS) problems.push({ ...result, index });
  }
  const [first, ...also] = problems;
  return first === undefined ? elements : { ...first, ...(also.length > 0 && { also }) };
}

/** Keeps the latest moment for each key: an entry that stands twice counts as long as either. */
export function untilLatest<K>(elements: Iterable<Element<K>>): Map<K, number> {
  const latest = new Map<K, number>();
  for (const { value, expires } of elements) latest.set(value, Math.max(latest.get(value) ?? 0, expires));
  return latest;
}

/**
 * The text that an operator compares: text as it is, a JSON number as its decimal text.
 * A number that JSON could not carry exactly has no trustworthy text.
 */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number' || (Number.isInteger(value) && !Number.isSafeInteger(value)))
    return undefined;
  const text = String(value);
  return /^-?\d+(\.\d+)?$/.test(text) ? text : undefined;
}
