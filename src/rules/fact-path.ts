import { closest } from '../diagnostics/suggest.ts';

/** A path into Okta's request body: property names, and indexes into arrays. */
export type FactPath = readonly (string | number)[];

/** Maximum number of steps: more than any property that Okta documents. */
const MOST_SEGMENTS = 16;

/** Names that are refused: JavaScript's prototype properties, and the root of a JSONPath. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype', '$']);

/** The roots of facts beside the request's own: derived facts, lookups, and the decision. */
const DERIVED_ROOTS: ReadonlySet<unknown> = new Set(['facts', 'lookups', 'decision']);

/** True if a path leads to a fact that a rule file makes, and not to a property of the request. */
export function isDerived([root]: FactPath): boolean {
  return DERIVED_ROOTS.has(root);
}

/** The root of derived facts that a misspelt one means: `facts` for `fact`. */
export function derivedRootFor(root: string): string | undefined {
  return closest(root, [...DERIVED_ROOTS].map(String));
}

const SEGMENT = /([A-Za-z_$][A-Za-z0-9_$-]*)|\[(0|[1-9][0-9]{0,5})\]|\["((?:[^"\\]|\\["\\])+)"\]/y;

/**
 * Parses a path of a rule: `data.userProfile.email`, `data.identity.claims["https://x.example/y"]`,
 * `data.events[0].id`. Returns a message if it is invalid.
 */
export function parseFactPath(text: string): FactPath | string {
  const segments: (string | number)[] = [];
  let position = 0;
  while (position < text.length) {
    const dotted = position > 0 && text[position] === '.';
    if (dotted) position += 1;
    else if (position > 0 && text[position] !== '[')
      return `unexpected "${text[position]}" after "${text.slice(0, position)}"`;
    SEGMENT.lastIndex = position;
    const match = SEGMENT.exec(text);
    const [whole, name, index, quoted] = match ?? [];
    if (whole === undefined || (dotted && name === undefined)) return `no name at "${text.slice(position)}"`;
    segments.push(
      index === undefined ? (name ?? (quoted ?? '').replaceAll(/\\(["\\])/g, '$1')) : Number(index),
    );
    position += whole.length;
  }
  if (segments.length === 0) return 'the path is empty';
  if (segments.length > MOST_SEGMENTS) return `more than ${MOST_SEGMENTS} parts`;
  const forbidden = segments.find((segment) => FORBIDDEN.has(String(segment)));
  return forbidden === undefined ? segments : `"${forbidden}" is never a fact`;
}

/**
 * The value at a path, or undefined. Only own properties of objects and elements of arrays are read:
 * nothing inherited, no `length`, no characters of a string.
 */
export function valueAt(root: unknown, path: FactPath): unknown {
  let value = root;
  for (const segment of path) {
    if (value === null || typeof value !== 'object') return undefined;
    const fitting = Array.isArray(value) ? 'number' : 'string';
    if (typeof segment !== fitting || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string | number, unknown>)[segment];
  }
  return value;
}

/**
 * Sets the value at a path, or removes it if the value is undefined; creates missing objects and arrays.
 * Returns a message if that is impossible.
 */
export function putAt(root: object, path: FactPath, value: unknown): string | undefined {
  let parent: unknown = root;
  for (const [index, segment] of path.entries()) {
    const fitting = Array.isArray(parent) ? 'number' : 'string';
    if (parent === null || typeof parent !== 'object' || typeof segment !== fitting)
      return `there is no ${typeof segment === 'number' ? 'array' : 'object'} at ${path.slice(0, index).join('.') || 'the root'}`;
    const record = parent as Record<string | number, unknown>;
    if (index === path.length - 1) {
      if (value === undefined) delete record[segment];
      else record[segment] = value;
      return undefined;
    }
    if (value === undefined && !Object.hasOwn(record, segment)) return undefined;
    const present = Object.hasOwn(record, segment) ? record[segment] : undefined;
    parent = present ?? (typeof path[index + 1] === 'number' ? [] : {});
    record[segment] = parent;
  }
  return undefined;
}

/** True if a value is absent in the rule language: missing, or null. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** Writes a path as in a rule file: `data.userProfile.groups[0]`. */
export function writtenPath(path: FactPath): string {
  return path.reduce<string>(stepInto, '');
}

/** A written path with one more step. */
export function stepInto(path: string, step: string | number): string {
  if (typeof step === 'number') return `${path}[${step}]`;
  if (!/^[A-Za-z_$][A-Za-z0-9_$-]*$/.test(step)) return `${path}[${JSON.stringify(step)}]`;
  return path === '' ? step : `${path}.${step}`;
}
