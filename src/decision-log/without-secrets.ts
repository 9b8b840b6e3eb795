/** Names without case, `-` and `_`: what proves who somebody is, as a whole word or at the end of a longer one. */
const SECRET =
  /(password|passwd|passphrase|passcode|otp|otpcode|credential|secret|secretkey|token|apikey|privatekey|authorization|cookie|securityanswer|recoveryanswer|messageprofile)s?$/;

/**
 * A request without what must be kept nowhere: the password of the password import hook (`data.context.credential`),
 * the message of telephony (`data.messageProfile`), whose text repeats the code, and whatever else is named like that, at any depth. None of it
 * belongs to the registration hook; what arrives there all the same is not recorded.
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

function isSecret(key: string): boolean {
  return SECRET.test(key.toLowerCase().replaceAll(/[-_\s.]/g, ''));
}
