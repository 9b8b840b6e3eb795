import type { Config, Credential, OAuth2 } from '../config/config.ts';
import { isLoopbackName } from '../config/host.ts';
import { loadConfig } from '../config/load-config.ts';
import { headerOf } from '../http/auth/compare-credentials.ts';
import type { SentCredentials } from '../okta-simulator/call-hook.ts';
import type { TokenIssue } from '../okta-simulator/scenarios/authorization-server.ts';
import { type Io, readNamedFile, UsageError } from './io.ts';
import type { RuleOptions } from './resolve-rules.ts';

export interface CredentialOptions extends RuleOptions {
  auth?: string;
  tokenUrl?: string;
  clientId?: string;
  clientSecret?: string;
  scope?: string;
}

/** The credentials for a hook; with `issue`, tokens of an authorization server to simulate. */
export interface ChosenCredentials {
  presented: SentCredentials;
  issue?: TokenIssue;
}

/** The simulated authorization server. */
const LOCAL = {
  issuer: 'http://127.0.0.1:9083/oauth2/default',
  audience: 'api://default',
  scope: 'hookgate',
};

/** The credentials of `--auth`, else those that the configuration accepts at this path. */
export function resolveCredentials(options: CredentialOptions, path: string, io: Io): ChosenCredentials {
  const { auth } = options;
  if (auth === 'oauth2') return tokens(options, configuredTokens(options, path, io), io);
  const credential = auth === undefined ? configured(options, path, io) : undefined;
  if (credential?.kind === 'oauth2') return tokens(options, credential, io);
  refuseTokenOptions(options);
  if (credential !== undefined) return { presented: { kind: 'header', ...headerOf(credential) } };
  if (auth === undefined || auth === 'none') return { presented: { kind: 'none' } };
  return { presented: writtenHeader(fromFile(auth, io)) };
}

function refuseTokenOptions({ tokenUrl, clientId, clientSecret, scope }: CredentialOptions): void {
  const given = Object.entries({
    '--token-url': tokenUrl,
    '--client-id': clientId,
    '--client-secret': clientSecret,
    '--scope': scope,
  }).find(([, value]) => value !== undefined);
  if (given !== undefined)
    throw new UsageError(`${given[0]} is for --auth oauth2`, 'add it, or leave this out');
}

/** `Basic …`, any other value of Authorization, `name: value`, or `user:password`. */
function writtenHeader(text: string): SentCredentials {
  const [, name, value] = /^([\w!#$%&'*+.^`|~-]+): +([\x21-\x7e][\x20-\x7e]*)$/.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return { kind: 'header', name: name.toLowerCase(), value };
  const [, username, password] = /^([^\s:]+):(\S.*)$/.exec(text) ?? [];
  if (username !== undefined && password !== undefined)
    return { kind: 'header', ...headerOf({ kind: 'basic', username, password }) };
  if (/^[\x21-\x7e][\x20-\x7e]*$/.test(text)) return { kind: 'header', name: 'authorization', value: text };
  throw new UsageError(
    '--auth is no credential',
    "write the secret of the Admin Console ('Basic …'), 'name: value', user:password, @FILE, oauth2 or none",
  );
}

/** Reads `@FILE`: every user of the machine can see a command line. */
function fromFile(text: string, io: Io): string {
  if (!text.startsWith('@')) return text;
  return readNamedFile(text.slice(1), io, 'name a file with the secret in it').trimEnd();
}

function configured(options: CredentialOptions, path: string, io: Io): Credential {
  const { credentials, generated } = configOf(options, io);
  if (generated)
    throw new UsageError(
      'the secret of the service is unknown: none is configured, and each run generates its own',
      "give the one that serve has printed: --auth 'Basic …'; or set BASIC_AUTH_USER and BASIC_AUTH_PASSWORD",
    );
  const fitting = credentials.filter(({ endpoints }) => endpoints?.includes(path) ?? true);
  const [credential] = [...fitting.filter(({ kind }) => kind !== 'oauth2'), ...fitting];
  if (credential !== undefined) return credential;
  throw new UsageError(`no credential of the configuration opens ${path}`, 'give one with --auth');
}

function configuredTokens(options: CredentialOptions, path: string, io: Io): OAuth2 | undefined {
  if (options.tokenUrl !== undefined) return undefined;
  const { credentials } = configOf(options, io);
  return credentials
    .filter((credential) => credential.kind === 'oauth2')
    .find(({ endpoints }) => endpoints?.includes(path) ?? true);
}

function configOf({ config }: CredentialOptions, io: Io): Config {
  const loaded = loadConfig({ config }, io);
  if (loaded.ok) return loaded.value;
  const [{ file = '', message = '' } = {}] = loaded.problem;
  throw new UsageError(
    `the configuration with the credentials is invalid: ${file}: ${message}`,
    'fix it, or give a credential with --auth',
  );
}

/** Tokens of the named server, of the one that the configuration trusts, or of a simulated one. */
function tokens(options: CredentialOptions, entry: OAuth2 | undefined, io: Io): ChosenCredentials {
  const trusted = entry ?? LOCAL;
  const { clientId, scope = trusted.scope } = options;
  const clientSecret = options.clientSecret === undefined ? undefined : fromFile(options.clientSecret, io);
  const { protocol, hostname } = new URL(trusted.issuer);
  const isSimulated = options.tokenUrl === undefined && protocol === 'http:' && isLoopbackName(hostname);
  if (isSimulated) {
    const client = {
      clientId: clientId ?? entry?.clientIds?.[0] ?? 'okta',
      clientSecret: clientSecret ?? 'played',
    };
    const { issuer, audience } = trusted;
    const presented = { kind: 'token', tokenUrl: `${issuer}/v1/token`, ...client, scope } as const;
    return { presented, issue: { issuer, audience, scope, ...client } };
  }
  const tokenUrl = options.tokenUrl ?? `${trusted.issuer}/v1/token`;
  const url = URL.parse(tokenUrl);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new UsageError(`--token-url is no address: ${tokenUrl}`, 'write https://…');
  if (url.username !== '' || url.password !== '')
    throw new UsageError('--token-url has a user name in it', 'give it with --client-id and --client-secret');
  requireSecrecy(url);
  if (clientId !== undefined && clientSecret !== undefined)
    return { presented: { kind: 'token', tokenUrl, clientId, clientSecret, scope } };
  throw new UsageError(
    `${tokenUrl} issues tokens to its clients only`,
    'name one: --auth oauth2 --client-id ID --client-secret @FILE',
  );
}

/** Refuses to send a secret over plain http. */
export function requireSecrecy({ protocol, hostname, host }: URL): void {
  if (protocol === 'https:' || isLoopbackName(hostname)) return;
  throw new UsageError(
    `http would show the credentials to anybody on the way to ${host}`,
    'call it by https, as Okta does; or without credentials: --auth none',
  );
}
