import type { Diagnostic, RuleMetadata } from '../diagnostics/diagnostic.ts';
import { below, diagnose, type Finding, type Pointer, type SourceFile } from '../diagnostics/source-file.ts';
import type { Config, Credential, Secret } from './config.ts';
import { isLoopback, isLoopbackName } from './host.ts';

/** The checks of well-formed credentials that docs/lint.md explains. */
export const credentialCodes = {
  published: {
    code: 'published-secret',
    severity: 'error',
    description:
      "The user name and password of Okta's guides, as basic or as a header. A warning where only this machine can call.",
    rationale: 'Every guide prints them: anybody who finds the service can call it.',
    source: 'Okta Developer, registration inline hook guide, and "Secure your hooks"',
    fix: 'Choose a secret of your own.',
  },
  short: {
    code: 'short-secret',
    severity: 'error',
    description:
      'A password or a header value of fewer than 16 characters, for Okta or for the admin listener. A warning where only this machine can call.',
    rationale:
      'A secret that a person made up can be guessed. Failed attempts are limited for each address, and an attacker has many addresses.',
    source: 'OWASP Authentication Cheat Sheet; RFC 4086, section 8.2',
    fix: 'Make a secret with openssl rand -base64 24, and enter it here and in the Admin Console.',
  },
  withoutScheme: {
    code: 'basic-without-scheme',
    severity: 'error',
    description:
      'A value for the header Authorization that is a user name and a password in Base64, and nothing else.',
    rationale:
      'HTTP Basic has the word Basic in front of it. Okta sends what its Admin Console was given; a proxy, and every other program, expects the word.',
    source: 'RFC 7617, section 2; Okta Developer, "Hooks best practices"',
    fix: 'Write it as Basic and the Base64, here and in the Admin Console; or use basic with username and password.',
  },
} as const satisfies Record<string, RuleMetadata>;

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

/**
 * Refuses credentials that protect nothing, or that nobody could present; no message repeats a secret.
 *
 * @param at place of the credentials of one listener in the file
 */
export function checkCredentials(
  { at, host, credentials }: { at: Pointer; host: string; credentials: readonly Credential[] },
  file: SourceFile,
): Diagnostic[] {
  return credentials.flatMap((credential, index) => {
    const place = below(at, index);
    const report = (finding: Finding | undefined, ...keys: string[]): Diagnostic[] => {
      if (finding === undefined) return [];
      // A credential that is not in the file comes from the environment.
      if (!file.spans.has(place)) return [{ severity: 'error', ...finding, file: 'environment' }];
      return [diagnose(file, { at: below(place, ...keys) }, finding)];
    };
    const isLimitedAdmin = at === '/admin/auth' && credential.endpoints !== undefined;
    const found = [
      ...report(secretProblem(credential, host)),
      ...report(lacksScheme(credential) ? WITHOUT_SCHEME : undefined),
      ...report(isLimitedAdmin ? NO_ENDPOINTS : undefined, 'endpoints'),
    ];
    if (credential.kind !== 'oauth2') return found;
    const keys = ['issuer', 'jwksUri'] as const;
    return [...found, ...keys.flatMap((key) => report(addressProblem(key, credential[key]), 'oauth2', key))];
  });
}

const NO_ENDPOINTS: Finding = {
  code: 'admin-endpoints',
  message: 'endpoints are paths of rule files, and the admin listener has none of them',
  hint: 'leave endpoints out: a credential of admin.auth opens the admin listener',
};

const WITHOUT_SCHEME: Finding = {
  code: credentialCodes.withoutScheme.code,
  message: 'the value for Authorization is a user name and a password in Base64, without "Basic " in front',
  hint: 'put "Basic " in front, here and in Okta, or use basic: { username, password }',
};

/** Minimum number of characters of a secret. */
const MIN_LENGTH = 16;

/** At most one finding: a published secret has to be replaced anyway. */
function secretProblem(credential: Credential, host: string): Finding | undefined {
  if (isPublished(credential)) {
    const message = "this pair of user name and password is printed in Okta's guides: everybody knows it";
    return weakSecret(credentialCodes.published.code, message, 'choose another one', host);
  }
  if (!isShort(credential)) return undefined;
  const message = `this secret has fewer than ${MIN_LENGTH} characters: it can be guessed`;
  const fix = 'make another one (openssl rand -base64 24)';
  return weakSecret(credentialCodes.short.code, message, fix, host);
}

/** An error if other machines can reach the host, else a warning. */
function weakSecret(code: Finding['code'], message: string, fix: string, host: string): Finding {
  return isLoopback(host)
    ? { code, severity: 'warn', message, hint: `${fix} before anybody else can reach this service` }
    : { code, severity: 'error', message, hint: `${fix}; ${host} can be reached from other machines` };
}

/** True if a credential is the pair that Okta's guides print. */
export function isPublished(credential: Credential): boolean {
  if (credential.kind === 'basic')
    return credential.username === 'admin' && credential.password === 'supersecret';
  if (credential.kind === 'oauth2') return false;
  return pairIn(credential.value.replace(/^Basic +/i, '')) === 'admin:supersecret';
}

/** The user name, a scheme and surrounding spaces do not count. An empty password is reported elsewhere. */
function isShort(credential: Credential): boolean {
  if (credential.kind === 'oauth2') return false;
  if (credential.kind === 'basic' && credential.password.trim() === '') return false;
  return secretOf(credential).trim().length < MIN_LENGTH;
}

function secretOf(credential: Secret): string {
  if (credential.kind === 'basic') return credential.password;
  const bearer = /^Bearer +(.*)$/i.exec(credential.value)?.[1];
  if (bearer !== undefined) return bearer;
  const value = credential.value.replace(/^Basic +/i, '');
  const pair = pairIn(value);
  return pair === undefined ? value : pair.slice(pair.indexOf(':') + 1);
}

function lacksScheme(credential: Credential): boolean {
  if (credential.kind !== 'header' || credential.name !== 'authorization') return false;
  return pairIn(credential.value) !== undefined;
}

/** `user:password`, if a text is that in Base64. */
function pairIn(text: string): string | undefined {
  if (!/^[A-Za-z0-9+/]{4,}={0,2}$/.test(text)) return undefined;
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  return /^[^:\p{Cc}\uFFFD]+:[^\p{Cc}\uFFFD]*$/u.test(decoded) ? decoded : undefined;
}

/** Okta's own domains: https://developer.okta.com/docs/concepts/okta-organizations/ */
const OKTA = /\.(okta|oktapreview|okta-emea|okta-gov|trexcloud)\.com$|\.okta\.mil$/;

/** Refuses an authorization server whose tokens or keys could not be trusted. */
function addressProblem(key: 'issuer' | 'jwksUri', written: string): Finding | undefined {
  const url = URL.parse(written);
  if (url === null) {
    const hint = 'write it as https://example.okta.com/oauth2/default';
    return { code: 'issuer', message: `${key} is not an address`, hint };
  }
  if (url.protocol === 'http:' && !isLoopbackName(url.hostname))
    return {
      code: 'plain-http',
      message: `${key} begins with http: anybody on the way to ${url.host} could replace the keys`,
      hint: 'write https; http is only for an authorization server on this machine',
    };
  if (key === 'issuer' && url.pathname === '/' && OKTA.test(url.hostname))
    return {
      code: 'org-authorization-server',
      message: `${url.origin} is the org authorization server: its access tokens are for Okta alone, and nobody else can check them`,
      hint: `use a custom authorization server: ${url.origin}/oauth2/default`,
    };
  return undefined;
}
