import type { DateFormat } from '../../rules/date-format.ts';
import type { IndexedList, List, ListIndexes, ListUnion } from '../../rules/lists/list.ts';
import type { Entries } from '../../rules/lists/list-entries.ts';
import type { ListReference, Operand, Scalar } from '../../rules/rule-file.ts';

/**
 * Result of an operator. `undefined`: it does not apply to such a fact (absent, or of the wrong type). For a rule that
 * is false; `not:` keeps it undefined, so that no negation accepts a fact to which the operator does not apply.
 */
export type Verdict = boolean | undefined;

/** Input of a test beside the fact. */
export interface TestContext {
  /** Milliseconds since 1970. */
  now: number;
  /** Receives the entries that decide a test; left out if no trace is made. */
  noted?: NotedEntries;
}

/** The entries of lists, and the elements of arrays, that decide a test. */
export interface NotedEntries {
  matched: MatchedEntry[];
  /** Entries that would have matched. */
  expired: ExpiredEntry[];
}

/** An entry of a list, or an element of a literal array, which has no file. */
export interface MatchedEntry {
  /** The path of the list. */
  file?: string;
  /** From 1. */
  line?: number;
  /** Of a list in the operator's canonical form: a domain in lower case, a network by its first address. */
  entry: string;
}

/** An expired entry of a list. */
export interface ExpiredEntry extends MatchedEntry {
  file: string;
  line: number;
  /** Time at which it expired, in milliseconds since 1970. */
  expires: number;
}

/** An operator prepared with its value, ready to test facts. Pure. @throws EvaluationError */
export type FactTest = (fact: unknown, context: TestContext) => Verdict;

/** One list, or several. */
export type Lists = List | IndexedList | ListUnion;

/** The `value` of a test, with the names of lists replaced by the lists. */
export type Literal = Exclude<Operand, ListReference | { fact: string }> | Lists | undefined;

/** Reason why an operator refuses a value. */
export interface ValueProblem {
  code: 'value-type' | 'quote-it' | 'pattern' | 'decorator';
  message: string;
  hint?: string;
  /** Index of the wrong element of an array or of a list. */
  index?: number;
  /** The list of the wrong element. */
  list?: List | IndexedList;
  /** Problems of further elements. */
  also?: ValueProblem[];
}

/** A value that is not several lists. */
type SingleLiteral = Exclude<Literal, ListUnion>;

export interface Operator {
  name: string;
  /** Description of a valid value: `a number`. */
  expects: string;
  /** Reads the value once, when rules are loaded: the place for anything slow, or that may fail. */
  prepare: (value: Literal) => FactTest | ValueProblem;
  /** Compares a fact with another fact; left out if the value must be known when rules are loaded. */
  compare?: (fact: unknown, value: unknown, context: TestContext) => Verdict;
  /**
   * Reason why the operator does not apply to a fact, as a predicate: `is not a number: write 1000`. Undefined if it
   * does apply. For explanations, and only for facts that are not absent.
   *
   * @param value the literal, or the value of the other fact
   */
  doesNotApply?: (fact: unknown, value: unknown) => string | undefined;
  /** The same operator for `ignoreCase:`; left out if case has no meaning. */
  ignoringCase?: () => Operator;
  /** The same operator for facts that are dates in a format; left out if it reads no times. */
  withDateFormat?: (format: DateFormat) => Operator;
  /** Facts on both sides of the boundary at which the verdict changes; few, and always the same ones. */
  boundaryValues: (value: Literal, context: TestContext) => unknown[];
}

/** Reason why operators on text do not apply to a value; undefined for text, and for a number with an exact text. */
export function notText(value: unknown): string | undefined {
  if (textOf(value) !== undefined) return undefined;
  return typeof value === 'number' ? 'is a number that has no exact decimal text' : 'is not text';
}

/**
 * Reason why an operator that reads both sides does not apply: the fact, or the value.
 *
 * @param whyFact the same for the fact, if that is read differently
 */
export function onBothSides(
  why: (value: unknown) => string | undefined,
  whyFact = why,
): NonNullable<Operator['doesNotApply']> {
  return (fact, value) => {
    const ofValue = why(value);
    return whyFact(fact) ?? (ofValue && `cannot be compared with ${JSON.stringify(value)}, which ${ofValue}`);
  };
}

/** Elements of a value that boundary values are made of. */
const MOST_ELEMENTS = 4;

