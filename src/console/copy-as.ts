import { hash } from 'node:crypto';
import type { Credential } from '../config/config.ts';
import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { writeYaml } from '../diagnostics/yaml.ts';
import { parseBody } from '../hooks/parse-body.ts';
import { isRequestProblem, readRequest } from '../hooks/read-request.ts';
import { skeletonOf, skeletonOfRefused, type TestSkeleton } from '../recorded-requests/test-skeleton.ts';

/** URL and credentials of the hook listener. */
export interface HookAddress {
  url: string;
  /** Without their secrets. */
  credentials: readonly CredentialShape[];
}

/** A credential by its kind, its header and the endpoints that it opens. */
export type CredentialShape = Pick<Credential, 'kind' | 'endpoints'> & { name?: string };

/**
 * A request as a test in YAML, to be added to `tests:` in the test file of its endpoint. It expects the current decision.
 *
 * @param now  milliseconds since 1970
 */
export async function copyAsTest(endpoint: Endpoint, body: string, now: number): Promise<string> {
  const test = await testOf(endpoint, body, now);
  if (typeof test === 'string') return `  # ${test}\n`;
  const [, ...lines] = writeYaml({ tests: [test] }).split('\n');
  return lines.join('\n');
}

async function testOf(endpoint: Endpoint, body: string, now: number): Promise<TestSkeleton | string> {
  const parsed = parseBody(body);
  if ('code' in parsed) return `No test can hold this body: ${parsed.message}`;
  const { value } = parsed;
  // Names of tests are unique in a file.
  const name = `as previewed, ${hash('sha256', `${now} ${body}`).slice(0, 8)}`;
  const request = readRequest(value);
  if (!isRequestProblem(request)) {
    // With an explicit time, because the file may set another one for all of its tests.
    return skeletonOf({ name, at: now, now }, request, endpoint, undefined);
  }
  if (request.code === 'not-an-object') return `No test can hold this body: ${request.message}`;
  return skeletonOfRefused(name, value as Record<string, unknown>);
}

/** A hook call as a shell command, with a placeholder for the secret. */
export function copyAsCurl({ url, credentials }: HookAddress, path: string, body: string): string {
  const matching = credentials.filter(({ endpoints }) => endpoints === undefined || endpoints.includes(path));
  return [
    `curl --include ${quoted(url + path)}`,
    ...matching.slice(0, 1).map((credential) => `  ${presented(credential)}`),
    "  --header 'content-type: application/json'",
    `  --data-raw ${quoted(body)}`,
  ].join(' \\\n');
}

function presented({ kind, name }: CredentialShape): string {
  if (kind === 'basic') return "--user 'USERNAME:PASSWORD'";
  const header = kind === 'header' ? `${name}: SECRET` : 'authorization: Bearer TOKEN';
  return `--header ${quoted(header)}`;
}

/** Quotes a text as one word of a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
