import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Credential, Secret } from '../../config/config.ts';

/** Whether a request presents one of the credentials. */
export type Authenticate = (request: IncomingMessage) => boolean;

/** The header that a credential stands in, and its whole value: what Okta's Admin Console asks for. */
export function headerOf(credential: Secret): { name: string; value: string } {
  if (credential.kind === 'header') return { name: credential.name, value: credential.value };
  const pair = Buffer.from(`${credential.username}:${credential.password}`).toString('base64');
  return { name: 'authorization', value: `Basic ${pair}` };
}

/**
 * Compares whole header values, byte for byte, in a time that does not depend on them: Okta sends a fixed text, so
 * nothing is decoded that could be read in two ways. A header that is sent twice presents nothing.
 */
export function authenticateBy(credentials: readonly Credential[]): Authenticate {
  const secrets = credentials.filter((credential) => credential.kind !== 'oauth2');
  const expected = secrets.map(headerOf).map(({ name, value }) => ({ name, digest: digestOf(value) }));
  return ({ headersDistinct }) => {
    let fits = false;
    for (const { name, digest } of expected) {
      const values = headersDistinct[name] ?? [];
      const presented = digestOf(values.length === 1 ? (values[0] ?? '') : '');
      // No early exit: which of several credentials fits must not show either.
      fits = (timingSafeEqual(presented, digest) && values.length === 1) || fits;
    }
    return fits;
  };
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text, 'latin1').digest();
}
