import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose, type SourceFile } from '../diagnostics/source-file.ts';
import { checkCredentials } from './check-credentials.ts';
import type { Config, Flags } from './config.ts';
import type { Environment } from './environment.ts';
import { isLoopback } from './host.ts';

/**
 * Finds what must not be reachable from other machines: a secret that is published or can be guessed, an admin listener
 * without one, a second way in beside a tunnel, on which X-Forwarded-For could be forged.
 */
export function checkExposure(
  { server, admin, credentials, tunnel }: Omit<Config, 'warnings'>,
  file: SourceFile,
  report: (diagnostic: Diagnostic) => void,
): void {
  const host = tunnel === undefined ? server.host : 'the tunnel';
  checkCredentials({ at: '/auth', host, credentials }, file).forEach(report);
  checkCredentials({ at: '/admin/auth', ...admin }, file).forEach(report);
  if (tunnel !== undefined && !isLoopback(server.host)) report(besideTunnel(server.host));
  if (isLoopback(admin.host) || admin.credentials.length > 0) return;
  const finding = {
    code: 'admin-exposed',
    message: `${admin.host} can be reached from other machines, and admin has no auth`,
    hint: 'add admin.auth, or listen on 127.0.0.1',
  };
  report(diagnose(file, { at: '/admin/host' }, finding));
}

function besideTunnel(host: string): Diagnostic {
  const message = `the service is to listen on ${host}, which other machines reach without the tunnel`;
  const hint = 'with a tunnel listen on 127.0.0.1; it needs no other address';
  return { code: 'tunnel', severity: 'error', message, file: 'command line', hint };
}

/**
 * Reports that HOST is ignored. Shells set HOST to the name of the machine: a service that took it would listen beyond
 * loopback without anybody's asking for it.
 *
 * @param used the address that the service listens on
 */
export function checkHost(
  { host }: Flags,
  env: Environment,
  used: string,
  report: (diagnostic: Diagnostic) => void,
): void {
  if (env['HOST'] === undefined || env['HOST'] === used || (host ?? env['HOOKGATE_HOST']) !== undefined)
    return;
  report({
    code: 'host-ignored',
    severity: 'warn',
    message: `HOST is set and ignored: the service listens on ${used}`,
    file: 'environment',
    hint: 'to listen elsewhere set HOOKGATE_HOST, or unset HOST',
  });
}
