import { valueAt } from '../rules/fact-path.ts';
import type { HookContract, HookResponse } from './contract.ts';
import { type HookRequest, isObject } from './envelope.ts';
import { patchedParts } from './patched-parts.ts';

/** A token or an assertion, by the words of rule files and tests. */
export interface Issued {
  /** Claims of a token, or attributes of an assertion: one value as text, several as a list. */
  claims: Readonly<Record<string, unknown>>;
  /** Other parts by their keys: `lifetime`, `nameId`. */
  others: Readonly<Record<string, unknown>>;
}

/** A token or an assertion as Okta would issue it without a response, and with it. */
export interface IssuedChange {
  before: Issued;
  after: Issued;
}

/** The keys of tokens and assertions, with their part of the request. */
const PARTS = { idToken: 'identity', accessToken: 'access', assertion: 'assertion' } as const;

export type IssuedKey = keyof typeof PARTS;

export const ISSUED_KEYS = Object.keys(PARTS) as readonly IssuedKey[];

/** The tokens or the assertion before and after a response; none after a denial. */
export function issuedBy(
  hook: HookContract,
  request: HookRequest,
  response: HookResponse,
): Partial<Record<IssuedKey, IssuedChange>> {
  if (response.error !== undefined) return {};
  const parts = patchedParts(hook, request, response);
  return Object.fromEntries(
    ISSUED_KEYS.flatMap((key) => {
      const part = parts[PARTS[key]];
      if (part === undefined) return [];
      const view = key === 'assertion' ? assertion : token;
      return [[key, { before: view(part.before), after: view(part.after) }]];
    }),
  );
}

function token(whole: Record<string, unknown>): Issued {
  return {
    claims: recordAt(whole, 'claims'),
    others: { lifetime: inSeconds(valueAt(whole, ['token', 'lifetime', 'expiration'])) },
  };
}

function assertion(whole: Record<string, unknown>): Issued {
  const attributes = Object.entries(recordAt(whole, 'claims')).map(([name, attribute]) => [
    name,
    valueOfAttribute(attribute),
  ]);
  return {
    claims: Object.fromEntries(attributes),
    others: {
      nameId: valueAt(whole, ['subject', 'nameId']),
      authnContext: valueAt(whole, ['authentication', 'authnContext', 'authnContextClassRef']),
      sessionLifetime: inSeconds(valueAt(whole, ['authentication', 'sessionLifetime'])),
    },
  };
}

function recordAt(whole: Record<string, unknown>, key: string): Record<string, unknown> {
  const part = whole[key];
  return isObject(part) ? part : {};
}

/** The value of an attribute: one text, or several. */
function valueOfAttribute(attribute: unknown): unknown {
  const values = isObject(attribute) ? attribute['attributeValues'] : undefined;
  if (!Array.isArray(values)) return attribute;
  const texts = values.map((one) => (isObject(one) ? one['value'] : one));
  return texts.length === 1 ? texts[0] : texts;
}

/** A duration as rule files write it. */
function inSeconds(seconds: unknown): string | undefined {
  return typeof seconds === 'number' ? `${seconds}s` : undefined;
}
