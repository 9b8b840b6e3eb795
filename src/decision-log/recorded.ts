import type { Endpoint } from '../decisions/compile-endpoints.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import { isDocumented } from '../hooks/request-tree.ts';
import type { Masking } from '../recorded-requests/past-decision.ts';
import { type FactPath, parseFactPath, valueAt, writtenPath } from '../rules/fact-path.ts';
import { type IsInRules, Mask } from './mask/mask.ts';
import { ALWAYS_MASKED } from './mask/personal.ts';
import type { Recorded } from './record.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Records requests unmasked, without values that are named like a credential. */
export const recordFull: Recorded = (request) => ({ recorded: 'full', request: withoutSecrets(request) });

/** Records masked requests, unless masking would take too long. */
export function recordMasked(mask: Mask): Recorded {
  return (request, endpoint) => {
    const found = mask.request(withoutSecrets(request) as HookRequest, valuesIn(endpoint));
    if (found === undefined) return { recorded: 'too-large' };
    const { clear } = found;
    const { request: tree } = endpoint.hook;
    const paths = mask.paths.filter(
      (path) => isDocumented(tree, path) || valueAt(request, path) !== undefined,
    );
    const masked: Masking = {
      key: mask.keyId,
      paths: paths.map(writtenPath),
      ...(clear.length > 0 && { clear }),
    };
    return { recorded: 'masked', masked, request: found.request };
  };
}

/** A key and the masked paths; undefined: all personal data. */
export interface MaskedBy {
  key: string;
  mask?: readonly string[] | undefined;
}

/** The mask of a configuration, whose paths have been checked. */
export function maskFor({ key, mask }: MaskedBy): Mask {
  return new Mask(key, mask && [...mask.map(factPath), ...ALWAYS_MASKED]);
}

/** The values that the rules of an endpoint hold. */
function valuesIn({ requestTypes }: Endpoint): IsInRules {
  // All request types of a rule file share a vocabulary.
  const [list] = requestTypes.values();
  return (path, value) => list?.vocabulary.namesValue(path, value) === true;
}

function factPath(text: string): FactPath {
  const path = parseFactPath(text);
  if (typeof path === 'string') throw new TypeError(`${text} is no path of a fact: ${path}`);
  return path;
}
