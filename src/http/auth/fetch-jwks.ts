import type { webcrypto } from 'node:crypto';
import type { JSONWebKeySet, JWK } from 'jose';
import { codeOf } from '../../diagnostics/error-message.ts';
import { parseStrictJson } from '../../diagnostics/strict-json.ts';

/** Many times what an authorization server publishes. */
const MOST_BYTES = 256 * 1024;

/** RFC 7518, section 3.3. */
const LEAST_BITS = 2048;

export type Fetch = typeof fetch;

/**
 * Fetches the keys of an authorization server (RFC 7517, section 5), or says why there are none.
 *
 * @param timeout milliseconds for all of it
 */
export async function fetchJwks(
  uri: string,
  timeout: number,
  fetcher: Fetch,
): Promise<JSONWebKeySet | string> {
  try {
    // Whoever could redirect could put keys of their own in place.
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
    return text === undefined ? `it answers with more than ${MOST_BYTES} bytes` : await keysIn(text);
  } catch (error) {
    return reasonOf(error, timeout);
  }
}

async function readText({ body }: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Keeps what can verify RS256: an answer with nothing of that must not take the place of one that had it. */
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

/** The keys, each once: of a key that is published twice jose says that it cannot choose. */
function distinct(keys: readonly JWK[]): JWK[] {
  return [...new Map(keys.map((key) => [JSON.stringify([key.kid, key.n, key.e]), key])).values()];
}

async function isUsable(key: JWK | null): Promise<boolean> {
  if (key?.kty !== 'RSA' || (key.use ?? 'sig') !== 'sig' || (key.alg ?? 'RS256') !== 'RS256') return false;
  const { importJWK } = await import('jose');
  try {
    const imported = await importJWK(key, 'RS256');
    if (imported instanceof Uint8Array || imported.type !== 'public') return false;
    return (imported.algorithm as webcrypto.RsaKeyAlgorithm).modulusLength >= LEAST_BITS;
  } catch {
    return false;
  }
}

/** Undici has the reason in `cause`. */
function reasonOf(error: unknown, timeout: number): string {
  if (error instanceof Error && error.name === 'TimeoutError')
    return `it does not answer within ${timeout} ms`;
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return `it cannot be reached: ${codeOf(cause)}`;
}
