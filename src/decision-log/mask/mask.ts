import { createHash, createHmac } from 'node:crypto';
import { parseMailbox } from '../../engine/operators/email.ts';
import type { HookRequest } from '../../okta/request.ts';
import { type FactPath, putAt, valueAt } from '../../rules/fact-path.ts';
import { wordsOf } from '../words.ts';
import { maskAddress } from './address.ts';
import { maskNumber } from './number.ts';
import { type Draw, maskLetters } from './text.ts';
import { maskTime } from './time.ts';

/** What says something of a person, in a request of the registration hook. */
export const PERSONAL: readonly FactPath[] = [
  ['data', 'userProfile'],
  ['data', 'userProfileUpdate'],
  // With the links, which repeat the id.
  ['data', 'context', 'user'],
  ['data', 'context', 'request', 'ipAddress'],
];

/** A profile has some ten values. Masking so much takes some 20 ms, in which nobody else is answered. */
const MOST_WORK = 4000;

/** Drawing the mask of so many characters takes as long as beginning one. */
const CHARACTERS = 16;

/**
 * Masks requests under a key: the values at these paths, and below them, are replaced by others of the same shape, so
 * that patterns, lengths, domains and networks decide as before. Under one key the same value, in whatever case, is
 * always replaced by the same one: who can have values of his own masked can compare. A request whose masking would
 * hold up the decisions of others gives undefined.
 */
export function maskBy(
  key: string,
  paths: readonly FactPath[] = PERSONAL,
): (request: HookRequest) => HookRequest | undefined {
  const drawFor = (value: string) => drawFrom(key, value);
  return (request) => {
    const work = paths.reduce((sum, path) => sum + workIn(valueAt(request, path)), 0);
    if (work > MOST_WORK) return undefined;
    const masked = structuredClone(request);
    for (const path of paths) {
      const value = valueAt(masked, path);
      if (value !== undefined) putAt(masked, path, maskValue(value, isForAddresses(path.at(-1)), drawFor));
    }
    return masked;
  };
}

/** What it costs to mask a value with everything below it: above all, a hash for each text and number. */
function workIn(value: unknown): number {
  if (typeof value === 'string') return 1 + value.length / CHARACTERS;
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, part) => sum + workIn(part), 1);
}

/** @param address whether it stands in an attribute for addresses, itself or in an array */
function maskValue(value: unknown, address: boolean, drawFor: (value: string) => Draw): unknown {
  if (typeof value === 'string') return maskText(value, address, drawFor(value.toLowerCase()));
  if (typeof value === 'number') return maskNumber(value, drawFor(String(value)));
  if (Array.isArray(value)) return value.map((element) => maskValue(element, address, drawFor));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, maskValue(part, isForAddresses(key), drawFor)]),
  );
}

/** Names of attributes that hold an address. Elsewhere an @ may be part of anything: `P@ss.word123`. */
const ADDRESS = /mails?\b|\b(logins?|upn|user ?names?|(user )?principal ?names?)\b/;

function isForAddresses(name: string | number | undefined): boolean {
  return ADDRESS.test(wordsOf(String(name)));
}

/** Rules judge a mail address by its domain, an IP address by its network, a time by its month: these stay. */
function maskText(text: string, address: boolean, draw: Draw): string {
  if (address && parseMailbox(text) !== undefined) {
    const at = text.indexOf('@');
    return maskLetters(text.slice(0, at), draw) + text.slice(at);
  }
  return maskAddress(text, draw) ?? maskTime(text, draw) ?? maskLetters(text, draw);
}

/** Numbers that nobody can foretell without the key, always the same for one value. */
function drawFrom(key: string, value: string): Draw {
  const seed = createHmac('sha256', key).update(value).digest();
  // As many as there are characters; a number and an address need no more than a few.
  const outputLength = 4 * (value.length + 8);
  const drawn = createHash('shake256', { outputLength }).update(seed).digest();
  let at = 0;
  return (below) => {
    const number = drawn.readUInt32BE(at) % below;
    at = (at + 4) % outputLength;
    return number;
  };
}
