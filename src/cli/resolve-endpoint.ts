import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { closest } from '../diagnostics/suggest.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import { hookByEventType } from '../hooks/index.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { UsageError } from './io.ts';

/** A path with its slash: shells on Windows expand a leading slash to a folder, so it may be omitted. */
export function withSlash(written: string): string {
  return written.startsWith('/') ? written : `/${written}`;
}

/** A path among these, with or without its slash. @throws UsageError if it is none */
export function endpointAmong(written: string, known: readonly string[]): string {
  const path = withSlash(written);
  if (known.includes(path)) return path;
  const meant = closest(path, known);
  throw new UsageError(
    `there is no endpoint "${path}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
    `choose one with --endpoint: ${known.join(', ')}`,
  );
}

/** The endpoint with this path, with or without its slash. */
export function endpointAt({ endpoints }: Pick<RuleSet, 'endpoints'>, written: string): Endpoint {
  return endpoints.get(endpointAmong(written, [...endpoints.keys()])) as Endpoint;
}

/**
 * The endpoint of this path, or the only one of the request's hook.
 *
 * @throws UsageError if there is none, or if it is of another hook than the request
 */
export function findEndpoint(
  { endpoints }: RuleSet,
  path: string | undefined,
  request: HookRequest,
): Endpoint {
  const all = [...endpoints.values()];
  const hook = hookByEventType(request.eventType);
  const fitting = all.filter((endpoint) => endpoint.hook === hook);
  const [only, other] = path === undefined ? fitting : [endpointAt({ endpoints }, path)];
  if (only !== undefined && other === undefined && only.hook === hook) return only;
  const known = fitting.map((endpoint) => endpoint.path).join(', ');
  if (only !== undefined && other !== undefined)
    throw new UsageError('there are several endpoints', `choose one with --endpoint: ${known}`);
  const name = hook?.name ?? request.eventType;
  throw new UsageError(
    only === undefined
      ? `this is a request of the ${name} hook, for which there are no rules`
      : `${only.path} is an endpoint of the ${only.hook.name} hook, and this is a request of the ${name} hook`,
    known === '' ? `write a rule file with hook: ${name}` : `choose one with --endpoint: ${known}`,
  );
}
