import type { AnsweringList, List, ListIndexes } from '../../rules/lists/list.ts';
import type { Entries } from '../../rules/lists/list-entries.ts';
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
  /** Where a test notes the entries that would have matched, had they not expired; left out where no trace is made. */
  expired?: ExpiredEntry[];
}

/** An entry of a list that no longer counts. */
export interface ExpiredEntry {
  /** The path of the list. */
  file: string;
  /** From 1. */
  line: number;
  /** As the operator reads it: a domain in lower case, a network by its first address. */
  entry: string;
  /** The first moment at which it did not count, in milliseconds since 1970. */
  expires: number;
}

/** An operator together with its value: ready to judge facts. Pure; throws only an EvaluationError. */
export type FactTest = (fact: unknown, context: TestContext) => Verdict;

/** What stands at `value:`, a list's name replaced by the list. */
export type Literal =
  | Exclude<Operand, { list: string } | { fact: string }>
  | List
  | AnsweringList
  | undefined;

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
  /**
   * Why the operator does not apply to a fact, as a predicate: `is not a number: write 1000`. Undefined where it does
   * apply. For people who ask why a test does not hold, and only for facts that are not absent.
   *
   * @param value what the fact is compared with: the literal, or what the request holds at the other fact
   */
  doesNotApply?: (fact: unknown, value: unknown) => string | undefined;
  /** The same operator without regard to case; left out where case means nothing. */
  ignoringCase?: () => Operator;
  /** Facts on both sides of the boundary at which the verdict changes; few, and always the same ones. */
  boundaryValues: (value: Literal, context: TestContext) => unknown[];
}

/** Why no operator on text applies to a value; undefined where it is text, or a number that counts as its text. */
export function notText(value: unknown): string | undefined {
  if (textOf(value) !== undefined) return undefined;
  return typeof value === 'number' ? 'is a number that has no exact decimal text' : 'is not text';
}

/** Why an operator that reads both sides alike does not apply: because of the fact, or of what it is compared with. */
export function onBothSides(
  why: (value: unknown) => string | undefined,
): NonNullable<Operator['doesNotApply']> {
  return (fact, value) => {
    const ofValue = why(value);
    return why(fact) ?? (ofValue && `cannot be compared with ${JSON.stringify(value)}, which ${ofValue}`);
  };
}

/** Elements of a value that boundary values are made of. */
const MOST_ELEMENTS = 4;

/** The first elements of a literal array, or entries of a list. */
export function firstElements(value: Literal): Scalar[] {
  const elements = Iterator.from(elementsOf(value) ?? []);
  return Array.from(elements.take(MOST_ELEMENTS), (element) => element.value);
}

/** A test that could not be carried out. The decision fails with it, and a failed decision denies. */
export class EvaluationError extends Error {
  readonly code: 'subject-too-long' | 'line-break';

  constructor(code: EvaluationError['code'], message: string) {
    super(message);
    this.name = 'EvaluationError';
    this.code = code;
  }
}

/** The verdict of a test on a fact; `failed` where the test cannot be carried out. */
export function verdictOf(test: FactTest, fact: unknown, context: TestContext): Verdict | 'failed' {
  try {
    return test(fact, context);
  } catch (error) {
    if (error instanceof EvaluationError) return 'failed';
    throw error;
  }
}

export function isProblem(result: unknown): result is ValueProblem {
  return typeof result === 'object' && result !== null && 'message' in result;
}

export function isList(value: Literal): value is List | AnsweringList {
  return typeof value === 'object' && !Array.isArray(value);
}

/** What operators have read out of a list so far, to be added to. */
export function indexesOf(list: List | AnsweringList): ListIndexes {
  list.indexes ??= {};
  return list.indexes;
}

/** The entries of a list, where they are at hand: without them no operator may take it for an empty one. */
export function entriesOf({ name, entries, indexes }: List | AnsweringList): Entries {
  const known = entries ?? indexes?.entries;
  if (known === undefined) throw new Error(`the entries of the list "${name}" stayed in another thread`);
  return known;
}

/** How many wrong elements of one value are worth telling. */
const MOST_PROBLEMS = 20;

/** An element of a value, read, and the first moment at which it no longer counts. */
export interface Element<T> {
  value: T;
  expires: number;
  written: WrittenElement;
}

/** An element as it is written; of a list with its line. */
interface WrittenElement {
  value: Scalar;
  line?: number;
  expires?: number;
}

/** Reads each element of a literal array, or each entry of a list; `refusal` where the value is neither. */
export function readEach<T>(
  value: Literal,
  read: (element: Scalar) => T | ValueProblem,
  refusal: ValueProblem,
): Element<T>[] | ValueProblem {
  if (isList(value)) indexesOf(value).entries ??= [...entriesOf(value)];
  const elements: Element<T>[] = [];
  const problem = eachElement(value, read, refusal, (element, expires, written) =>
    elements.push({ value: element, expires, written }),
  );
  return problem ?? elements;
}

/** The elements of a literal array, or the entries of a list, as they are written. */
function elementsOf(value: Literal): Iterable<WrittenElement> | undefined {
  if (isList(value)) return entriesOf(value);
  return Array.isArray(value) ? value.map((element) => ({ value: element })) : undefined;
}

/** The same, without keeping them: `take` gets what each came to, when it no longer counts, and how it is written. */
export function eachElement<T>(
  value: Literal,
  read: (element: Scalar) => T | ValueProblem,
  refusal: ValueProblem,
  take: (element: T, expires: number, written: WrittenElement) => void,
): ValueProblem | undefined {
  const elements = elementsOf(value);
  if (elements === undefined) return refusal;
  const problems: ValueProblem[] = [];
  let index = 0;
  for (const written of elements) {
    const result = read(written.value);
    if (!isProblem(result)) take(result, written.expires ?? Number.POSITIVE_INFINITY, written);
    else if (problems.length < MOST_PROBLEMS) problems.push({ ...result, index });
    index += 1;
  }
  const [first, ...also] = problems;
  return first === undefined ? undefined : { ...first, ...(also.length > 0 && { also }) };
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
