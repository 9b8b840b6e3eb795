import { isObject } from '../hooks/envelope.ts';
import { hookByEventType } from '../hooks/index.ts';
import type { RequestNode } from '../hooks/request-tree.ts';
import { nameTest } from './words.ts';

/** What proves who somebody is, and what repeats it. */
const isNamedLikeASecret = nameTest(
  [
    /passw(or)?d|pwd|pass(code|phrase|key)|secret(?!ar)|credential|token(?!i[sz])/,
    /(api|access|private|signing|encryption)keys?/,
    /(access|activation|auth|authorization|backup|confirmation|mfa|otp|onetime|recovery|reset|security|sms|verification)codes?/,
    /(challenge|recovery|security)(question|answer)/,
    /(authorization|cookie|messageprofile)s?$/,
  ],
  /\b(otp\w*|\w*otp|pass|pins?|answers?)\b/,
);

/**
 * A request without what must never be logged, recorded or shown: the properties that the hook's request tree marks as
 * secret, and whatever is named like a secret where Okta documents nothing, at any depth.
 */
export function withoutSecrets(value: unknown): unknown {
  const eventType = isObject(value) ? value['eventType'] : undefined;
  const hook = typeof eventType === 'string' ? hookByEventType(eventType) : undefined;
  return cleaned(value, hook?.request);
}

/** @param node what the hook's request tree has at this place; undefined where it has nothing */
function cleaned(value: unknown, node: RequestNode | undefined): unknown {
  if (Array.isArray(value)) return value.map((element) => cleaned(element, undefined));
  if (!isObject(value)) return value;
  const properties = node?.kind === 'object' ? node.properties : {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => {
      const documented = Object.hasOwn(properties, key) ? properties[key] : undefined;
      const isSecret = documented === undefined ? isNamedLikeASecret(key) : documented.secret === true;
      return isSecret ? [] : [[key, cleaned(part, documented)]];
    }),
  );
}
