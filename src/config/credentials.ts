import { randomBytes } from 'node:crypto';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Credential } from './config.ts';
import type { ConfigFile, WrittenCredential } from './config-file.ts';
import type { Environment } from './environment.ts';

/** A credential as the file has it; the schema has seen to it that it is one of three. */
export function toCredential({ basic, header, oauth2, endpoints }: WrittenCredential): Credential {
  const scope = endpoints === undefined ? {} : { endpoints };
  if (basic !== undefined) return { kind: 'basic', ...basic, ...scope };
  if (oauth2 !== undefined) {
    const { jwksUri = `${oauth2.issuer}/v1/keys` } = oauth2;
    return { kind: 'oauth2', ...oauth2, jwksUri, ...scope };
  }
  return { kind: 'header', name: header?.name.toLowerCase() ?? '', value: header?.value ?? '', ...scope };
}

/** The file's credentials, or the environment's, or one made up for this run: never none. */
export function credentialsFrom(
  { auth }: ConfigFile,
  env: Environment,
  report: (diagnostic: Diagnostic) => void,
): { credentials: Credential[]; generated: boolean } {
  if (auth !== undefined) return { credentials: auth.map(toCredential), generated: false };
  const { BASIC_AUTH_USER: username, BASIC_AUTH_PASSWORD: password } = env;
  if (username === undefined && password === undefined) {
    return {
      credentials: [{ kind: 'basic', username: 'hookgate', password: randomBytes(24).toString('base64url') }],
      generated: true,
    };
  }
  const complain = (message: string, hint: string) =>
    report({ code: 'credentials', severity: 'error', message, file: 'environment', hint });
  if (!username) complain('BASIC_AUTH_USER is not set or empty', 'set it beside BASIC_AUTH_PASSWORD');
  else if (username.includes(':'))
    complain('BASIC_AUTH_USER holds a colon', 'HTTP Basic ends the user name at the first colon');
  if (!password?.trim()) complain('BASIC_AUTH_PASSWORD is not set or empty', 'set it beside BASIC_AUTH_USER');
  return {
    credentials: [{ kind: 'basic', username: username ?? '', password: password ?? '' }],
    generated: false,
  };
}
