import { type FactPath, valueAt } from '../rules/fact-path.ts';
import type { HookContract, HookResponse } from './contract.ts';
import { type HookRequest, isObject } from './envelope.ts';
import { type PatchedPart, patchedParts } from './patched-parts.ts';

/** A token or an assertion as an expectation names its parts. */
export interface Issued {
  /** Claims of a token, or attributes of an assertion: one value as text, several as a list. */
  claims: Readonly<Record<string, unknown>>;
  /** Other parts by their keys in an expectation: `lifetime`, `nameId`. */
  others: Readonly<Record<string, unknown>>;
}

/** The keys of expectations about tokens and assertions, with the part of the request. */
const PARTS = { idToken: 'identity', accessToken: 'access', assertion: 'assertion' } as const;

export type IssuedKey = keyof typeof PARTS;

export const ISSUED_KEYS = Object.keys(PARTS) as readonly IssuedKey[];

/** The places of the other parts of a token or an assertion. */
export const OTHER_PARTS: Readonly<Record<IssuedKey, Readonly<Record<string, FactPath>>>> = {
  idToken: { lifetime: ['token', 'lifetime', 'expiration'] },
  accessToken: { lifetime: ['token', 'lifetime', 'expiration'] },
  assertion: {
    nameId: ['subject', 'nameId'],
    authnContext: ['authentication', 'authnContext', 'authnContextClassRef'],
    sessionLifetime: ['authentication', 'sessionLifetime'],
  },
};

/** The tokens or the assertion after a response; without those that Okta does not issue. */
export function issuedBy(
  hook: HookContract,
  request: HookRequest,
  response: HookResponse,
): Partial<Record<IssuedKey, Issued>> {
  const parts = issuedParts(hook, request, response);
  return Object.fromEntries(parts.map(({ key, after }) => [key, issuedIn(key, after)]));
}

/** The same as the request describes them, before and after a response. */
export function issuedParts(
  hook: Pick<HookContract, 'patches'>,
  request: HookRequest,
  response: HookResponse,
): (PatchedPart & { key: IssuedKey })[] {
  if (response.error !== undefined) return [];
  const parts = patchedParts(hook, request, response);
  return ISSUED_KEYS.flatMap((key) => {
    const part = parts[PARTS[key]];
    return part === undefined ? [] : [{ key, ...part }];
  });
}

/** Reads a part of a request's `data` as a token or an assertion. */
export function issuedIn(key: IssuedKey, part: Record<string, unknown>): Issued {
  const claims = recordAt(part, 'claims');
  const others = Object.entries(OTHER_PARTS[key]).map(([name, path]) => [
    name,
    inSeconds(name, valueAt(part, path)),
  ]);
  return {
    claims: key === 'assertion' ? attributesIn(claims) : claims,
    others: Object.fromEntries(others),
  };
}

function attributesIn(claims: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(claims).map(([name, attribute]) => [name, attributeValue(attribute)]),
  );
}

function recordAt(whole: Record<string, unknown>, key: string): Record<string, unknown> {
  const part = whole[key];
  return isObject(part) ? part : {};
}

/** The value of an attribute: one text, or several. */
function attributeValue(attribute: unknown): unknown {
  const values = isObject(attribute) ? attribute['attributeValues'] : undefined;
  if (!Array.isArray(values)) return attribute;
  const texts = values.map((one) => (isObject(one) ? one['value'] : one));
  return texts.length === 1 ? texts[0] : texts;
}

/** A lifetime as rule files write durations; all other parts as they are. */
function inSeconds(name: string, value: unknown): unknown {
  if (!name.toLowerCase().endsWith('lifetime')) return value;
  return typeof value === 'number' ? `${value}s` : undefined;
}
