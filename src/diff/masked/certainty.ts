import {
  isDoubtfulAddress,
  isForAddresses,
  kindOf,
  type MaskKind,
  PRECISE,
} from '../../decision-log/mask/kind.ts';
import { attributeOf } from '../../decision-log/mask/mask.ts';
import type { TestNode } from '../../engine/condition-node.ts';
import { foldCase } from '../../engine/operators/fold-case.ts';
import { textOf } from '../../engine/operators/operator.ts';
import { hasPhoneShape } from '../../engine/operators/phone.ts';
import type { FactPath } from '../../rules/fact-path.ts';
import { listsNamedBy, type Operand, type Scalar } from '../../rules/rule-file.ts';
import { readsDerived } from '../generated/derived-values.ts';
import type { PreparedTests } from '../generated/prepared-tests.ts';
import type { Revision } from '../revision.ts';
import { isSameInMonth, isSameInNetwork } from './kept-range.ts';
import type { MaskedRecording, RecordedValue } from './masks.ts';
import { masksBehind } from './masks-behind.ts';
import { areComparable, isAscii, shapeAs, shapeOf } from './shape.ts';
import { isUniformPattern } from './uniform-pattern.ts';

/** A test of a masked fact, with the decorators that are still to be applied. */
interface MaskedTest {
  decorators: readonly string[];
  operator: string;
  value: Operand | undefined;
  /** True if the test reads dates in a format. */
  isFormatted: boolean;
  request: MaskedRecording;
  /** Result of the whole test for another value of its fact. */
  judge: (value: unknown) => boolean;
  /** Decorators applied so far. */
  fold?: true;
  trim?: true;
  ofElement?: true;
}

/** A masked text, as an operator sees it behind its decorators. */
interface MaskedText {
  text: string;
  kind: MaskKind;
  /** True if its attribute holds addresses. */
  isAddress: boolean;
  isNumber: boolean;
  /** True if `trim:` removed blanks: the rest may be of another kind. */
  isTrimmed: boolean;
}

const DECORATORS: Partial<Record<string, Pick<MaskedTest, 'fold' | 'trim' | 'ofElement'>>> = {
  not: {},
  ignoreCase: { fold: true },
  trim: { trim: true },
  someFact: { ofElement: true },
  everyFact: { ofElement: true },
};

/** True if tests of a revision have the same result on a mask as on the original value. In doubt they do not. */
export class Certainty {
  readonly #revision: Revision;
  readonly #tests: PreparedTests;
  /** The shapes of the values that a test names. */
  readonly #shapes = new Map<string, ReadonlySet<string>>();

  constructor(revision: Revision, tests: PreparedTests) {
    this.#revision = revision;
    this.#tests = tests;
  }

