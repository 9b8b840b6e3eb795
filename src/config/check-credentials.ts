import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { RuleMetadata } from '../diagnostics/rule-metadata.ts';
import { below, diagnose, type Finding, type Pointer, type SourceFile } from '../diagnostics/source-file.ts';
import { checkOAuth2 } from './check-oauth2.ts';
import type { Credential, Secret } from './config.ts';
import { isLoopback } from './host.ts';

/** What can be wrong with a credential that is well-formed. */
export const credentialCodes = {
  published: {
    code: 'published-secret',
    severity: 'error',
    description:
      "The user name and password of Okta's guides, as basic or as a header. A warning where only this machine can call.",
    rationale: 'They are printed in every guide: whoever finds the service can call it.',
    source: 'Okta Developer, registration inline hook guide, and "Secure your hooks"',
    fix: 'Choose a secret of your own.',
  },
  short: {
    code: 'short-secret',
    severity: 'error',
    description:
      'A password or a header value of fewer than 16 characters, for Okta or for the admin listener. A warning where only this machine can call.',
    rationale:
      'A secret that a person made up can be guessed. Failed attempts are limited for each address, and whoever guesses has many addresses.',
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
} satisfies Record<string, RuleMetadata>;

/** The credentials of one listener, and where they are written. */
export interface ListenerCredentials {
  at: Pointer;
  host: string;
  credentials: readonly Credential[];
}

/** Finds credentials that protect nothing, or that nobody could present; none of the messages repeats one. */
export function checkCredentials(
  { at, host, credentials }: ListenerCredentials,
  file: SourceFile,
): Diagnostic[] {
  return credentials.flatMap((credential, index) => {
    const place = below(at, index);
    const report = (finding: Finding, ...keys: string[]): Diagnostic =>
      // What the file does not hold comes from the environment.
      file.spans.has(place)
        ? diagnose(file, { at: below(place, ...keys) }, finding)
        : { severity: 'error', ...finding, file: 'environment' };
    return [
      ...findingsOnSecret(credential, host).map((finding) => report(finding)),
      ...(lacksScheme(credential) ? [report(WITHOUT_SCHEME)] : []),
      ...(at === ADMIN && credential.endpoints !== undefined ? [report(NO_ENDPOINTS, 'endpoints')] : []),
      ...(credential.kind === 'oauth2' ? checkOAuth2(credential) : []).map(({ key, finding }) =>
        report(finding, 'oauth2', key),
      ),
    ];
  });
}

/** Where the credentials of the admin listener are written. */
const ADMIN = '/admin/auth';

const NO_ENDPOINTS: Finding = {
  code: 'admin-endpoints',
  message: 'endpoints are paths of rule files, and the admin listener has none of them',
  hint: 'leave endpoints out: a credential of admin.auth opens the admin listener',
};

/** One finding is enough: a published secret is another one in any case. */
function findingsOnSecret(credential: Credential, host: string): Finding[] {
  if (isPublished(credential)) return [publishedOn(host)];
  return isShort(credential) ? [shortOn(host)] : [];
}

/** Whether it is the pair that Okta's guides print. */
export function isPublished(credential: Credential): boolean {
  if (credential.kind === 'basic')
    return credential.username === 'admin' && credential.password === 'supersecret';
  if (credential.kind === 'oauth2') return false;
  return pairIn(credential.value.replace(/^Basic +/i, '')) === 'admin:supersecret';
}

function publishedOn(host: string): Finding {
  const message = "this pair of user name and password is printed in Okta's guides: everybody knows it";
  const { code } = credentialCodes.published;
  if (isLoopback(host)) {
    const hint = 'choose another one before anybody else can reach this service';
    return { code, severity: 'warn', message, hint };
  }
  const hint = `choose another one; ${host} can be reached from other machines`;
  return { code, severity: 'error', message, hint };
}

/** Characters. The key of masked records needs as many. */
const LEAST_CHARACTERS = 16;

/** Whether a secret has so few characters that it can be guessed; the user name, a scheme and spaces around do not count. */
function isShort(credential: Credential): boolean {
  if (credential.kind === 'oauth2') return false;
  // That it is empty is reported by those who read it.
  if (credential.kind === 'basic' && credential.password.trim() === '') return false;
  return secretOf(credential).trim().length < LEAST_CHARACTERS;
}

function secretOf(credential: Secret): string {
  if (credential.kind === 'basic') return credential.password;
  const bearer = /^Bearer +(.*)$/i.exec(credential.value)?.[1];
  if (bearer !== undefined) return bearer;
  const value = credential.value.replace(/^Basic +/i, '');
  const pair = pairIn(value);
  return pair === undefined ? value : pair.slice(pair.indexOf(':') + 1);
}

function shortOn(host: string): Finding {
  const message = `this secret has fewer than ${LEAST_CHARACTERS} characters: it can be guessed`;
  const { code } = credentialCodes.short;
  if (isLoopback(host)) {
    const hint = `${HOW} before anybody else can reach this service`;
    return { code, severity: 'warn', message, hint };
  }
  return { code, severity: 'error', message, hint: `${HOW}; ${host} can be reached from other machines` };
}

const HOW = 'make another one (openssl rand -base64 24)';

const WITHOUT_SCHEME: Finding = {
  code: credentialCodes.withoutScheme.code,
  severity: credentialCodes.withoutScheme.severity,
  message: 'the value for Authorization is a user name and a password in Base64, without "Basic " in front',
  hint: 'put "Basic " in front, here and in Okta, or use basic: { username, password }',
};

function lacksScheme(credential: Credential): boolean {
  if (credential.kind !== 'header' || credential.name !== 'authorization') return false;
  return pairIn(credential.value) !== undefined;
}

/** The user name and password that a text is in Base64, if that is what it is. */
function pairIn(text: string): string | undefined {
  if (!/^[A-Za-z0-9+/]{4,}={0,2}$/.test(text)) return undefined;
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  return /^[^:\p{Cc}\uFFFD]+:[^\p{Cc}\uFFFD]*$/u.test(decoded) ? decoded : undefined;
}
