import type { HookContract, HookResponse } from '../hooks/contract.ts';
import { type HookRequest, isObject } from '../hooks/envelope.ts';
import { patchedParts } from '../hooks/patched-parts.ts';
import { valueAt } from '../rules/fact-path.ts';

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

/** The tokens or the assertion after a response; without those that Okta does not issue. */
export function issuedBy(
  hook: HookContract,
  request: HookRequest,
  response: HookResponse,
): Partial<Record<IssuedKey, Issued>> {
  if (response.error !== undefined) return {};
  const parts = patchedParts(hook, request, response);
  return Object.fromEntries(
    ISSUED_KEYS.flatMap((key) => {
      const part = parts[PARTS[key]];
      return part === undefined
        ? []
        : [[key, key === 'assertion' ? assertion(part.after) : token(part.after)]];
    }),
  );
}

function token(after: Record<string, unknown>): Issued {
  return {
    claims: recordAt(after, 'claims'),
    others: { lifetime: inSeconds(valueAt(after, ['token', 'lifetime', 'expiration'])) },
  };
}

function assertion(after: Record<string, unknown>): Issued {
  const attributes = Object.entries(recordAt(after, 'claims')).map(([name, attribute]) => [
    name,
    valueOf(attribute),
  ]);
  return {
    claims: Object.fromEntries(attributes),
    others: {
      nameId: valueAt(after, ['subject', 'nameId']),
      authnContext: valueAt(after, ['authentication', 'authnContext', 'authnContextClassRef']),
      sessionLifetime: inSeconds(valueAt(after, ['authentication', 'sessionLifetime'])),
    },
  };
}

function recordAt(whole: Record<string, unknown>, key: string): Record<string, unknown> {
  const part = whole[key];
  return isObject(part) ? part : {};
}

/** The value of an attribute: one text, or several. */
function valueOf(attribute: unknown): unknown {
  const values = isObject(attribute) ? attribute['attributeValues'] : undefined;
  if (!Array.isArray(values)) return attribute;
  const texts = values.map((one) => (isObject(one) ? one['value'] : one));
  return texts.length === 1 ? texts[0] : texts;
}

/** A duration as rule files write it. */
function inSeconds(seconds: unknown): string | undefined {
  return typeof seconds === 'number' ? `${seconds}s` : undefined;
}
