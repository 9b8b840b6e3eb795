/** Gives a whole number from 0 to below the given one. */
export type Draw = (below: number) => number;

interface Alphabet {
  has: RegExp;
  /** The character at a place of it, in one UTF-16 unit or in two. */
  at: (place: number, units: number) => string;
  size: number;
}

/** Of one length in UTF-16 units, so that a text stays as long as it is however its length is counted. */
function from(first: number, firstOfTwoUnits = first): Alphabet['at'] {
  return (place, units) => String.fromCodePoint((units === 1 ? first : firstOfTwoUnits) + place);
}

/** By the first one that has a character; what none has stays, and so do letters that
 * are shown as nothing, such as U+3164: no address with one is valid. Letters outside ASCII give letters outside ASCII. */
const ALPHABETS: readonly Alphabet[] = [
  { has: /[0-9]/, at: from(0x30), size: 10 },
  { has: /[a-z]/, at: from(0x61), size: 26 },
  { has: /[A-Z]/, at: from(0x41), size: 26 },
  { has: /\p{Ll}/u, at: from(0x3b1, 0x10428), size: 17 },
  { has: /\p{Lu}/u, at: from(0x391, 0x10400), size: 17 },
  { has: /(?!\p{Default_Ignorable_Code_Point})\p{L}/u, at: from(0x4e00, 0x20000), size: 20_000 },
  { has: /\p{Nd}/u, at: from(0x660, 0x1d7ce), size: 10 },
];

const alphabetOf = (character: string) => ALPHABETS.find(({ has }) => has.test(character));

/** Most texts are ASCII, and a hostile one is long. */
const ASCII = Array.from({ length: 0x80 }, (_, code) => alphabetOf(String.fromCharCode(code)));

/** A text with other letters and digits: of the same length and case, with every other character in its place. */
export function maskLetters(text: string, draw: Draw): string {
  let masked = '';
  for (const character of text) {
    const code = character.charCodeAt(0);
    const alphabet = code < ASCII.length ? ASCII[code] : alphabetOf(character);
    masked += alphabet === undefined ? character : alphabet.at(draw(alphabet.size), character.length);
  }
  return masked;
}
