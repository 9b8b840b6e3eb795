import { isPublished } from '../config/check-credentials.ts';
import type { Config, OAuth2, Secret } from '../config/config.ts';
import { authorityOf, isLoopback } from '../config/host.ts';
import type { Paint } from '../diagnostics/format-text.ts';
import { headerOf } from '../http/auth/compare-credentials.ts';
import type { Listener } from '../http/listen.ts';
import type { Service } from '../serve/start-service.ts';
import type { Tunnel } from '../serve/tunnel.ts';

/** The first line after a start. Scripts wait for it. */
export function startMessage({ hook }: Service): string {
  return `Your app is listening on port ${hook.port}`;
}

/**
 * The startup banner as fields of a log line.
 *
 * @param terminal whether standard output is a terminal, and not collected
 */
export function startRecord(
  config: Config,
  { rules, hook, admin }: Service,
  tunnel: Tunnel | { failed: string } | undefined,
  terminal: boolean,
): object {
  const { endpoints, version } = rules.current;
  const at = (path: string) =>
    tunnel !== undefined && 'url' in tunnel ? { publicUrl: tunnel.url + path } : {};
  return {
    port: hook.port,
    endpoints: [...endpoints.values()].map(({ path, requestTypes }) => ({
      url: url(hook, path),
      ...at(path),
      rules: Object.fromEntries([...requestTypes].map(([type, { rules }]) => [type, rules.length])),
    })),
    version,
    rules: rules.fallback?.from ?? config.rules.directory,
    admin: url(admin, '/'),
    console: config.admin.console,
    records: { to: config.decisionLog.to, requests: config.decisionLog.record },
    okta: entriesFor(config, terminal).map(({ fields, endpoints }) => ({
      ...Object.fromEntries(fields.map(([name, value]) => [camelCase(name), value])),
      ...(endpoints && { endpoints }),
    })),
  };
}

function camelCase(words: string): string {
  return words.toLowerCase().replaceAll(/ (.)/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * The startup banner: endpoints, and the values to paste into Okta's Admin Console.
 *
 * @param terminal whether standard output is a terminal, and not collected
 */
export function startupBanner(
  config: Config,
  service: Service,
  tunnel: Tunnel | { failed: string } | undefined,
  paint: Paint,
  terminal: boolean,
): string {
  const { rules, hook, admin } = service;
  const { endpoints, version } = rules.current;
  const published = config.credentials.some(isPublished);
  const lines = [startMessage(service), ''];
  for (const { path, requestTypes } of endpoints.values()) {
    const types = [...requestTypes].map(
      ([requestType, { rules }]) => `${requestType} (${rules.length} rule${rules.length === 1 ? '' : 's'})`,
    );
    lines.push(`  ${paint('bold', url(hook, path))}  ${types.join(', ')}`);
  }
  lines.push(
    '',
    `  Rules   ${version}, from ${rules.fallback?.from ?? config.rules.directory}`,
    ...(config.admin.console ? [`  Console ${url(admin, '/')}`] : []),
    `  Admin   ${url(admin, '/version')}, /healthz, /readyz`,
    `  Records to ${config.decisionLog.to}${kept(config, paint)}`,
    '',
    "To paste into Okta's Admin Console, Workflow > Inline Hooks:",
    ...publicUrls(tunnel, [...endpoints.keys()], paint),
    ...authentication(config, paint, terminal),
    ...(published
      ? [
          paint(
            'red',
            '  WARNING: this secret is published in a guide. Anybody who reaches this service can call it.',
          ),
        ]
      : []),
    '',
  );
  return `${lines.join('\n')}\n`;
}

/** The recorded part of requests. */
function kept({ decisionLog }: Config, paint: Paint): string {
  if (decisionLog.record === 'none') return '';
  if (decisionLog.record === 'masked') return ', with masked requests';
  return paint('red', ', with complete requests: personal data');
}

function url(listener: Listener, path: string): string {
  return `http://${authorityOf(listener)}${path}`;
}

/** The URLs for the Admin Console, if there is a tunnel. */
function publicUrls(
  tunnel: Tunnel | { failed: string } | undefined,
  paths: readonly string[],
  paint: Paint,
): string[] {
  if (tunnel === undefined) return [];
  if ('failed' in tunnel)
    return [paint('red', `  No tunnel, so Okta cannot reach this machine: ${tunnel.failed}`)];
  return paths.map((path) => `  URL                    ${paint('bold', tunnel.url + path)}`);
}

/** The authentication fields of the Admin Console, by credential. */
function authentication(config: Config, paint: Paint, terminal: boolean): string[] {
  const lines = entriesFor(config, terminal).flatMap(({ fields, endpoints }) => [
    ...fields.map(([name, value]) => `  ${name.padEnd(22)} ${paint('bold', value)}`),
    ...(endpoints === undefined ? [] : [`  ${'for'.padEnd(22)} ${endpoints.join(', ')}`]),
  ]);
  const origin = config.generated
    ? ['  This secret is generated for this run. To keep one, set BASIC_AUTH_USER and BASIC_AUTH_PASSWORD.']
    : [];
  return [...lines, ...origin];
}

/** The fields of one credential, and the endpoints that it is limited to. */
interface Entry {
  fields: Field[];
  endpoints?: readonly string[];
}

/** A configured secret is shown on a terminal of a service on loopback only; a generated one is shown always. */
function entriesFor({ credentials, generated, server }: Config, terminal: boolean): Entry[] {
  const shown = generated || (terminal && isLoopback(server.host));
  return credentials.map((credential) => ({
    fields: credential.kind === 'oauth2' ? tokenFields(credential) : headerFields(credential, shown),
    ...(credential.endpoints && { endpoints: credential.endpoints }),
  }));
}

type Field = [name: string, value: string];

function headerFields(credential: Secret, shown: boolean): Field[] {
  const { name, value } = headerOf(credential);
  const hidden =
    credential.kind === 'basic'
      ? `Basic (base64 of ${credential.username}:password)`
      : '(the value that is configured)';
  return [
    ['Authentication field', name],
    ['Authentication secret', shown ? value : hidden],
  ];
}

/** The token endpoint of Okta's authorization servers is {issuer}/v1/token. */
function tokenFields({ issuer, scope }: OAuth2): Field[] {
  return [
    ['Authentication', 'OAuth 2.0'],
    ['Token URL', `${issuer}/v1/token`],
    ['Scope', scope],
  ];
}