  of(node: TestNode, request: MaskedRecording): boolean {
    const test = this.#tests.of(node);
    const { path, mirrored, judge } = test;
    if (readsDerived(test)) return this.masksBehind(node, request).length === 0;
    const seen = request.at(path);
    const decorators = node.operator.split(':');
    const operator = decorators.pop() ?? '';
    if (mirrored === undefined)
      return this.#isCertain(seen, {
        ...{ decorators, operator, value: node.value, isFormatted: node.dateFormat !== undefined, request },
        judge: (value) => judge(value, request) === true,
      });
    const other = request.at(mirrored.path);
    if (!seen.masked && !other.masked) return true;
    return /^(equal|notEqual)$/.test(node.operator) && areComparable(seen, other);
  }

  /** The masked facts of the request on which a test depends. */
  masksBehind(node: TestNode, request: MaskedRecording): FactPath[] {
    const { path, mirrored } = this.#tests.of(node);
    const paths = mirrored === undefined ? [path] : [path, mirrored.path];
    return paths.flatMap((one) => masksBehind(one, this.#tests.endpointOf(node), request));
  }

  #isCertain(seen: RecordedValue, test: MaskedTest): boolean {
    if (!seen.masked) return true;
    const [first, ...decorators] = test.decorators;
    if (first === undefined) return this.#isCertainUndecorated(seen, test);
    const applied = DECORATORS[first];
    if (applied === undefined) return false;
    const rest = { ...test, ...applied, decorators };
    return applied.ofElement ? this.#isCertainOfElements(seen, rest) : this.#isCertain(seen, rest);
  }

  #isCertainOfElements(seen: RecordedValue, { trim: _, ...test }: MaskedTest): boolean {
    const { value, path } = seen;
    if (!Array.isArray(value)) return true;
    return value.every((_, index) => this.#isCertain(test.request.at([...path, index]), test));
  }

  #isCertainUndecorated(seen: RecordedValue, test: MaskedTest): boolean {
    const { operator } = test;
    if (Array.isArray(seen.value))
      return (
        !/^(contains|doesNotContain)$/.test(operator) ||
        this.#isCertainOfElements(seen, { ...test, operator: 'equal' })
      );
    const text = maskedText(seen, test);
    return text === undefined ? /^(present|absent)$/.test(operator) : this.#isCertainOfText(text, test);
  }

  #isCertainOfText(seen: MaskedText, test: MaskedTest): boolean {
    const { text, kind, isNumber, isTrimmed } = seen;
    const { value, fold = false } = test;
    // The test as a whole judges arrays if a decorator takes their elements.
    const judge = (other: string) => test.judge(test.ofElement ? [other] : other);
    switch (test.operator) {
      case 'present':
      case 'absent':
      case 'digits':
        return true;
      case 'lengthBetween':
        return kind !== 'network';
      case 'matches':
      case 'notMatches':
        return kind !== 'network' && isSameForPattern(text, String(value), fold);
      case 'email':
      case 'emailDomainIn':
      case 'emailDomainNotIn':
        return isNumber || !text.includes('@') || isSameForAddress(seen);
      case 'ipInCidr':
      case 'ipNotInCidr':
        if (kind !== 'network') return isNumber || !isTrimmed;
        return isSameInNetwork(text, judge, this.#valuesOf(value));
      case 'phonePrefixIn':
      case 'phonePrefixNotIn':
        // All texts with one mask have the same number of digits, and the same other characters.
        return isNumber || !hasPhoneShape(text);
      case 'before':
      case 'after':
      case 'olderThan':
      case 'newerThan':
        if (test.isFormatted) return isNumber;
        return kind === 'month' ? isSameInMonth(text, judge) : isNumber || !isTrimmed;
      case 'lessThan':
      case 'lessThanInclusive':
      case 'greaterThan':
      case 'greaterThanInclusive':
        return !/^-?\d{1,15}(\.\d{1,15})?$/.test(text);
      case 'equal':
      case 'notEqual':
      case 'in':
      case 'notIn':
        return this.#differsFromAll(seen, value, fold);
      case 'startsWith':
      case 'endsWith':
      case 'contains':
      case 'doesNotContain':
        return kind !== 'network' && isSameForPart(seen, test.operator, String(value), fold);
      default:
        return false;
    }
  }

  /** Neither a mask nor its text is one of the values that a test names if none of these has its shape. */
  #differsFromAll({ text, kind }: MaskedText, value: Operand | undefined, fold: boolean): boolean {
    if (kind === 'network' || (fold && !isAscii(text))) return false;
    return !this.#shapesOf(value, kind, fold).has(shapeOf(fold ? foldCase(text) : text, kind));
  }

  #shapesOf(value: Operand | undefined, kind: MaskKind, fold: boolean): ReadonlySet<string> {
    const key = `${JSON.stringify(value)} ${kind === 'mailbox'} ${fold}`;
    const known = this.#shapes.get(key);
    if (known !== undefined) return known;
    const texts = Iterator.from(this.#valuesOf(value)).map(textOf);
    const shapes = texts
      .filter((text) => text !== undefined)
      .map((text) => shapeAs(fold ? foldCase(text) : text, kind));
    const found = new Set(shapes);
    this.#shapes.set(key, found);
    return found;
  }

  /** The values that a test names: a literal, the elements of one, or the entries of a list. */
  *#valuesOf(value: Operand | undefined): Generator<Scalar> {
    if (typeof value !== 'object') yield* value === undefined ? [] : [value];
    else if (Array.isArray(value)) yield* value;
    for (const name of listsNamedBy(value))
      for (const entry of this.#revision.lists.get(name)?.entries ?? []) yield entry.value;
  }
}

/** Undefined for a number whose digits beyond the precise ones are lost. */
function maskedText({ value, path }: RecordedValue, { trim }: MaskedTest): MaskedText | undefined {
  const isNumber = typeof value === 'number';
  const written = String(value);
  if (isNumber && (/[^\d.-]/.test(written) || written.replace(/\D/g, '').length >= PRECISE)) return undefined;
  const text = trim && !isNumber ? written.trim() : written;
  const isTrimmed = text !== written;
  const isAddress = !isNumber && isForAddresses(attributeOf(path));
  // A text was masked with its blanks, as a text of the kind that it is with them.
  return {
    text,
    kind: isNumber || isTrimmed ? 'shape' : kindOf(text, isAddress),
    isAddress,
    isNumber,
    isTrimmed,
  };
}

function isSameForPattern(text: string, pattern: string, fold: boolean): boolean {
  const ignoresCase = fold || /\(\?[a-zA-Z]*i/.test(pattern);
  return isUniformPattern(pattern) && (isAscii(text) || !ignoresCase);
}

/** Elsewhere than in attributes for addresses the domain is masked, too; and so is that of an invalid mailbox. */
function isSameForAddress({ text, isAddress, isTrimmed }: MaskedText): boolean {
  return isAddress && !isTrimmed && !isDoubtfulAddress(text);
}

/** True if all texts of a shape give the same answer to: does it begin with a part, end with it, or contain it. */
function isSameForPart({ text, kind }: MaskedText, operator: string, part: string, fold: boolean): boolean {
  if (fold && !isAscii(text)) return false;
  const [whole, sought] = fold ? [foldCase(text), foldCase(part)] : [text, part];
  const shape = shapeOf(whole, kind);
  const last = whole.length - sought.length;
  if (last < 0) return true;
  const all = Array.from({ length: last + 1 }, (_, place) => place);
  const places = operator === 'startsWith' ? [0] : operator === 'endsWith' ? [last] : all;
  const found = places.map((place) => isPartAt(shape, sought, place));
  return found.includes('yes') || !found.includes('maybe');
}

/** True if a part is at a place of all texts of this shape, of some, or of none. */
function isPartAt(shape: string, part: string, place: number): 'yes' | 'maybe' | 'no' {
  const there = shape.slice(place, place + part.length);
  if (there === part) return 'yes';
  const shapes = shapeOf(part, 'shape');
  const fits = Array.from(there, (_, at) => there[at] === part[at] || there[at] === shapes[at]);
  return fits.every(Boolean) ? 'maybe' : 'no';
}
