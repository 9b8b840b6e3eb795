import { type FactPath, valueAt } from '../../rules/fact-path.ts';
import { attributeOf, type Mask, maskedValues } from '../mask/mask.ts';
import type { LoggedDecision } from './logged-decision.ts';

/** A value to search for at several paths. */
export interface Sought {
  paths: readonly FactPath[];
  value: string;
}

/** The profiles in a request of the registration hook. */
const PROFILES: readonly FactPath[] = [
  ['data', 'userProfile'],
  ['data', 'userProfileUpdate'],
  ['data', 'context', 'user', 'profile'],
];

/** Searches for a login or an e-mail address in all profiles. */
export function soughtInProfiles(attribute: 'login' | 'email', value: string): Sought {
  return { paths: PROFILES.map((path) => [...path, attribute]), value };
}

/** Numbers of decisions that could not be searched. */
export interface Unsearched {
  /** Records without a request. */
  withoutRequest: number;
  /** Requests that are masked under another or an unknown key. */
  otherKey: number;
}

/**
 * Finds the decisions for one person, ignoring case. In masked requests masks under the same key are compared; two short
 * values can have the same mask.
 */
export class PersonSearch {
  readonly unsearched: Unsearched = { withoutRequest: 0, otherKey: 0 };
  readonly #sought: readonly (readonly Sought[])[];
  readonly #mask: Mask | undefined;

  /**
   * @param sought groups of values; one of each has to be found
   * @param mask undefined if the key is unknown
   */
  constructor(sought: readonly (readonly Sought[])[], mask?: Mask) {
    this.#sought = sought;
    this.#mask = mask;
  }

  /** True if a decision is for this person; decisions that cannot be searched are counted. */
  finds({ request, masked, masking }: LoggedDecision): boolean {
    if (request === undefined) {
      this.unsearched.withoutRequest += 1;
      return false;
    }
    const isMasked = masked ? maskedValues(masking) : () => false;
    const { key = this.#mask?.keyId } = masking ?? {};
    const mask = key === this.#mask?.keyId ? this.#mask : undefined;
    let isUncomparable = false;
    const isAt = (path: FactPath, { value }: Sought): boolean => {
      const there = valueAt(request, path);
      if (Array.isArray(there)) return there.some((_, index) => isAt([...path, index], { paths: [], value }));
      if (!isMasked(path, there)) return isSame(there, value);
      isUncomparable ||= mask === undefined;
      const expected = mask && maskedAs(there, value, attributeOf(path), mask);
      // Records of older versions do not name the values in clear.
      return isSame(there, expected) || (masking === undefined && isSame(there, value));
    };
    const found = this.#sought.every((group) =>
      group.some((sought) => sought.paths.some((path) => isAt(path, sought))),
    );
    if (!found && isUncomparable) this.unsearched.otherKey += 1;
    return found;
  }
}

/** The mask of a value, of the type that is there. */
function maskedAs(there: unknown, value: string, name: string, mask: Mask): string | number | undefined {
  if (typeof there !== 'number') return mask.value(value, name);
  return String(Number(value)) === value ? mask.value(Number(value), name) : undefined;
}

function isSame(there: unknown, value: string | number | undefined): boolean {
  if (value === undefined || there === null || typeof there === 'object') return false;
  return String(there).toLowerCase() === String(value).toLowerCase();
}
