import { isDoubtfulAddress, isForAddresses, kindOf, type MaskKind } from '../../decision-log/mask/kind.ts';
import { attributeOf } from '../../decision-log/mask/mask.ts';
import { PRECISE } from '../../decision-log/mask/number.ts';
import { foldCase } from '../../engine/operators/fold-case.ts';
import { textOf } from '../../engine/operators/operator.ts';
import { type FactPath, parseFactPath } from '../../rules/fact-path.ts';
import { isFactReference, type Operand, type Scalar } from '../../rules/rule-file.ts';
import type { ReadableTests, TestNode } from '../generated/readable-tests.ts';
import type { Revision } from '../revision.ts';
import { areComparable } from './comparison.ts';
import { alikeInMonth, alikeInNetwork } from './kept-range.ts';
import { elementsOf, type Masks, type SeenValue } from './masks.ts';
import { shapeOf } from './shape.ts';
import { isUniformPattern } from './uniform-pattern.ts';

/** A masked text, as an operator sees it behind its decorators. */
interface SeenText {
  text: string;
  kind: MaskKind;
  /** Whether it stands in an attribute for addresses. */
  address: boolean;
  /** A JSON number. */
  number: boolean;
  fold: boolean;
  /** Whether `trim:` took something away: what is left may be of another kind. */
  trimmed: boolean;
}

/** Whether the tests of one side come to the same on a masked request as they did on the request itself. In doubt they do not. */
export class Certainty {
  readonly #side: Revision;
  readonly #tests: ReadableTests;
  /** The shapes of the values that a test names. */
  readonly #shapes = new Map<string, ReadonlySet<string>>();

  constructor(side: Revision, tests: ReadableTests) {
    this.#side = side;
    this.#tests = tests;
  }

  /** @param now milliseconds since 1970 */
  of(node: TestNode, masks: Masks, now: number): boolean {
    const seen = masks.at(pathOf(node.fact));
    const decorators = node.operator.split(':');
    const operator = decorators.pop() ?? '';
    if (isFactReference(node.value)) {
      const other = masks.at(pathOf(node.value.fact));
      if (!seen.masked && !other.masked) return true;
      return decorators.length === 0 && /^(equal|notEqual)$/.test(operator) && areComparable(seen, other);
    }
    if (!seen.masked) return true;
    const judge = (value: unknown) => this.#tests.of(node).judge(value, masks.request, now) === true;
    return this.#isCertain(seen, { decorators, operator, node, masks, judge, fold: false, trim: false });
  }

  #isCertain(seen: SeenValue, asked: Asked): boolean {
    const {
      decorators: [first, ...decorators],
      operator,
    } = asked;
    const { value, masked } = seen;
    if (!masked) return true;
    if (first === 'not') return this.#isCertain(seen, { ...asked, decorators });
    if (first === 'ignoreCase') return this.#isCertain(seen, { ...asked, decorators, fold: true });
    if (first === 'trim') return this.#isCertain(seen, { ...asked, decorators, trim: true });
    if (first === 'someFact' || first === 'everyFact') {
      if (!Array.isArray(value)) return true;
      return elementsOf(seen, value, asked.masks).every((one) =>
        this.#isCertain(one, { ...asked, decorators, trim: false, ofElement: true }),
      );
    }
    if (first !== undefined) return false;
    if (Array.isArray(value)) {
      if (!/^(contains|doesNotContain)$/.test(operator)) return true;
      return elementsOf(seen, value, asked.masks).every((one) =>
        this.#isCertain(one, { ...asked, operator: 'equal', trim: false }),
      );
    }
    const text = seenText(seen, asked);
    return text === undefined ? /^(present|absent)$/.test(operator) : this.#isCertainOfText(text, asked);
  }

  #isCertainOfText(seen: SeenText, { operator, node, judge, ofElement }: Asked): boolean {
    const { text, kind, number, trimmed } = seen;
    // The decorators before an element were taken off: the test as a whole judges arrays.
    const judgeText = (other: string) => judge(ofElement ? [other] : other);
    switch (operator) {
      case 'present':
      case 'absent':
      case 'digits':
        return true;
      case 'lengthBetween':
        return kind !== 'network';
      case 'matches':
      case 'notMatches':
        return kind !== 'network' && isSameForPattern(seen, String(node.value));
      case 'email':
      case 'emailDomainIn':
      case 'emailDomainNotIn':
        return number || !text.includes('@') || isSameForAddress(seen);
      case 'ipInCidr':
      case 'ipNotInCidr':
        if (kind !== 'network') return number || !trimmed;
        return alikeInNetwork(text, judgeText, this.#values(node.value));
      case 'before':
      case 'after':
      case 'olderThan':
      case 'newerThan':
        return kind === 'month' ? alikeInMonth(text, judgeText) : number || !trimmed;
      case 'lessThan':
      case 'lessThanInclusive':
      case 'greaterThan':
      case 'greaterThanInclusive':
        return !/^-?\d{1,15}(\.\d{1,15})?$/.test(text);
      case 'equal':
      case 'notEqual':
      case 'in':
      case 'notIn':
        return this.#differsFromAll(seen, node);
      case 'startsWith':
      case 'endsWith':
      case 'contains':
      case 'doesNotContain':
        return kind !== 'network' && isSameForPart(seen, operator, String(node.value));
      default:
        return false;
    }
  }

  /** A mask is none of the values that a test names, and neither is the text, where none of them has its shape. */
  #differsFromAll(seen: SeenText, { value }: TestNode): boolean {
    const { text, kind, fold } = seen;
    if (kind === 'network' || (fold && !isAscii(text))) return false;
    return !this.#shapesOf(value, kind, fold).has(shapeOf(fold ? foldCase(text) : text, kind));
  }

  #shapesOf(value: Operand | undefined, kind: MaskKind, fold: boolean): ReadonlySet<string> {
    const key = `${JSON.stringify(value)} ${kind === 'mailbox'} ${fold}`;
    const known = this.#shapes.get(key);
    if (known !== undefined) return known;
    const shapes = new Set<string>();
    for (const named of this.#values(value)) {
      const text = textOf(named);
      if (text === undefined) continue;
      const written = fold ? foldCase(text) : text;
      shapes.add(shapeOf(written, kind === 'mailbox' && written.includes('@') ? 'mailbox' : 'shape'));
    }
    this.#shapes.set(key, shapes);
    return shapes;
  }

  /** What a test names: a literal, the elements of one, or the entries of a list. */
  *#values(value: Operand | undefined): Generator<Scalar> {
    if (typeof value !== 'object') yield* value === undefined ? [] : [value];
    else if (Array.isArray(value)) yield* value;
    else if ('list' in value)
      for (const entry of this.#side.lists.get(value.list)?.entries ?? []) yield entry.value;
  }
}

