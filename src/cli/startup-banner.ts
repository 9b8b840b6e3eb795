import { isPublished } from '../config/check-credentials.ts';
import type { Config, Credential } from '../config/config.ts';
import { authorityOf, isLoopback } from '../config/host.ts';
import type { Paint } from '../diagnostics/format-text.ts';
import { pluralize } from '../diagnostics/pluralize.ts';
import { headerOf } from '../http/auth/compare-credentials.ts';
import type { Listener } from '../http/listen.ts';
import type { Service } from '../serve/start-service.ts';
import type { Tunnel } from '../serve/tunnel.ts';

/** The tunnel, if one is configured, or why it could not be opened. */
export type TunnelState = Tunnel | { failed: string } | undefined;

type StartRecord = ReturnType<typeof startRecord>;

/** The first line after a start. Scripts wait for it. */
export function startMessage({ port }: Pick<StartRecord, 'port'>): string {
  return `Your app is listening on port ${port}`;
}

/**
 * The start as fields of a log line: endpoints, and the values to paste into Okta's Admin Console.
 *
 * @param terminal whether standard output is a terminal, and not collected
 */
export function startRecord(
  config: Config,
  { rules, hook, admin }: Service,
  tunnel: TunnelState,
  terminal: boolean,
) {
  const { endpoints, version } = rules.current;
  // A configured secret is shown on a terminal of a service on loopback only; a generated one is shown always.
  const isShown = config.generated || (terminal && isLoopback(config.server.host));
  return {
    port: hook.port,
    endpoints: [...endpoints.values()].map(({ path, hook: { name, failure }, requestTypes }) => ({
      url: url(hook, path),
      ...(failure.okta !== 'denies' && { hook: name, withoutReply: failure.okta }),
      ...(tunnel !== undefined && 'url' in tunnel && { publicUrl: tunnel.url + path }),
      rules: Object.fromEntries([...requestTypes].map(([type, { rules }]) => [type, rules.length])),
    })),
    version,
    rules: rules.fallback?.from ?? config.rules.directory,
    admin: url(admin, '/'),
    console: config.admin.console,
    records: { to: config.decisionLog.to, requests: config.decisionLog.record },
    okta: config.credentials.map((credential) => ({
      ...fieldsOf(credential, isShown),
      ...(credential.endpoints && { endpoints: credential.endpoints }),
    })),
  };
}

function url(listener: Listener, path: string): string {
  return `http://${authorityOf(listener)}${path}`;
}

/** The authentication fields of the Admin Console. */
function fieldsOf(credential: Credential, isShown: boolean): Partial<Record<keyof typeof LABELS, string>> {
  // The token endpoint of Okta's authorization servers is {issuer}/v1/token.
  if (credential.kind === 'oauth2') {
    const { issuer, scope } = credential;
    return { authentication: 'OAuth 2.0', tokenUrl: `${issuer}/v1/token`, scope };
  }
  const { name, value } = headerOf(credential);
  const hidden =
    credential.kind === 'basic'
      ? `Basic (base64 of ${credential.username}:password)`
      : '(the value that is configured)';
  return { authenticationField: name, authenticationSecret: isShown ? value : hidden };
}

/** The names of the fields in the Admin Console. */
const LABELS = {
  authenticationField: 'Authentication field',
  authenticationSecret: 'Authentication secret',
  authentication: 'Authentication',
  tokenUrl: 'Token URL',
  scope: 'Scope',
};

/** The start for people. */
export function startupBanner(
  start: StartRecord,
  { generated, credentials }: Config,
  tunnel: TunnelState,
  paint: Paint,
): string {
  const lines = [
    startMessage(start),
    '',
    ...start.endpoints.map(({ url, hook, rules }) => `  ${paint('bold', url)}  ${typesIn(rules, hook)}`),
    ...withoutReply(start, paint),
    '',
    `  Rules   ${start.version}, from ${start.rules}`,
    ...(start.console ? [`  Console ${start.admin}`] : []),
    `  Admin   ${start.admin}version, /healthz, /readyz`,
    `  Records to ${start.records.to}${kept(start, paint)}`,
    '',
    "To paste into Okta's Admin Console, Workflow > Inline Hooks:",
    ...publicUrls(start, tunnel, paint),
    ...start.okta.flatMap((entry) => entryLines(entry, paint)),
  ];
  if (generated)
    lines.push(
      '  This secret is generated for this run. To keep one, set BASIC_AUTH_USER and BASIC_AUTH_PASSWORD.',
    );
  const warning =
    '  WARNING: this secret is published in a guide. Anybody who reaches this service can call it.';
  if (credentials.some(isPublished)) lines.push(paint('red', warning));
  return `${lines.join('\n')}\n\n`;
}

function typesIn(rules: Readonly<Record<string, number>>, hook = ''): string {
  const types = Object.entries(rules).map(
    ([requestType, count]) => `${requestType || `${hook} hook`} (${pluralize(count, 'rule')})`,
  );
  return types.join(', ');
}

/** What Okta does without a reply, where it does not deny. */
function withoutReply({ endpoints }: StartRecord, paint: Paint): string[] {
  const hooks = new Set(endpoints.flatMap((one) => (one.withoutReply === undefined ? [] : [one.hook])));
  if (hooks.size === 0) return [];
  const names = [...hooks].join(' and ');
  return [
    '',
    paint(
      'yellow',
      `  Without a reply, or with a wrong secret, Okta continues unchanged: ${names} ${hooks.size === 1 ? 'hook' : 'hooks'}.`,
    ),
  ];
}

/** The recorded part of requests. */
function kept({ records: { requests } }: StartRecord, paint: Paint): string {
  if (requests === 'none') return '';
  if (requests === 'masked') return ', with masked requests';
  return paint('red', ', with complete requests: personal data');
}

function publicUrls({ endpoints }: StartRecord, tunnel: TunnelState, paint: Paint): string[] {
  if (tunnel !== undefined && 'failed' in tunnel)
    return [paint('red', `  No tunnel, so Okta cannot reach this machine: ${tunnel.failed}`)];
  return endpoints.flatMap(({ publicUrl }) => (publicUrl ? [labelled('URL', paint('bold', publicUrl))] : []));
}

function entryLines({ endpoints, ...fields }: StartRecord['okta'][number], paint: Paint): string[] {
  const values = Object.entries(fields).map(([key, value]) =>
    labelled(LABELS[key as keyof typeof LABELS], paint('bold', value)),
  );
  return endpoints === undefined ? values : [...values, labelled('for', endpoints.join(', '))];
}

function labelled(label: string, value: string): string {
  return `  ${label.padEnd(22)} ${value}`;
}
