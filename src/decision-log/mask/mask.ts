import { createHash, createHmac } from 'node:crypto';
import type { HookRequest } from '../../hooks/envelope.ts';
import type { Masking } from '../../recorded-requests/past-decision.ts';
import { type FactPath, parseFactPath, putAt, valueAt, writtenPath } from '../../rules/fact-path.ts';
import { type Draw, isForAddresses, kindOf, maskNumber, maskText } from './kind.ts';
import { isPersonal, PERSONAL } from './personal.ts';

/** Maximum cost of masking a request: some 20 ms, in which no other request is answered. A profile has some ten values. */
const MAX_COST = 4000;

/** Number of characters whose mask costs as much as one more value. */
const CHARACTERS = 16;

/** True if rules hold a value, which is then in git anyway. */
export type IsInRules = (path: FactPath, value: string | number) => boolean;

export interface MaskedRequest {
  request: HookRequest;
  /** Paths of unmasked values below the masked paths: booleans, and values that rules hold. */
  clear: string[];
}

/**
 * Masks requests under a key: values at some paths, and below, are replaced by others of the same format, so that
 * patterns, lengths, domains and networks are decided the same way. Under one key the same value, ignoring case, always
 * has the same mask: masked values can be compared, also by an attacker who can have values of his own masked.
 */
export class Mask {
  /** Identifies the key without revealing it. */
  readonly keyId: string;
  readonly paths: readonly FactPath[];
  readonly #key: string;

  constructor(key: string, paths: readonly FactPath[] = PERSONAL) {
    this.#key = key;
    this.paths = paths;
    // Never the input of a value: those are in lower case.
    this.keyId = createHmac('sha256', key).update('KEY').digest('hex').slice(0, 8);
  }

  /**
   * Masks a request.
   *
   * @param isInRules values that may stay in clear if their attribute is not personal
   * @returns undefined if it would take too long
   */
  request(request: HookRequest, isInRules: IsInRules = () => false): MaskedRequest | undefined {
    const cost = this.paths.reduce((sum, path) => sum + costOf(valueAt(request, path)), 0);
    if (cost > MAX_COST) return undefined;
    const masked = structuredClone(request);
    const clear: string[] = [];
    for (const path of this.paths) {
      const value = valueAt(masked, path);
      if (value !== undefined) putAt(masked, path, this.#mask(value, path, isInRules, clear));
    }
    return { request: masked, clear };
  }

  /** The mask of one text or number in the attribute of this name. */
  value(value: string | number, name: string): string | number {
    if (typeof value === 'number') return maskNumber(value, this.#draw(String(value)));
    const drawn = value.toLowerCase();
    return maskText(value, isForAddresses(name), (attempt) =>
      // Never the input of another value: those are in lower case.
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

  /** Draws pseudo-random numbers that depend on the key and the value. */
  #draw(value: string): Draw {
    const seed = createHmac('sha256', this.#key).update(value).digest();
    // One number for each character, plus a few for numbers and addresses.
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

/** The attribute of a value, itself or in an array. */
export function attributeOf(path: FactPath): string {
  return String(path.findLast((step) => typeof step === 'string'));
}

/** Addresses and dates are personal in every attribute. */
function mayBeClear(path: FactPath, value: string | number): boolean {
  if (path.some((step) => typeof step === 'string' && isPersonal(step))) return false;
  const text = String(value);
  return !text.includes('@') && kindOf(text, false) === 'shape';
}

/** The cost of masking a value with everything below it: mostly a hash for each text and number. */
function costOf(value: unknown): number {
  if (typeof value === 'string') return 1 + value.length / CHARACTERS;
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, part) => sum + costOf(part), 1);
}

/** Records of older versions do not name the masked paths: all data may be masked. */
const ANYWHERE: readonly FactPath[] = [['data']];

/**
 * Tells masks from values in clear in a masked request.
 *
 * @param masking undefined for a record of an older version
 */
export function maskedValues(masking: Masking | undefined): (path: FactPath, value: unknown) => boolean {
  const roots = masking?.paths.map(parseFactPath).filter((path) => typeof path !== 'string') ?? ANYWHERE;
  const clear = new Set(masking?.clear);
  return (path, value) =>
    isMaskable(value) &&
    roots.some((root) => root.every((step, index) => path[index] === step)) &&
    !clear.has(writtenPath(path));
}

/** Booleans, null, empty text and lengths stay; the elements of an array are masked separately. */
function isMaskable(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}
