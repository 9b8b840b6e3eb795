import type { MaskKind } from '../../decision-log/mask/kind.ts';

/** Stands for any letter or digit of its alphabet: characters that no text holds (Unicode's noncharacters). */
const ALPHABETS: readonly { has: RegExp; stands: string; size: number }[] = [
  { has: /[0-9]/, stands: '\ufdd0', size: 10 },
  { has: /[a-z]/, stands: '\ufdd1', size: 26 },
  { has: /[A-Z]/, stands: '\ufdd2', size: 26 },
  { has: /\p{Ll}/u, stands: '\ufdd3', size: 17 },
  { has: /\p{Lu}/u, stands: '\ufdd4', size: 17 },
  { has: /\p{L}/u, stands: '\ufdd5', size: 20_000 },
  { has: /\p{Nd}/u, stands: '\ufdd6', size: 10 },
];

/**
 * The shape that all texts with one mask have in common, in as many UTF-16 units as they have: a mask may be that of
 * another text only if both have one shape. Of a mailbox the domain is in it as it is.
 */
export function shapeOf(text: string, kind: MaskKind): string {
  const masked = maskedPart(text, kind);
  let shape = '';
  for (const character of masked) {
    const alphabet = ALPHABETS.find(({ has }) => has.test(character));
    shape += alphabet === undefined ? character : alphabet.stands.repeat(character.length);
  }
  return shape + text.slice(masked.length);
}

/** How many texts have this mask's shape, as a power of ten. */
export function magnitudeOf(text: string, kind: MaskKind): number {
  let magnitude = 0;
  for (const character of maskedPart(text, kind))
    magnitude += Math.log10(ALPHABETS.find(({ has }) => has.test(character))?.size ?? 1);
  return magnitude;
}

function maskedPart(text: string, kind: MaskKind): string {
  return kind === 'mailbox' ? text.slice(0, text.indexOf('@')) : text;
}
