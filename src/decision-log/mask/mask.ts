import { createHash, createHmac } from 'node:crypto';
import type { HookRequest } from '../../hooks/envelope.ts';
import { type FactPath, putAt, valueAt, writtenPath } from '../../rules/fact-path.ts';
import { maskAddress } from './address.ts';
import { isForAddresses, kindOf, type MaskKind } from './kind.ts';
import { maskNumber } from './number.ts';
import { isPersonal, PERSONAL } from './personal.ts';
import { type Draw, maskLetters } from './text.ts';
import { maskTime } from './time.ts';

/** A profile has some ten values. Masking so much takes some 20 ms, in which nobody else is answered. */
const MOST_WORK = 4000;

/** Drawing the mask of so many characters takes as long as beginning one. */
const CHARACTERS = 16;

/** How often a mask is drawn that comes out as another kind of text: `1.2.3.999` as an IP address. */
const MOST_TRIES = 8;

/** A value that the rules themselves hold is in git already. */
export type IsInRules = (path: FactPath, value: string | number) => boolean;

/** A request with its masks. */
export interface MaskedRequest {
  request: HookRequest;
  /** Paths of the values below the masked paths that stand in clear: true, false, and what rules name. */
  clear: string[];
}

/**
 * Masks requests under a key: the values at some paths, and below them, are replaced by others of the same shape, so
 * that patterns, lengths, domains and networks decide as before. Under one key the same value, in whatever case, is
 * always replaced by the same one: who can have values of his own masked can compare.
 */
export class Mask {
  /** Tells one key from another, and nothing of it. */
  readonly keyId: string;
  readonly paths: readonly FactPath[];
  readonly #key: string;

  constructor(key: string, paths: readonly FactPath[] = PERSONAL) {
    this.#key = key;
    this.paths = paths;
    // No value is ever hashed as this: values are in lower case.
    this.keyId = createHmac('sha256', key).update('KEY').digest('hex').slice(0, 8);
  }

  /**
   * Masks a request; undefined where that would hold up the decisions of others.
   *
   * @param isInRules values that may stand in clear where their attribute is not personal
   */
  request(request: HookRequest, isInRules: IsInRules = () => false): MaskedRequest | undefined {
    const work = this.paths.reduce((sum, path) => sum + workIn(valueAt(request, path)), 0);
    if (work > MOST_WORK) return undefined;
    const masked = structuredClone(request);
    const clear: string[] = [];
    for (const path of this.paths) {
      const value = valueAt(masked, path);
      if (value !== undefined) putAt(masked, path, this.#mask(value, path, isInRules, clear));
    }
    return { request: masked, clear };
  }

  /** The mask of one text or number, as it stands in the attribute of this name. */
  value(value: string | number, name: string): string | number {
    if (typeof value === 'number') return maskNumber(value, this.#draw(String(value)));
    const drawn = value.toLowerCase();
    return maskText(value, isForAddresses(name), (attempt) =>
      // No value is hashed as a further attempt at another one: values are in lower case.
      this.#draw(attempt === 0 ? drawn : `${drawn} ATTEMPT ${attempt}`),
    );
  }

  #mask(value: unknown, path: FactPath, isInRules: IsInRules, clear: string[]): unknown {
    if (typeof value === 'boolean') clear.push(writtenPath(path));
    if (typeof value === 'string' || typeof value === 'number') {
      if (!isInRules(path, value) || !mayBeClear(path, value)) return this.value(value, attributeOf(path));
      clear.push(writtenPath(path));
      return value;
    }
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value))
      return value.map((element, index) => this.#mask(element, [...path, index], isInRules, clear));
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, this.#mask(part, [...path, key], isInRules, clear)]),
    );
  }

  /** Numbers that nobody can foretell without the key, always the same for one value. */
  #draw(value: string): Draw {
    const seed = createHmac('sha256', this.#key).update(value).digest();
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
}

/** The name of the attribute in which a value stands, itself or in an array. */
export function attributeOf(path: FactPath): string {
  return String(path.findLast((step) => typeof step === 'string'));
}

/** An address or a date tells who somebody is, whatever its attribute is called. */
function mayBeClear(path: FactPath, value: string | number): boolean {
  if (path.some((step) => typeof step === 'string' && isPersonal(step))) return false;
  const text = String(value);
  return !text.includes('@') && kindOf(text, false) === 'shape';
}

/** What it costs to mask a value with everything below it: above all, a hash for each text and number. */
function workIn(value: unknown): number {
  if (typeof value === 'string') return 1 + value.length / CHARACTERS;
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, part) => sum + workIn(part), 1);
}

/**
 * Rules judge a mail address by its domain, an IP address by its network, a time by its month: these stay. What is
 * none of them is never masked by one of them.
 */
function maskText(text: string, address: boolean, draw: (attempt: number) => Draw): string {
  const kind = kindOf(text, address);
  const masked = MASKS[kind](text, draw(0));
  if (!looksOther(masked, kind)) return masked;
  for (let attempt = 1; attempt < MOST_TRIES; attempt += 1) {
    const again = MASKS[kind](text, draw(attempt));
    if (!looksOther(again, kind)) return again;
  }
  return withOwnCharacters(masked, text, kind);
}

/** Whether a mask is taken for an IP address or a time, and the text is neither. */
function looksOther(masked: string, kind: MaskKind): boolean {
  return kind === 'shape' && kindOf(masked, false) !== 'shape';
}

/** A mask with as many characters of the text, from its beginning, as keep it from being taken for another kind. */
function withOwnCharacters(masked: string, text: string, kind: MaskKind): string {
  let own = 1;
  while (own < text.length && looksOther(text.slice(0, own) + masked.slice(own), kind)) own += 1;
  return text.slice(0, own) + masked.slice(own);
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