/** A test, as far as its decorators have been looked at. */
interface Asked {
  decorators: readonly string[];
  operator: string;
  node: TestNode;
  masks: Masks;
  /** What the test as a whole says of another value of its fact. */
  judge: (value: unknown) => boolean;
  fold: boolean;
  trim: boolean;
  ofElement?: true;
}

/** The masked text; undefined for a number whose digits beyond the precise ones are lost. */
function seenText({ value, path }: SeenValue, { fold, trim }: Asked): SeenText | undefined {
  const number = typeof value === 'number';
  const written = String(value);
  if (number && (/[^\d.-]/.test(written) || written.replace(/\D/g, '').length >= PRECISE)) return undefined;
  const text = trim && !number ? written.trim() : written;
  const address = !number && isForAddresses(attributeOf(path));
  // What is within blanks was masked as what it is with them.
  const kind = number || text !== written ? 'shape' : kindOf(text, address);
  return { text, kind, address, number, fold, trimmed: text !== written };
}

function isSameForPattern({ text, fold }: SeenText, pattern: string): boolean {
  const ignoresCase = fold || /\(\?[a-zA-Z]*i/.test(pattern);
  return isUniformPattern(pattern) && (isAscii(text) || !ignoresCase);
}

/** Outside of attributes for addresses the domain is masked, too, and so is that of what is no mailbox. */
function isSameForAddress({ text, address, trimmed }: SeenText): boolean {
  return address && !trimmed && !isDoubtfulAddress(text);
}

/** Whether a text begins with another one, ends with it or contains it, whatever of its shape it is. */
function isSameForPart({ text, kind, fold }: SeenText, operator: string, part: string): boolean {
  if (fold && !isAscii(text)) return false;
  const [whole, sought] = fold ? [foldCase(text), foldCase(part)] : [text, part];
  const shape = shapeOf(whole, kind);
  const last = whole.length - sought.length;
  const places = operator === 'startsWith' ? [0] : operator === 'endsWith' ? [last] : upTo(last);
  const found = places.map((place) => (place < 0 || place > last ? 'no' : isPartAt(shape, sought, place)));
  return found.includes('yes') || !found.includes('maybe');
}

/** Whether a part can stand at a place of a text with this shape, and whether it does in all of them. */
function isPartAt(shape: string, part: string, place: number): 'yes' | 'maybe' | 'no' {
  const there = shape.slice(place, place + part.length);
  if (there === part) return 'yes';
  const shapes = shapeOf(part, 'shape');
  const fits = Array.from(there, (_, at) => there[at] === part[at] || there[at] === shapes[at]);
  return fits.every(Boolean) ? 'maybe' : 'no';
}

function upTo(last: number): number[] {
  return Array.from({ length: Math.max(0, last + 1) }, (_, place) => place);
}

function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text);
}

function pathOf(fact: string): FactPath {
  const path = parseFactPath(fact);
  if (typeof path === 'string') throw new Error(`${fact} was a path when the rules were loaded`);
  return path;
}
