import { isDoubtfulAddress, isForAddresses, kindOf } from '../../decision-log/mask/kind.ts';
import { attributeOf } from '../../decision-log/mask/mask.ts';
import type { SeenValue } from './masks.ts';
import { magnitudeOf, shapeOf } from './shape.ts';

/** Masks that are equal although their texts are not are rarer than one in so many, as a power of ten. */
const RARE = 6;

/**
 * Whether two values of a request are equal where what stands in their place is, and differ where that does. Under one
 * key equal values have equal masks, if they are masked in the same manner; short ones can have one although they differ.
 */
export function areComparable(one: SeenValue, other: SeenValue): boolean {
  if (!isText(one.value) || !isText(other.value)) return !isNumber(one.value) && !isNumber(other.value);
  if ([one.value, other.value].some((text) => text.includes('@') && isDoubtfulAddress(text))) return false;
  const [first, second] = [mannerOf(one), mannerOf(other)];
  if (!one.masked || !other.masked) {
    const kind = one.masked ? first.kind : second.kind;
    return kind !== 'network' && shapeIn(one.value, kind) !== shapeIn(other.value, kind);
  }
  if (first.kind !== second.kind) return first.address && second.address;
  if (one.value !== other.value) return true;
  if (first.kind === 'network' || first.kind === 'month') return false;
  // Beyond ASCII two letters can have one lower case, and so one mask: Ω and the sign for ohm.
  return /^\p{ASCII}*$/u.test(one.value) && magnitudeOf(one.value, first.kind) >= RARE;
}

function mannerOf({ value, path }: SeenValue) {
  const address = isForAddresses(attributeOf(path));
  return { address, kind: kindOf(String(value), address) };
}

function shapeIn(text: string, kind: ReturnType<typeof kindOf>): string {
  return shapeOf(text, kind === 'mailbox' && text.includes('@') ? 'mailbox' : 'shape');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}
