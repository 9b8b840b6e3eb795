import type { HookName } from '../../../src/rules/rule-file.ts';

type Step = string | number;

/** One value of a request as a text field. */
export interface ClaimField {
  /** The way to the value in the request. */
  path: readonly Step[];
  label: string;
  text: string;
  /** `json`: the request has a number, a list or another value that is no text. */
  kind: 'text' | 'json';
}

export interface ClaimSection {
  title: string;
  fields: ClaimField[];
}

/** A token or SAML request as a form. */
export interface ClaimRequest {
  sections: ClaimSection[];
  /** The JSON of the request with another value; an empty value is removed. */
  withValue: (field: ClaimField, text: string) => string;
}

interface SectionOfHook {
  title: string;
  at: readonly string[];
  /** Left out: all values. */
  only?: string;
}

const PROFILE: SectionOfHook = { title: "User's profile", at: ['data', 'context', 'user', 'profile'] };

/** The values that rules read most. */
const SECTIONS: Readonly<Record<Exclude<HookName, 'registration'>, readonly SectionOfHook[]>> = {
  token: [
    { title: 'Client', at: ['data', 'context', 'protocol', 'client'], only: 'id' },
    PROFILE,
    { title: 'Claims of the ID token', at: ['data', 'identity', 'claims'] },
    { title: 'Claims of the access token', at: ['data', 'access', 'claims'] },
  ],
  saml: [
    PROFILE,
    { title: 'Subject', at: ['data', 'assertion', 'subject'], only: 'nameId' },
    { title: 'Attributes of the assertion', at: ['data', 'assertion', 'claims'] },
  ],
};

/**
 * Reads a token or SAML request as a form.
 *
 * @param kept fields that stay, also where the request has no such value: those that were emptied
 * @returns undefined if the body is not a request
 */
export function readClaims(
  body: string,
  hook: Exclude<HookName, 'registration'>,
  kept: readonly ClaimField[] = [],
): ClaimRequest | undefined {
  const request = parsed(body);
  if (!isObject(request) || !isObject(request['data'])) return undefined;
  return {
    sections: SECTIONS[hook].flatMap((section) => {
      const fields = fieldsOf(request, section, kept);
      return fields.length === 0 ? [] : [{ title: section.title, fields }];
    }),
    withValue: (field, text) => {
      const changed = structuredClone(request);
      write(changed, field, text);
      return JSON.stringify(changed, null, 2);
    },
  };
}

function fieldsOf(request: unknown, { at, only }: SectionOfHook, kept: readonly ClaimField[]): ClaimField[] {
  const section = valueAt(request, at);
  if (!isObject(section)) return [];
  const names = Object.keys(section).filter((name) => only === undefined || name === only);
  const found = names.flatMap((name) => fieldsAt(section[name], [...at, name], name));
  const known = new Map(found.map((field) => [keyOf(field), field]));
  const own = kept.filter(({ path }) => path.length > at.length && at.every((step, i) => path[i] === step));
  // A field stays at its place, and of its kind, while it is edited.
  const first = own.map(({ path, label, kind }) => ({
    ...{ path, label, kind },
    text: textOf(valueAt(request, path)),
  }));
  for (const field of first) known.delete(keyOf(field));
  return [...first, ...known.values()];
}

/** The fields of a claim: one, or one for each value of a SAML attribute. */
function fieldsAt(value: unknown, path: readonly Step[], label: string): ClaimField[] {
  const values = isObject(value) ? value['attributeValues'] : undefined;
  if (!Array.isArray(values))
    return [{ path, label, text: textOf(value), kind: typeof value === 'string' ? 'text' : 'json' }];
  return values.flatMap((one, index) =>
    fieldsAt(
      isObject(one) ? one['value'] : one,
      [...path, 'attributeValues', index, ...(isObject(one) ? ['value'] : [])],
      values.length === 1 ? label : `${label} (${index + 1})`,
    ),
  );
}

function write(request: unknown, { path, kind }: ClaimField, text: string): void {
  const parent = valueAt(request, path.slice(0, -1));
  const last = path.at(-1);
  const json = kind === 'json' ? parsed(text) : undefined;
  const value = json === undefined ? text : json;
  if (Array.isArray(parent) && typeof last === 'number') parent[last] = value;
  // The value of an attribute stays: Okta sends none without.
  else if (isObject(parent) && (text !== '' || path.includes('attributeValues')))
    Object.defineProperty(parent, String(last), {
      value,
      ...{ enumerable: true, configurable: true, writable: true },
    });
  else if (isObject(parent)) delete parent[String(last)];
}

function keyOf({ path }: ClaimField): string {
  return JSON.stringify(path);
}

function textOf(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function valueAt(value: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((whole, step) => {
    const isPart = typeof whole === 'object' && whole !== null && Object.hasOwn(whole, step);
    return isPart ? (whole as Record<Step, unknown>)[step] : undefined;
  }, value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
