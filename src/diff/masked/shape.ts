import {
  alphabetOf,
  isDoubtfulAddress,
  isForAddresses,
  kindOf,
  type MaskKind,
} from '../../decision-log/mask/kind.ts';
import { attributeOf } from '../../decision-log/mask/mask.ts';
import type { RecordedValue } from './masks.ts';

/** Two different texts with equal masks are rarer than one in so many, as a power of ten. */
const RARE = 6;

/**
 * The shape that all texts with one mask have in common, in as many UTF-16 units as they have: a mask may be that of
 * another text only if both have one shape. The domain of a mailbox is kept.
 */
export function shapeOf(text: string, kind: MaskKind): string {
  const masked = maskedPart(text, kind);
  const symbols = Array.from(
    masked,
    (character) => alphabetOf(character)?.symbol.repeat(character.length) ?? character,
  );
  return symbols.join('') + text.slice(masked.length);
}

/** The shape of a text of unknown kind, if its mask may be one of this kind. */
export function shapeAs(text: string, kind: MaskKind): string {
  return shapeOf(text, kind === 'mailbox' && text.includes('@') ? 'mailbox' : 'shape');
}

/** Number of texts that have this mask's shape, as a power of ten. */
function magnitudeOf(text: string, kind: MaskKind): number {
  const sizes = Array.from(maskedPart(text, kind), (character) => alphabetOf(character)?.size ?? 1);
  return sizes.reduce((sum, size) => sum + Math.log10(size), 0);
}

function maskedPart(text: string, kind: MaskKind): string {
  return kind === 'mailbox' ? text.slice(0, text.indexOf('@')) : text;
}

export function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text);
}

/**
 * True if two values of a request are equal if their masks are, and differ if those do. Under one key equal values have
 * equal masks, if they are masked alike; short ones can have equal masks although they differ.
 */
export function areComparable(one: RecordedValue, other: RecordedValue): boolean {
  const [first, second] = [one.value, other.value];
  if (typeof first !== 'string' || typeof second !== 'string')
    return typeof first !== 'number' && typeof second !== 'number';
  if ([first, second].some((text) => text.includes('@') && isDoubtfulAddress(text))) return false;
  const [address, otherAddress] = [one, other].map(({ path }) => isForAddresses(attributeOf(path)));
  const [kind, otherKind] = [kindOf(first, address === true), kindOf(second, otherAddress === true)];
  if (!one.masked || !other.masked) {
    const maskKind = one.masked ? kind : otherKind;
    return maskKind !== 'network' && shapeAs(first, maskKind) !== shapeAs(second, maskKind);
  }
  if (kind !== otherKind) return address === true && otherAddress === true;
  if (first !== second) return true;
  // Beyond ASCII two letters can have one lower case, and so one mask: Ω and the ohm sign.
  return kind !== 'network' && kind !== 'month' && isAscii(first) && magnitudeOf(first, kind) >= RARE;
}
