import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose, type SourceFile } from '../diagnostics/source-file.ts';
import { checkCredentials } from './check-credentials.ts';
import type { Config } from './config.ts';
import { isLoopback } from './host.ts';

/**
 * Refuses what other machines must not reach: a hook whose secret is published or can be guessed, an admin listener
 * without credentials, and beside a tunnel a second way in, on which X-Forwarded-For could be forged.
 */
export function checkExposure(
  { server, admin, credentials, tunnel }: Omit<Config, 'warnings'>,
  file: SourceFile,
): Diagnostic[] {
  const host = tunnel === undefined ? server.host : 'the tunnel';
  return [
    ...checkCredentials({ at: '/auth', host, credentials }, file),
    ...checkCredentials({ at: '/admin/auth', ...admin }, file),
    ...(tunnel === undefined || isLoopback(server.host) ? [] : [besideTunnel(server.host)]),
    ...(isLoopback(admin.host) || admin.credentials.length > 0 ? [] : [exposedAdmin(admin.host, file)]),
  ];
}

function besideTunnel(host: string): Diagnostic {
  const message = `the service is to listen on ${host}, which other machines reach without the tunnel`;
  const hint = 'with a tunnel listen on 127.0.0.1; it needs no other address';
  return { code: 'tunnel', severity: 'error', message, file: 'command line', hint };
}

function exposedAdmin(host: string, file: SourceFile): Diagnostic {
  const message = `${host} can be reached from other machines, and admin has no auth`;
  const hint = 'add admin.auth, or listen on 127.0.0.1';
  return diagnose(file, { at: '/admin/host' }, { code: 'admin-exposed', message, hint });
}
