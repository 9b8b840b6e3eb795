import type { Endpoint } from '../decisions/compile-endpoints.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import { type FactPath, parseFactPath, writtenPath } from '../rules/fact-path.ts';
import { type IsInRules, Mask } from './mask/mask.ts';
import type { Recorded } from './record.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Records requests as they came, without what is named like a credential. */
export const recordFull: Recorded = {
  recorded: 'full',
  of: (request) => ({ request: withoutSecrets(request) }),
};

/** Records requests with their masks, and what was masked. */
export function recordMasked(mask: Mask): Recorded {
  const about = { key: mask.keyId, paths: mask.paths.map(writtenPath) };
  return {
    recorded: 'masked',
    of: (request, endpoint) => {
      const masked = mask.request(withoutSecrets(request) as HookRequest, valuesIn(endpoint));
      if (masked === undefined) return undefined;
      const { clear } = masked;
      return { request: masked.request, masked: { ...about, ...(clear.length > 0 && { clear }) } };
    },
  };
}

/** A key, and written paths of what is masked under it: undefined, whatever is personal. Plain data. */
export interface MaskedBy {
  key: string;
  mask?: readonly string[] | undefined;
}

/** The mask that a configuration describes; the loader has seen to the form of its paths. */
export function maskFor({ key, mask }: MaskedBy): Mask {
  return new Mask(key, mask?.map(factPath));
}

/** The values that the rules of an endpoint name. */
function valuesIn({ requestTypes }: Endpoint): IsInRules {
  // A rule file has one vocabulary for all of its request types.
  const [list] = requestTypes.values();
  return (path, value) => list?.vocabulary.namesValue(path, value) === true;
}

function factPath(text: string): FactPath {
  const path = parseFactPath(text);
  if (typeof path === 'string') throw new TypeError(`${text} is no path of a fact: ${path}`);
  return path;
}
