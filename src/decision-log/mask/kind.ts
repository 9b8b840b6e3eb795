import { isIP } from 'node:net';
import { parseMailbox } from '../../engine/operators/email.ts';
import { parseTime } from '../../rules/time.ts';
import { wordsOf } from '../words.ts';

/** The property of a text that its mask keeps besides the shape: the domain of a mailbox, a network, a month. */
export type MaskKind = 'mailbox' | 'network' | 'month' | 'shape';

/** Draws a whole number from 0 to below a limit. */
export type Draw = (below: number) => number;

/** Names of attributes with mail addresses. Elsewhere an @ may be part of anything: `P@ss.word123`. */
const ADDRESS = /mails?\b|\b(logins?|upn|user ?names?|(user )?principal ?names?)\b/;

/** True if an attribute of this name holds mail addresses. */
export function isForAddresses(name: string | number | undefined): boolean {
  return ADDRESS.test(wordsOf(String(name)));
}

/** Addresses whose validity depends on single letters: encoded words, and A-labels (`xn--`). */
const BY_LETTERS = /=\?[^?]*\?[a-z]\?|[@.][^@.]{2}--|@.*[^\p{ASCII}]/iu;

/** True if the mask of an address may be a mailbox although the address is none, or vice versa. */
export function isDoubtfulAddress(text: string): boolean {
  return BY_LETTERS.test(text);
}

/**
 * The kind of a text. Except for doubtful addresses a mask has the same kind, so that it can be read from the mask.
 *
 * @param address whether the text belongs to an attribute for addresses, itself or in an array
 */
export function kindOf(text: string, address: boolean): MaskKind {
  if (address && parseMailbox(text) !== undefined) return 'mailbox';
  // To rules an address with a zone (`fe80::1%eth0`) is none.
  if (isIP(text) !== 0 && !text.includes('%')) return 'network';
  return parseTime(text) === undefined ? 'shape' : 'month';
}

const MASKS: Record<MaskKind, (text: string, draw: Draw) => string> = {
  mailbox: (text, draw) => {
    const at = text.indexOf('@');
    return maskLetters(text.slice(0, at), draw) + text.slice(at);
  },
  network: maskAddress,
  month: maskTime,
  shape: maskLetters,
};

/** Maximum number of masks that are drawn until one has the right kind: `1.2.3.999` may become an IP address. */
const MAX_ATTEMPTS = 8;

/** Masks a text: rules judge a mail address by its domain, an IP address by its network, a time by its month. */
export function maskText(text: string, address: boolean, draw: (attempt: number) => Draw): string {
  const kind = kindOf(text, address);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const masked = MASKS[kind](text, draw(attempt));
    if (!looksOther(masked, kind)) return masked;
  }
  return withOwnCharacters(MASKS[kind](text, draw(0)), text, kind);
}

/** True if a mask is an IP address or a time, and the text is neither. */
function looksOther(masked: string, kind: MaskKind): boolean {
  return kind === 'shape' && kindOf(masked, false) !== 'shape';
}

/** Keeps as many characters of the text as are needed for the right kind. */
function withOwnCharacters(masked: string, text: string, kind: MaskKind): string {
  let own = 1;
  while (own < text.length && looksOther(text.slice(0, own) + masked.slice(own), kind)) own += 1;
  return text.slice(0, own) + masked.slice(own);
}

interface Alphabet {
  has: RegExp;
  /** A character that represents it in shapes: one that no text holds (Unicode's noncharacters). */
  symbol: string;
  /** The character at an index, in one or two UTF-16 units. */
  at: (index: number, units: number) => string;
  size: number;
}

/** Characters keep their number of UTF-16 units, so that a text keeps its length by every count. */
function from(first: number, firstOfTwoUnits = first): Alphabet['at'] {
  return (index, units) => String.fromCodePoint((units === 1 ? first : firstOfTwoUnits) + index);
}

const VISIBLE_LETTER = /(?!\p{Default_Ignorable_Code_Point})\p{L}/u;

