import { type HookRequest, isObject } from '../../hooks/envelope.ts';
import type { IssuedPart, IssuedValue } from '../scenarios/scenario.ts';
import type { Parts } from './apply-commands.ts';
import { partsIn } from './interpret-reply.ts';
import type { NamedValue, SignInHook } from './sign-in-hook.ts';

/** The tokens or the assertion that Okta issues, compared with those of the request. */
export function compareParts(issued: Parts, request: HookRequest, hook: SignInHook): IssuedPart[] {
  const before = partsIn(request, hook);
  return Object.values(hook.parts).flatMap(({ key, name, valuesOf, xmlOf }) => {
    const [was, is] = [before[key], issued[key]];
    if (!isObject(was) || !isObject(is)) return [];
    const values = compare(valuesOf(was, request), valuesOf(is, request));
    const xml = xmlOf && { before: xmlOf(was, request), after: xmlOf(is, request) };
    return [{ name, values, ...(xml && { xml }) }];
  });
}

/** Values in the order of the request, then those that were added. */
function compare(before: readonly NamedValue[], after: readonly NamedValue[]): IssuedValue[] {
  const present = [...before, ...after].filter(({ value, isMain }) => value !== undefined || isMain);
  const names = new Map(present.map(({ name, isMain }) => [name, isMain]));
  const [was, is] = [before, after].map((values) => new Map(values.map(({ name, value }) => [name, value])));
  return [...names].map(([name, isMain]) => ({
    name,
    ...(was?.get(name) !== undefined && { before: was.get(name) }),
    ...(is?.get(name) !== undefined && { after: is.get(name) }),
    ...(isMain && { isMain }),
  }));
}
