import { diagnose } from '../../diagnostics/source-file.ts';
import type { Check } from './check.ts';

/** Paths that mean something to those who run a service; a hook there would be mistaken for it. */
const RESERVED = new Set(['/healthz', '/readyz', '/version', '/metrics']);

/** An endpoint belongs to one file. */
export const endpointTaken: Check = ({ files }) => {
  const owners = new Map<string, string>();
  return files.flatMap(({ source }) => {
    const { endpoint } = source.value;
    const owner = owners.get(endpoint);
    owners.set(endpoint, owner ?? source.path);
    if (owner !== undefined) {
      const message = `the endpoint ${endpoint} belongs to ${owner}`;
      return [
        diagnose(
          source,
          { at: '/endpoint' },
          { code: 'endpoint-taken', message, hint: 'choose another path, or merge the files' },
        ),
      ];
    }
    if (!RESERVED.has(endpoint)) return [];
    const message = `the service uses ${endpoint} itself`;
    return [
      diagnose(
        source,
        { at: '/endpoint' },
        { code: 'endpoint-reserved', message, hint: 'choose another path' },
      ),
    ];
  });
};
