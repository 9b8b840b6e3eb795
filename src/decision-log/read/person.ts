import { type FactPath, valueAt } from '../../rules/fact-path.ts';
import { attributeOf, type Mask } from '../mask/mask.ts';
import { maskedValues } from '../mask/masked-values.ts';
import type { LoggedDecision } from './logged-decision.ts';

/** A value that is looked for: it is found at one of these paths. */
export interface Sought {
  paths: readonly FactPath[];
  value: string;
}

/** Where a request of the registration hook says who somebody is. */
const PROFILES: readonly FactPath[] = [
  ['data', 'userProfile'],
  ['data', 'userProfileUpdate'],
  ['data', 'context', 'user', 'profile'],
];

/** A login or an e-mail address, wherever a request has one. */
export function soughtInProfiles(attribute: 'login' | 'email', value: string): Sought {
  return { paths: PROFILES.map((path) => [...path, attribute]), value };
}

/** Why decisions could not be searched. */
export interface Unsearched {
  /** Decisions whose record holds no request. */
  withoutRequest: number;
  /** Decisions whose request is masked under another key, or under one that is not known here. */
  otherKey: number;
}

/**
 * Looks for the decisions for one person, without regard to case. In a masked request a value is compared by its mask
 * under the same key; two short values can have the same one.
 */
export class PersonSearch {
  readonly unsearched: Unsearched = { withoutRequest: 0, otherKey: 0 };
  readonly #sought: readonly (readonly Sought[])[];
  readonly #mask: Mask | undefined;

  /**
   * @param sought of each group one has to be found
   * @param mask undefined where the key is not known
   */
  constructor(sought: readonly (readonly Sought[])[], mask?: Mask) {
    this.#sought = sought;
    this.#mask = mask;
  }

  /** Whether a decision is for this person; notes where that cannot be told. */
  finds({ request, masking }: LoggedDecision): boolean {
    if (request === undefined) {
      this.unsearched.withoutRequest += 1;
      return false;
    }
    const isMasked =
      masking === undefined ? () => false : maskedValues(masking === 'unknown' ? undefined : masking);
    const known = masking === undefined || masking === 'unknown' ? undefined : masking.key;
    const mask = known === undefined || known === this.#mask?.keyId ? this.#mask : undefined;
    let isUncomparable = false;
    const isAt = (path: FactPath, { value }: Sought): boolean => {
      const there = valueAt(request, path);
      if (Array.isArray(there)) return there.some((_, index) => isAt([...path, index], { paths: [], value }));
      if (!isMasked(path, there)) return isSame(there, value);
      isUncomparable ||= mask === undefined;
      const masked = mask && maskedAs(there, value, attributeOf(path), mask);
      // An older record does not say what it shows in clear.
      return isSame(there, masked) || (masking === 'unknown' && isSame(there, value));
    };
    const found = this.#sought.every((group) =>
      group.some((sought) => sought.paths.some((path) => isAt(path, sought))),
    );
    if (!found && isUncomparable) this.unsearched.otherKey += 1;
    return found;
  }
}

/** The mask of a value, as text or as a number, whichever is there. */
function maskedAs(there: unknown, value: string, name: string, mask: Mask): string | number | undefined {
  if (typeof there !== 'number') return mask.value(value, name);
  return String(Number(value)) === value ? mask.value(Number(value), name) : undefined;
}

function isSame(there: unknown, value: string | number | undefined): boolean {
  if (value === undefined || there === null || typeof there === 'object') return false;
  return String(there).toLowerCase() === String(value).toLowerCase();
}