/**
 * The first alphabet that has a character applies. Other characters stay, and so do invisible letters such as U+3164,
 * which are valid in no address. Letters outside ASCII become letters outside ASCII.
 */
const ALPHABETS: readonly Alphabet[] = [
  { has: /[0-9]/, symbol: '\ufdd0', at: from(0x30), size: 10 },
  { has: /[a-z]/, symbol: '\ufdd1', at: from(0x61), size: 26 },
  { has: /[A-Z]/, symbol: '\ufdd2', at: from(0x41), size: 26 },
  { has: /\p{Ll}/u, symbol: '\ufdd3', at: from(0x3b1, 0x10428), size: 17 },
  { has: /\p{Lu}/u, symbol: '\ufdd4', at: from(0x391, 0x10400), size: 17 },
  { has: VISIBLE_LETTER, symbol: '\ufdd5', at: from(0x4e00, 0x20000), size: 20_000 },
  { has: /\p{Nd}/u, symbol: '\ufdd6', at: from(0x660, 0x1d7ce), size: 10 },
];

/** The alphabet of a character that masks replace. */
export function alphabetOf(character: string): Alphabet | undefined {
  return ALPHABETS.find(({ has }) => has.test(character));
}

/** A lookup table: most texts are ASCII, and a hostile one is long. */
const ASCII = Array.from({ length: 0x80 }, (_, code) => alphabetOf(String.fromCharCode(code)));

/** Replaces letters and digits; length, case and all other characters stay. */
function maskLetters(text: string, draw: Draw): string {
  let masked = '';
  for (const character of text) {
    const code = character.charCodeAt(0);
    const alphabet = code < ASCII.length ? ASCII[code] : alphabetOf(character);
    masked += alphabet === undefined ? character : alphabet.at(draw(alphabet.size), character.length);
  }
  return masked;
}

/** Number of groups of an IPv6 address that name a site (RFC 6177). */
const SITE_GROUPS = 3;

/** Masks an IP address by another one of the same network, /24 or /48. */
function maskAddress(address: string, draw: Draw): string {
  if (address.includes('.')) return address.replace(/\d+$/, () => String(draw(256)));
  const groups = expandGroups(address);
  const others = groups.slice(SITE_GROUPS).map(() => draw(0x10000).toString(16));
  return [...groups.slice(0, SITE_GROUPS), ...others].join(':');
}

/** The eight groups of an address, with zeros for `::`. */
function expandGroups(text: string): string[] {
  const [head = [], tail = []] = text
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return [...head, ...zeros, ...tail];
}

/** Days that every month has. */
const DAYS = 28;

/** Masks an RFC 3339 time or date by another one of the same month. */
function maskTime(time: string, draw: Draw): string {
  return inMonth(time, 1 + draw(DAYS), draw(24), draw(60));
}

/** An RFC 3339 time or date on another day of its month, at another time of the day. */
export function inMonth(time: string, day: number, hour = 0, minute = 0): string {
  const [date, hours, minutes] = [day, hour, minute].map((part) => String(part).padStart(2, '0'));
  return time.replace(/^(\d{4}-\d\d-)\d\d/, `$1${date}`).replace(/([Tt ])\d\d:\d\d/, `$1${hours}:${minutes}`);
}

/** Decimal digits that a number holds exactly. */
export const PRECISE = 15;

/** Replaces the digits of a number: sign and number of digits before and after the point stay. */
export function maskNumber(value: number, draw: Draw): number {
  const [mantissa = '', exponent] = String(value).split('e');
  let significant = 0;
  const masked = mantissa.replaceAll(/\d/g, (digit, at: number) => {
    if (significant === 0 && digit === '0') return digit;
    significant += 1;
    if (significant > PRECISE) return '0';
    // A trailing zero of a decimal fraction would be lost, and the mask shorter than the number.
    const last = (at === mantissa.length - 1 || significant === PRECISE) && mantissa.includes('.');
    return String(significant === 1 || last ? 1 + draw(9) : draw(10));
  });
  return Number(exponent === undefined ? masked : `${masked}e${exponent}`);
}
