import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { below, diagnose, type Finding, type SourceFile } from '../diagnostics/source-file.ts';
import { parseCidr } from '../rules/cidr.ts';

/** Refuses addresses and networks that the schema's pattern accepts but that are invalid: 203.0.113.300, 10.0.0.0/33. */
export function checkNetworks(networks: readonly string[], file: SourceFile): Diagnostic[] {
  return networks.flatMap((network, index) => {
    if (parseCidr(network) !== undefined) return [];
    const finding: Finding = {
      code: 'network',
      message: `"${network}" is neither an address nor a network`,
      hint: 'write an address such as 203.0.113.7, or a network such as 203.0.113.0/24 or 2001:db8::/32',
    };
    return [diagnose(file, { at: below('/server/networks', index) }, finding)];
  });
}
