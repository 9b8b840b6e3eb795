import { randomBytes } from 'node:crypto';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Credential, Flags, TunnelConfig } from './config.ts';
import type { ConfigFile, CredentialEntry } from './config-file.ts';
import type { Environment } from './environment.ts';

/** The sources of a setting, in the order in which they win: flag, environment variable, configuration file. */
export interface Overridable {
  flags: Flags;
  env: Environment;
  file: ConfigFile;
  report: (diagnostic: Diagnostic) => void;
}

/** The host and port of the hook listener. */
export function hookAddress({ flags, env, file, report }: Overridable): { host: string; port: number } {
  const host = flags.host ?? env['HOOKGATE_HOST'];
  const address = {
    host: host ?? file.server.host,
    port:
      portIn(flags.port, '--port', report) ?? portIn(env['PORT'], 'PORT', report) ?? Number(file.server.port),
  };
  // Shells set HOST to the name of the machine: using it would open the service to the network unasked.
  if (host === undefined && env['HOST'] !== undefined && env['HOST'] !== address.host)
    report({
      code: 'host-ignored',
      severity: 'warn',
      message: `HOST is set and ignored: the service listens on ${address.host}`,
      file: 'environment',
      hint: 'to listen elsewhere set HOOKGATE_HOST, or unset HOST',
    });
  return address;
}

/** The host and port of the admin listener. */
export function adminAddress({ flags, env, file, report }: Overridable): { host: string; port: number } {
  const port =
    portIn(flags.adminPort, '--admin-port', report) ?? portIn(env['ADMIN_PORT'], 'ADMIN_PORT', report);
  return { host: file.admin.host, port: port ?? Number(file.admin.port) };
}

/** A port of a flag or a variable; undefined if it is not set. */
function portIn(
  written: string | undefined,
  name: string,
  report: Overridable['report'],
): number | undefined {
  if (written === undefined) return undefined;
  if (/^\d{1,5}$/.test(written) && Number(written) <= 65535) return Number(written);
  report({
    code: 'port',
    severity: 'error',
    message: `${name} is "${written}", which is not a port`,
    file: name.startsWith('--') ? 'command line' : 'environment',
    hint: 'write a number between 0 and 65535',
  });
  return 0;
}

/** The tunnel that the flags ask for; its authtoken comes from the environment. */
export function tunnelFrom({ flags, env, report }: Omit<Overridable, 'file'>): TunnelConfig | undefined {
  const { tunnel, tunnelDomain } = flags;
  if (tunnel !== true && tunnelDomain === undefined) return undefined;
  const { NGROK_AUTHTOKEN: authtoken = '', NGROK_DOMAIN } = env;
  if (authtoken === '') {
    report({
      code: 'tunnel',
      severity: 'error',
      message: 'NGROK_AUTHTOKEN is not set or empty, and a tunnel needs it',
      file: 'environment',
      hint: 'set it, or write it to .env; get it at https://dashboard.ngrok.com/get-started/your-authtoken',
    });
  }
  const domain = tunnelDomain ?? NGROK_DOMAIN;
  return { authtoken, ...(domain !== undefined && { domain }) };
}

/** A credential as an entry of the file gives it; the schema allows exactly one kind. */
export function toCredential({ basic, header, oauth2, endpoints }: CredentialEntry): Credential {
  const scope = endpoints === undefined ? {} : { endpoints };
  if (basic !== undefined) return { kind: 'basic', ...basic, ...scope };
  if (oauth2 !== undefined) {
    const { jwksUri = `${oauth2.issuer}/v1/keys` } = oauth2;
    return { kind: 'oauth2', ...oauth2, jwksUri, ...scope };
  }
  return { kind: 'header', name: header?.name.toLowerCase() ?? '', value: header?.value ?? '', ...scope };
}

/** The credentials of the file, else those of the environment, else one generated for this run: at least one. */
export function hookCredentials({ file, env, report }: Overridable): {
  credentials: Credential[];
  generated: boolean;
} {
  if (file.auth !== undefined) return { credentials: file.auth.map(toCredential), generated: false };
  const { BASIC_AUTH_USER: username, BASIC_AUTH_PASSWORD: password } = env;
  if (username === undefined && password === undefined) {
    const generated = randomBytes(24).toString('base64url');
    return { credentials: [{ kind: 'basic', username: 'hookgate', password: generated }], generated: true };
  }
  const complain = (message: string, hint: string) =>
    report({ code: 'credentials', severity: 'error', message, file: 'environment', hint });
  if (!username) complain('BASIC_AUTH_USER is not set or empty', 'set it beside BASIC_AUTH_PASSWORD');
  else if (username.includes(':'))
    complain('BASIC_AUTH_USER holds a colon', 'HTTP Basic ends the user name at the first colon');
  if (!password?.trim()) complain('BASIC_AUTH_PASSWORD is not set or empty', 'set it beside BASIC_AUTH_USER');
  const credential = { kind: 'basic', username: username ?? '', password: password ?? '' } as const;
  return { credentials: [credential], generated: false };
}
