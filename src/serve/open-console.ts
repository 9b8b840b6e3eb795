import type { Config, Credential } from '../config/config.ts';
import { authorityOf } from '../config/host.ts';
import type { CredentialShape } from '../console/copy-as.ts';
import type { DecisionStreamDependencies } from '../console/decision-stream.ts';
import type { MaskedBy } from '../decision-log/recorded.ts';
import type { AdminAppDependencies } from '../http/admin-app.ts';
import type { Listener } from '../http/listen.ts';
import type { LiveRules } from '../reload/live-rules.ts';

/** The console of a running service. */
export interface Console {
  router: NonNullable<AdminAppDependencies['console']>;
  /** Ends open pages at once. */
  close: () => Promise<void>;
}

export interface ConsoleParts extends Pick<DecisionStreamDependencies, 'recent' | 'shadow'> {
  rules: LiveRules;
  product: { name: string; version: string };
  /** The hook listener; undefined until it is open. */
  hook: () => Pick<Listener, 'host' | 'port'> | undefined;
}

/** The console, loaded on the first request; undefined if `admin.console` is false. */
export function openConsole(config: Config, parts: ConsoleParts): Console | undefined {
  if (!config.admin.console) return undefined;
  let opened: Promise<Console> | undefined;
  return {
    router: async (request, response, next) => {
      opened ??= load(config, parts);
      const { router } = await opened;
      router(request, response, next);
    },
    close: async () => {
      const console = await opened?.catch(() => undefined);
      await console?.close();
    },
  };
}

async function load(
  { server, decision, decisionLog, lint, credentials }: Config,
  { rules, recent, shadow, product, hook }: ConsoleParts,
): Promise<Console> {
  const [{ ConsoleApi }, { DecisionStream }, { consoleRouter }] = await Promise.all([
    import('../console/console-api.ts'),
    import('../console/decision-stream.ts'),
    import('../console/router.ts'),
  ]);
  const stream = new DecisionStream({ recent, shadow });
  const api = new ConsoleApi({
    ...{ rules, product },
    ...lint,
    ...decision,
    records: recordsOf(decisionLog),
    masked: maskedBy(decisionLog),
    bodyLimit: server.bodyLimit,
    hook: () => ({ url: urlOf(hook() ?? server), credentials: credentials.map(shapeOf) }),
    now: Date.now,
  });
  const close = async () => {
    stream.close();
    await api.close();
  };
  return { router: consoleRouter({ api, stream, now: Date.now }), close };
}

/** A credential without its secret. */
function shapeOf(credential: Credential): CredentialShape {
  const { kind, endpoints } = credential;
  return {
    kind,
    ...(kind === 'header' && { name: credential.name }),
    ...(endpoints !== undefined && { endpoints }),
  };
}

/** The decision log that recorded requests are read from, if it has any. */
function recordsOf({ to, record }: Config['decisionLog']): string | undefined {
  return record === 'none' || to === 'stdout' ? undefined : to;
}

/** How its values are masked; undefined if they are not. */
function maskedBy({ record, key, mask }: Config['decisionLog']): MaskedBy | undefined {
  return record === 'masked' && key !== undefined ? { key, mask } : undefined;
}

/** The URL of the hook listener on this machine. */
function urlOf({ host, port }: Pick<Listener, 'host' | 'port'>): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${authorityOf({ host: reachable, port })}`;
}
