import { isDeepStrictEqual } from 'node:util';
import { applyOperation, type PatchOperation, pointerTo, segmentsOfPointer } from '../json-patch.ts';

/** What an outcome changes in one token, with its templates filled in. */
export interface TokenChange {
  /** Claims to add, or to overwrite. */
  set?: Readonly<Record<string, unknown>>;
  /** Claims to overwrite, where the token has them. */
  replace?: Readonly<Record<string, unknown>>;
  /** Claims to take out, where the token has them. */
  remove?: readonly string[];
  /** Seconds. */
  lifetime?: number;
  /** Operations on members of claims. */
  patch?: readonly PatchOperation[];
}

/** A token as a hook's request describes it. */
export interface TokenInRequest {
  claims?: Readonly<Record<string, unknown>>;
  token?: { lifetime?: { expiration?: number } };
}

type Claims = Record<string, unknown>;

/** Path of the lifetime in a patch. Source: Okta Management API, "TokenPayLoadDataAccess". */
const LIFETIME = '/token/lifetime/expiration';

/**
 * The operations that make a token what outcomes say: the difference between its claims and a copy to which the changes were
 * applied in order. Okta applies all operations or none, so that one it would refuse is never sent.
 *
 * @param leaveOut called for each change that does not apply to this token
 */
export function tokenPatch(
  token: TokenInRequest,
  changes: readonly TokenChange[],
  leaveOut: (name: string, reason: string) => void,
): PatchOperation[] {
  const draft = new ClaimsDraft(token.claims ?? {}, leaveOut);
  for (const change of changes) draft.apply(change);
  return [...draft.operations(), ...lifetimeOperations(token, changes)];
}

/** The shortest lifetime wins. */
function lifetimeOperations({ token }: TokenInRequest, changes: readonly TokenChange[]): PatchOperation[] {
  const lifetimes = changes.flatMap(({ lifetime }) => lifetime ?? []);
  const shortest = Math.min(...lifetimes);
  const present = token?.lifetime?.expiration;
  if (lifetimes.length === 0 || present === undefined || present === shortest) return [];
  return [{ op: 'replace', path: LIFETIME, value: shortest }];
}

/** A copy of a token's claims, with the changes that were applied to it. */
class ClaimsDraft {
  readonly #before: Readonly<Claims>;
  readonly #after: Claims;
  readonly #leaveOut: (name: string, reason: string) => void;
  /** The claims that were set, replaced or removed as a whole, in the order in which they were first named. */
  readonly #whole = new Set<string>();
  /** The operations on members that were applied, with their claim. */
  readonly #applied: { claim: string; operation: PatchOperation }[] = [];

  constructor(claims: Readonly<Claims>, leaveOut: (name: string, reason: string) => void) {
    this.#before = claims;
    this.#after = structuredClone(claims) as Claims;
    this.#leaveOut = leaveOut;
  }

  apply({ set = {}, replace = {}, remove = [], patch = [] }: TokenChange): void {
    for (const [name, value] of Object.entries(set))
      this.#change({ op: 'add', path: pointerTo(name), value });
    for (const [name, value] of Object.entries(replace))
      this.#change({ op: 'replace', path: pointerTo(name), value });
    for (const name of remove) this.#change({ op: 'remove', path: pointerTo(name) });
    for (const operation of patch) this.#patch(operation);
  }

  operations(): PatchOperation[] {
    const { applied, whole } = this.#onePathEach();
    return [
      ...[...whole].flatMap((name) => this.#difference(name)),
      ...applied.flatMap(({ claim, operation }) => (this.#isChanged(claim) ? [operation] : [])),
    ];
  }

  #change(operation: PatchOperation): void {
    const [name = ''] = segmentsOfPointer(operation.path);
    this.#whole.add(name);
    const problem = applyOperation(this.#after, operation);
    if (problem !== undefined) this.#leaveOut(name, 'the token has no such claim');
  }

  #patch(operation: PatchOperation): void {
    const [, claim = ''] = segmentsOfPointer(operation.path);
    const problem = applyOperation({ claims: this.#after }, operation);
    if (problem === undefined) this.#applied.push({ claim, operation });
    else this.#leaveOut(operation.path, problem);
  }

  /** Operations on members, and the claims that go out whole: also one with two operations on one path. */
  #onePathEach(): { applied: { claim: string; operation: PatchOperation }[]; whole: Set<string> } {
    const whole = new Set(this.#whole);
    const paths = new Set<string>();
    for (const { claim, operation } of this.#applied) {
      const { path } = operation;
      if (paths.has(path) && !path.endsWith('/-')) whole.add(claim);
      paths.add(path);
    }
    return { applied: this.#applied.filter(({ claim }) => !whole.has(claim)), whole };
  }

  #difference(name: string): PatchOperation[] {
    const path = pointerTo('claims', name);
    if (!this.#isChanged(name)) return [];
    if (!Object.hasOwn(this.#after, name)) return [{ op: 'remove', path }];
    return [{ op: Object.hasOwn(this.#before, name) ? 'replace' : 'add', path, value: this.#after[name] }];
  }

  #isChanged(name: string): boolean {
    const [was, is] = [this.#before, this.#after].map((claims) => Object.hasOwn(claims, name));
    return was !== is || !isDeepStrictEqual(this.#before[name], this.#after[name]);
  }
}
