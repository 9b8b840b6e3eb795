import { wordsOf } from './words.ts';

/** Wherever it stands in a name without its spaces: what proves who somebody is, and what repeats it. */
const SECRET = new RegExp(
  [
    /passw(or)?d|pwd|pass(code|phrase|key)|secret(?!ar)|credential|token(?!i[sz])/,
    /(api|access|private|signing|encryption)keys?/,
    /(access|activation|auth|authorization|backup|confirmation|mfa|otp|onetime|recovery|reset|security|sms|verification)codes?/,
    /(challenge|recovery|security)(question|answer)/,
    /(authorization|cookie|messageprofile)s?$/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** Too short to be looked for within a word. */
const SECRET_WORD = /\b(otp\w*|\w*otp|pass|pins?|answers?)\b/;

/** Of the user, in each request of progressive profile: a time. */
const KNOWN = new Set(['passwordChanged']);

/**
 * A request without what must be kept nowhere: the password of the password import hook (`data.context.credential`),
 * the message of telephony (`data.messageProfile`), whose text repeats the code, and whatever else is named like that, at
 * any depth. None of it belongs to the registration hook; what arrives there all the same is not recorded.
 */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !isSecret(key))
      .map(([key, part]) => [key, withoutSecrets(part)]),
  );
}

function isSecret(name: string): boolean {
  if (KNOWN.has(name)) return false;
  const words = wordsOf(name);
  return SECRET_WORD.test(words) || SECRET.test(words.replaceAll(' ', ''));
}
