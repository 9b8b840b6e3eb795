import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { below, diagnose, type Finding, type SourceFile } from '../diagnostics/source-file.ts';
import { parseCidr } from '../rules/cidr.ts';
import type { Config } from './config.ts';

/**
 * Checks values that the schema cannot check.
 *
 * @param base base of relative paths
 */
export function checkValues(
  { server, decision, rules }: Pick<Config, 'server' | 'decision' | 'rules'>,
  base: string,
  file: SourceFile,
): Diagnostic[] {
  return [
    ...checkDeadline(decision.deadline, file),
    ...checkReusePort(server.reusePort, file),
    ...checkLastGood(rules, base, file),
    ...checkNetworks(server.networks ?? [], file),
  ];
}

/** Okta denies after 3 s: https://developer.okta.com/docs/concepts/inline-hooks/#timeout-and-retry */
function checkDeadline(deadline: number, file: SourceFile): Diagnostic[] {
  if (deadline < 3000) return [];
  const message = 'Okta gives up after 3s, before this deadline';
  const finding: Finding = { code: 'deadline', severity: 'warn', message, hint: 'write 2s' };
  return [diagnose(file, { at: '/decision/deadline' }, finding)];
}

/** Node.js refuses the option on macOS and Windows, and only Linux distributes connections evenly. */
function checkReusePort(reusePort: boolean, file: SourceFile): Diagnostic[] {
  if (!reusePort || process.platform === 'linux') return [];
  const message = `several instances on one port need Linux; this is ${process.platform}`;
  const hint = 'leave server.reusePort out, and give each instance a port of its own behind a load balancer';
  return [diagnose(file, { at: '/server/reusePort' }, { code: 'reuse-port', message, hint })];
}

/** Inside the rules directory the last-known-good files would be read as rules, and each write would be a change of them. */
function checkLastGood(
  { directory, lastGood }: Config['rules'],
  base: string,
  file: SourceFile,
): Diagnostic[] {
  if (lastGood === undefined) return [];
  const outer = realPath(resolve(base, directory));
  const inner = realPath(resolve(base, lastGood));
  if (!`${inner}${sep}`.startsWith(`${outer}${sep}`)) return [];
  const message = `${lastGood} is in the rules directory ${directory}: what is kept there would be read as rules`;
  const hint = 'keep them beside it, such as ./var/last-good';
  return [diagnose(file, { at: '/rules/lastGood' }, { code: 'last-good-inside', message, hint })];
}

/** A path with symlinks resolved, as far as it exists. */
function realPath(path: string): string {
  const parent = dirname(path);
  try {
    return realpathSync(path);
  } catch {
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}

/** The pattern of the schema accepts 203.0.113.300 and 10.0.0.0/33. */
function checkNetworks(networks: readonly string[], file: SourceFile): Diagnostic[] {
  return networks.flatMap((network, index) => {
    if (parseCidr(network) !== undefined) return [];
    const message = `"${network}" is neither an address nor a network`;
    const hint = 'write an address such as 203.0.113.7, or a network such as 203.0.113.0/24 or 2001:db8::/32';
    return [diagnose(file, { at: below('/server/networks', index) }, { code: 'network', message, hint })];
  });
}
