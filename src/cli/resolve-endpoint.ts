import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { closest } from '../diagnostics/suggest.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { UsageError } from './io.ts';

/** A path with its slash: shells on Windows expand a leading slash to a folder, so it may be omitted. */
export function withSlash(written: string): string {
  return written.startsWith('/') ? written : `/${written}`;
}

/** The endpoint with this path, with or without its slash. */
export function endpointAmong(written: string, known: readonly string[]): string {
  const path = withSlash(written);
  if (known.includes(path)) return path;
  const meant = closest(path, known);
  throw new UsageError(
    `there is no endpoint "${path}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
    `choose one with --endpoint: ${known.join(', ')}`,
  );
}

/** The endpoint of this path, or the only one. */
export function findEndpoint({ endpoints }: RuleSet, path: string | undefined): Endpoint {
  const known = [...endpoints.keys()];
  const [only] = endpoints.values();
  if (path === undefined && only !== undefined && known.length === 1) return only;
  const endpoint = path === undefined ? undefined : endpoints.get(endpointAmong(path, known));
  if (endpoint !== undefined) return endpoint;
  throw new UsageError('there are several endpoints', `choose one with --endpoint: ${known.join(', ')}`);
}
