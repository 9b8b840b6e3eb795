import { isDeepStrictEqual } from 'node:util';
import type { HookContract, HookResponse } from '../hooks/contract.ts';
import { type HookRequest, isObject } from '../hooks/envelope.ts';
import { type IssuedKey, issuedIn, issuedParts, OTHER_PARTS } from '../hooks/issued.ts';
import type { PatchedPart } from '../hooks/patched-parts.ts';
import type { IssuedValue, IssuedView } from './api.ts';

type Values = Readonly<Record<string, unknown>>;

/** The tokens or the assertion before and after a response; undefined if the hook has none, or if the response denies. */
export function issuedViews(
  hook: HookContract,
  request: HookRequest,
  response: HookResponse,
): IssuedView[] | undefined {
  if (hook.changes.length === 0 || response.error !== undefined) return undefined;
  return issuedParts(hook, request, response).map(({ key, ...part }) => issuedView(key, part));
}

function issuedView(key: IssuedKey, part: PatchedPart): IssuedView {
  const [before, after] = [issuedIn(key, part.before), issuedIn(key, part.after)];
  return {
    key,
    claims: valuesOf(before.claims, after.claims).map((value) => withForm(value, part)),
    others: [...valuesOf(before.others, after.others), ...otherChanges(key, part)],
  };
}

/** The values before and after: those of the request in its order, then new ones. */
function valuesOf(before: Values, after: Values): IssuedValue[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => {
    const [was, is] = [ownValue(before, name), ownValue(after, name)];
    if (was === undefined && is === undefined) return [];
    const change = changeOf(was, is);
    return [
      {
        name,
        ...(change !== undefined && { change }),
        ...(was !== undefined && { before: was }),
        ...(is !== undefined && { after: is }),
      },
    ];
  });
}

function changeOf(was: unknown, is: unknown): IssuedValue['change'] {
  if (was === undefined) return 'added';
  if (is === undefined) return 'removed';
  return isDeepStrictEqual(was, is) ? undefined : 'changed';
}

/** An attribute as a whole if its values stay, and their type or the format of its name changes. */
function withForm(value: IssuedValue, part: PatchedPart): IssuedValue {
  if (value.change !== undefined) return value;
  const [was, is] = [part.before, part.after].map(({ claims }) => isObject(claims) && claims[value.name]);
  return isDeepStrictEqual(was, is) ? value : { name: value.name, change: 'changed', before: was, after: is };
}

/** Changed parts that have no key in rule files, by their paths. */
function otherChanges(key: IssuedKey, { before, after }: PatchedPart): IssuedValue[] {
  const known = new Set(['claims', ...Object.values(OTHER_PARTS[key]).map((path) => path.join('.'))]);
  return valuesOf(leavesOf(before, known), leavesOf(after, known)).filter(
    ({ change }) => change !== undefined,
  );
}

/** The values of an object that are no objects, by their paths. */
function leavesOf(whole: Values, except: ReadonlySet<string>, prefix = ''): Record<string, unknown> {
  const leaves = Object.entries(whole).flatMap(([name, value]): [string, unknown][] => {
    const path = `${prefix}${name}`;
    if (except.has(path)) return [];
    return isObject(value) ? Object.entries(leavesOf(value, except, `${path}.`)) : [[path, value]];
  });
  return Object.fromEntries(leaves);
}

function ownValue(values: Values, name: string): unknown {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
