import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { attempt } from '../diagnostics/result.ts';
import { below, diagnoseAll, type Finding, type SourceFile } from '../diagnostics/source-file.ts';
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
  return diagnoseAll(file, [
    ['/decision/deadline', decision.deadline < 3000 ? undefined : DEADLINE],
    ['/server/reusePort', server.reusePort ? reusePortProblem() : undefined],
    ['/rules/lastGood', lastGoodProblem(rules, base)],
    ...(server.networks ?? []).map(
      (network, index) => [below('/server/networks', index), networkProblem(network)] as const,
    ),
  ]);
}

/** Okta denies after 3 s: https://developer.okta.com/docs/concepts/inline-hooks/#timeout-and-retry */
const DEADLINE: Finding = {
  code: 'deadline',
  severity: 'warn',
  message: 'Okta gives up after 3s, before this deadline',
  hint: 'write 2s',
};

/** Node.js refuses the option on macOS and Windows, and only Linux distributes connections evenly. */
function reusePortProblem(): Finding | undefined {
  if (process.platform === 'linux') return undefined;
  const message = `several instances on one port need Linux; this is ${process.platform}`;
  const hint = 'leave server.reusePort out, and give each instance a port of its own behind a load balancer';
  return { code: 'reuse-port', message, hint };
}

/** Inside the rules directory the last-known-good files would be read as rules, and each write would be a change of them. */
function lastGoodProblem({ directory, lastGood }: Config['rules'], base: string): Finding | undefined {
  if (lastGood === undefined) return undefined;
  const outer = realPath(resolve(base, directory));
  const inner = realPath(resolve(base, lastGood));
  if (!`${inner}${sep}`.startsWith(`${outer}${sep}`)) return undefined;
  const message = `${lastGood} is in the rules directory ${directory}: what is kept there would be read as rules`;
  return { code: 'last-good-inside', message, hint: 'keep them beside it, such as ./var/last-good' };
}

/** A path with symlinks resolved, as far as it exists. */
function realPath(path: string): string {
  const parent = dirname(path);
  const real = attempt(() => realpathSync(path));
  return real ?? (parent === path ? path : join(realPath(parent), basename(path)));
}

/** The pattern of the schema accepts 203.0.113.300 and 10.0.0.0/33. */
function networkProblem(network: string): Finding | undefined {
  if (parseCidr(network) !== undefined) return undefined;
  const message = `"${network}" is neither an address nor a network`;
  const hint = 'write an address such as 203.0.113.7, or a network such as 203.0.113.0/24 or 2001:db8::/32';
  return { code: 'network', message, hint };
}
