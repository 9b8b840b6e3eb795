import { isDeepStrictEqual } from 'node:util';
import { valueAt } from '../../rules/fact-path.ts';
import type { PatchOperation, TokenChanges } from '../../rules/rule-file.ts';
import { parseDuration } from '../../rules/time.ts';
import { isObject } from '../envelope.ts';
import { applyOperation, pointerTo, segmentsOfPointer } from '../json-patch.ts';
import type { RequestedChange } from '../sign-in-outcome.ts';

type Claims = Record<string, unknown>;

const NO_CLAIM = 'the token has no such claim';

/** Path of the lifetime in a patch. Source: Okta Management API, "TokenPayLoadDataAccess". */
export const LIFETIME = '/token/lifetime/expiration';

/**
 * The operations that make a token what outcomes say: the difference between its claims and a copy to which the changes were
 * applied in order. Okta applies all operations or none, so that one it would refuse is never sent.
 *
 * @param changes in file order, with their templates filled in
 */
export function tokenPatch(
  token: Readonly<Record<string, unknown>>,
  changes: readonly RequestedChange<TokenChanges>[],
): PatchOperation[] {
  return [...claimOperations(token['claims'], changes), ...lifetimeOperations(token, changes)];
}

/** None where the request has no map of claims: there is nothing to add one to. */
function claimOperations(
  claims: unknown,
  changes: readonly RequestedChange<TokenChanges>[],
): PatchOperation[] {
  if (!isObject(claims)) {
    for (const { change, leaveOut } of changes)
      for (const key of ['set', 'replace', 'remove', 'patch'] as const)
        if (change[key] !== undefined) leaveOut(key, 'the token of the request has no claims', key);
    return [];
  }
  const draft = new ClaimsDraft(claims);
  for (const change of changes) draft.apply(change);
  return draft.operations();
}

/** The shortest lifetime wins. */
function lifetimeOperations(
  token: Readonly<Record<string, unknown>>,
  changes: readonly RequestedChange<TokenChanges>[],
): PatchOperation[] {
  const lifetimes = changes.flatMap(({ change: { lifetime = '' } }) => secondsOf(lifetime) ?? []);
  const shortest = Math.min(...lifetimes);
  const present = valueAt(token, ['token', 'lifetime', 'expiration']);
  if (lifetimes.length === 0 || typeof present !== 'number' || present === shortest) return [];
  return [{ op: 'replace', path: LIFETIME, value: shortest }];
}

/** A duration in seconds; undefined for other texts. */
export function secondsOf(duration: string): number | undefined {
  const milliseconds = parseDuration(duration);
  return milliseconds === undefined ? undefined : milliseconds / 1000;
}

/** A copy of a token's claims, with the changes that were applied to it. */
class ClaimsDraft {
  readonly #before: Readonly<Claims>;
  readonly #after: Claims;
  /** The claims that were set, replaced or removed as a whole, in the order in which they were first named. */
  readonly #whole = new Set<string>();
  /** The operations on members that were applied, with their claim. */
  readonly #applied: { claim: string; operation: PatchOperation }[] = [];

  constructor(claims: Readonly<Claims>) {
    this.#before = claims;
    this.#after = structuredClone(claims) as Claims;
  }

  apply({ change, leaveOut }: RequestedChange<TokenChanges>): void {
    const { set = {}, replace = {}, remove = [], patch = [] } = change;
    for (const [name, value] of Object.entries(set)) this.#change(name, { op: 'add', value });
    for (const [name, value] of Object.entries(replace))
      if (!this.#change(name, { op: 'replace', value })) leaveOut(name, NO_CLAIM, 'replace', name);
    for (const [index, name] of remove.entries())
      if (!this.#change(name, { op: 'remove' })) leaveOut(name, NO_CLAIM, 'remove', index);
    for (const [index, operation] of patch.entries()) {
      const problem = this.#patch(operation);
      if (problem !== undefined) leaveOut(operation.path, problem, 'patch', index);
    }
  }

  operations(): PatchOperation[] {
    const { applied, whole } = this.#onePathEach();
    return [
      ...[...whole].flatMap((name) => this.#difference(name)),
      ...applied.flatMap(({ claim, operation }) => (this.#isChanged(claim) ? [operation] : [])),
    ];
  }

  /** False if the token has no such claim. */
  #change(name: string, operation: Omit<PatchOperation, 'path'>): boolean {
    this.#whole.add(name);
    return applyOperation(this.#after, { ...operation, path: pointerTo(name) }) === undefined;
  }

  #patch(operation: PatchOperation): string | undefined {
    const [, claim = ''] = segmentsOfPointer(operation.path);
    const problem = applyOperation({ claims: this.#after }, operation);
    if (problem === undefined) this.#applied.push({ claim, operation });
    return problem;
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
    return was !== is || (was === true && !isDeepStrictEqual(this.#before[name], this.#after[name]));
  }
}
