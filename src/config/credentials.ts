import { randomBytes } from 'node:crypto';
import type { Credential } from './config.ts';
import type { CredentialEntry } from './config-file.ts';
import type { Overridable } from './overrides.ts';

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