/** The first elements of a literal array, or entries of a list. */
export function firstElements(value: Literal): Scalar[] {
  const elements = Iterator.from(elementsOf(value) ?? []);
  return Array.from(elements.take(MOST_ELEMENTS), (element) => element.value);
}

/** A test could not be evaluated. This fails the decision, and a failed decision denies. */
export class EvaluationError extends Error {
  readonly code: 'subject-too-long' | 'line-break';

  constructor(code: EvaluationError['code'], message: string) {
    super(message);
    this.name = 'EvaluationError';
    this.code = code;
  }
}

/** The verdict of a test on a fact; `failed` if the test cannot be evaluated. */
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

export function isList(value: Literal): value is Lists {
  return typeof value === 'object' && !Array.isArray(value);
}

export function listsOf(value: Lists): readonly (List | IndexedList)[] {
  return 'lists' in value ? value.lists : [value];
}

/** The indexes that operators have made of a list so far. */
export function indexesOf(list: List | IndexedList): ListIndexes {
  list.indexes ??= {};
  return list.indexes;
}

/** The entries of a list. @throws Error if they stayed in another thread: such a list must not look empty. */
export function entriesOf({ name, entries, indexes }: List | IndexedList): Entries {
  const known = entries ?? indexes?.entries;
  if (known === undefined) throw new Error(`the entries of the list "${name}" stayed in another thread`);
  return known;
}

/** Wrong elements of one value that are reported. */
const MOST_PROBLEMS = 20;

/** An element of a value after it was read, with the time at which it expires. */
export interface Element<T> {
  value: T;
  expires: number;
  /** The element as a trace names it. */
  named: MatchedEntry;
}

/** An element as written; an entry of a list has a line. */
interface WrittenElement {
  value: Scalar;
  line?: number;
  expires?: number;
}

/** Reads each element of an array or entry of a list; returns `refusal` for any other value. */
export function readEach<T>(
  value: Literal,
  read: (element: Scalar) => T | ValueProblem,
  refusal: ValueProblem,
): Element<T>[] | ValueProblem {
  if (!isList(value)) return readElements(value, read, refusal);
  const parts = ofEachList(value, (list) => {
    indexesOf(list).entries ??= [...entriesOf(list)];
    return readElements(list, read, refusal, list.path);
  });
  return isProblem(parts) ? parts : parts.flat();
}

function readElements<T>(
  value: SingleLiteral,
  read: (element: Scalar) => T | ValueProblem,
  refusal: ValueProblem,
  file?: string,
): Element<T>[] | ValueProblem {
  const elements: Element<T>[] = [];
  const problem = eachElement(value, read, refusal, (element, expires, { value: written, line }) => {
    const place = file !== undefined && line !== undefined && { file, line };
    elements.push({ value: element, expires, named: { ...place, entry: String(written) } });
  });
  return problem ?? elements;
}

/** Reads each of the lists of a value; a problem if any of them has one. */
export function ofEachList<T extends object>(
  value: Lists,
  read: (list: List | IndexedList) => T | ValueProblem,
): T[] | ValueProblem {
  const results = listsOf(value).map(read);
  const [first, ...others] = results
    .filter(isProblem)
    .flatMap((problem) => [problem, ...(problem.also ?? [])]);
  if (first === undefined) return results.filter((result): result is T => !isProblem(result));
  return { ...first, ...(others.length > 0 && { also: others }) };
}

/** The elements of an array, or the entries of lists, as written. */
function elementsOf(value: Literal): Iterable<WrittenElement> | undefined {
  if (isList(value)) return Iterator.from(listsOf(value)).flatMap((list) => entriesOf(list).values());
  return Array.isArray(value) ? value.map((element) => ({ value: element })) : undefined;
}

/** The same, without collecting them: `take` is called for each element. */
export function eachElement<T>(
  value: SingleLiteral,
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
    else if (problems.length < MOST_PROBLEMS)
      problems.push({ ...result, index, ...(isList(value) && { list: value }) });
    index += 1;
  }
  const [first, ...also] = problems;
  return first === undefined ? undefined : { ...first, ...(also.length > 0 && { also }) };
}

/**
 * The text that an operator compares: a text itself, a JSON number as its decimal text. Undefined for a number that
 * JSON cannot represent exactly.
 */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number' || (Number.isInteger(value) && !Number.isSafeInteger(value)))
    return undefined;
  const text = String(value);
  return /^-?\d+(\.\d+)?$/.test(text) ? text : undefined;
}
