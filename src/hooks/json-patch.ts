import type { PatchOperation } from '../rules/rule-file.ts';
import { isObject } from './envelope.ts';

/** True if a text is a JSON Pointer to a part of a value. */
export function isPointer(text: string): boolean {
  return /^(\/([^~/]|~[01])*)+$/.test(text);
}

/** The members of a JSON Pointer: `/claims/a~1b` is `claims`, `a/b`. */
export function segmentsOfPointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A JSON Pointer to a member: `/claims/https:~1~1example.com~1role`. */
export function pointerTo(...segments: readonly string[]): string {
  return segments.map((segment) => `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * Applies an operation to a JSON value, in place.
 *
 * @returns the reason why it cannot be applied, after which nothing has changed; undefined if it was applied
 */
export function applyOperation(
  root: unknown,
  { op, path, value: given }: PatchOperation,
): string | undefined {
  // A later operation may change a part of it.
  const value = structuredClone(given);
  const segments = segmentsOfPointer(path);
  const last = segments.pop();
  const parent = segments.reduce<unknown>(memberOf, root);
  if (last === undefined) return 'it has no path';
  if (Array.isArray(parent)) return applyToList(parent, last, op, value);
  if (!isObject(parent)) return `there is nothing at ${pointerTo(...segments)}`;
  if (op !== 'add' && !Object.hasOwn(parent, last)) return `there is nothing at ${path}`;
  if (op === 'remove') delete parent[last];
  else define(parent, last, value);
  return undefined;
}

function memberOf(value: unknown, segment: string): unknown {
  if (Array.isArray(value)) return value[indexIn(value, segment) ?? -1];
  return isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
}

/** The index of an element that is there. */
function indexIn({ length }: readonly unknown[], segment: string): number | undefined {
  const index = /^(0|[1-9]\d{0,8})$/.test(segment) ? Number(segment) : length;
  return index < length ? index : undefined;
}

function applyToList(
  list: unknown[],
  segment: string,
  op: PatchOperation['op'],
  value: unknown,
): string | undefined {
  const isEnd = op === 'add' && (segment === '-' || segment === String(list.length));
  const index = isEnd ? list.length : indexIn(list, segment);
  if (index === undefined) return `the list has no element ${segment}`;
  if (op === 'replace') list[index] = value;
  else list.splice(index, op === 'add' ? 0 : 1, ...(op === 'add' ? [value] : []));
  return undefined;
}

/** An own property, also where the name is that of a setter of every object, such as `__proto__`. */
function define(object: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
