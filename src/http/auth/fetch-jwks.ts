import type { webcrypto } from 'node:crypto';
import type { JSONWebKeySet, JWK } from 'jose';
import { codeOf } from '../../diagnostics/error-message.ts';
import { parseStrictJson } from '../../diagnostics/strict-json.ts';

/** Many times the size of a usual JWKS. */
const MAX_BYTES = 256 * 1024;

/** RFC 7518, section 3.3. */
const MIN_BITS = 2048;

export type Fetch = typeof fetch;

/**
 * Fetches the JWKS of an authorization server (RFC 7517, section 5).
 *
 * @param timeout milliseconds for the whole response
 * @returns the reason as text if there are no usable keys
 */
export async function fetchJwks(
  uri: string,
  timeout: number,
  fetcher: Fetch,
): Promise<JSONWebKeySet | string> {
  try {
    // A redirect could lead to keys of an attacker.
    const response = await fetcher(uri, {
      redirect: 'manual',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(timeout),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      return `it answers with status ${response.status}`;
    }
    const text = await readText(response);
    return text === undefined ? `it answers with more than ${MAX_BYTES} bytes` : await keysIn(text);
  } catch (error) {
    return reasonOf(error, timeout);
  }
}

async function readText({ body }: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Keeps the keys that can verify RS256. A JWKS without such keys must not replace one that has some. */
async function keysIn(text: string): Promise<JSONWebKeySet | string> {
  const parsed = parseStrictJson(text);
  if ('problem' in parsed)
    return parsed.code === 'invalid-json'
      ? 'it answers with something that is not JSON'
      : `its answer ${parsed.problem}`;
  const { keys } = (parsed.value ?? {}) as { keys?: unknown };
  if (!Array.isArray(keys)) return 'its answer is not a set of keys';
  const usable = await Promise.all(keys.map(isUsable));
  const kept = keys.filter((_, index) => usable[index]);
  return kept.length > 0 ? { keys: distinct(kept) } : 'there is no RSA key for signatures in its answer';
}

/** Removes duplicates: jose rejects a token if two keys match. */
function distinct(keys: readonly JWK[]): JWK[] {
  return [...new Map(keys.map((key) => [JSON.stringify([key.kid, key.n, key.e]), key])).values()];
}

async function isUsable(key: JWK | null): Promise<boolean> {
  if (key?.kty !== 'RSA' || (key.use ?? 'sig') !== 'sig' || (key.alg ?? 'RS256') !== 'RS256') return false;
  const { importJWK } = await import('jose');
  try {
    const imported = await importJWK(key, 'RS256');
    if (imported instanceof Uint8Array || imported.type !== 'public') return false;
    return (imported.algorithm as webcrypto.RsaKeyAlgorithm).modulusLength >= MIN_BITS;
  } catch {
    return false;
  }
}

/** Node's fetch has the reason in `cause`. */
function reasonOf(error: unknown, timeout: number): string {
  if (error instanceof Error && error.name === 'TimeoutError')
    return `it does not answer within ${timeout} ms`;
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return `it cannot be reached: ${codeOf(cause)}`;
}
