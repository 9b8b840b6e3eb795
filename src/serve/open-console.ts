import type { Config, Credential } from '../config/config.ts';
import { authorityOf } from '../config/host.ts';
import type { CredentialShape } from '../console/copy-as.ts';
import type { MaskedBy } from '../decision-log/recorded.ts';
import type { AdminAppDependencies } from '../http/admin-app.ts';
import type { Listener } from '../http/listen.ts';
import type { LiveRules } from '../reload/live-rules.ts';
import type { HookBackend } from './hook-backend.ts';

/** The console of a running service. */
export interface Console {
  router: NonNullable<AdminAppDependencies['console']>;
  /** Ends the open pages: nobody has to wait for them. */
  close: () => Promise<void>;
}

export interface ConsoleParts {
  rules: LiveRules;
  answering: Pick<HookBackend, 'recent' | 'shadow'>;
  product: { name: string; version: string };
  /** Where hooks are answered; undefined: they are not yet. */
  hook: () => Pick<Listener, 'host' | 'port'> | undefined;
}

/** The console, which is loaded when somebody opens it; undefined where the configuration does without. */
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
  { rules, answering, product, hook }: ConsoleParts,
): Promise<Console> {
  const [{ ConsoleApi }, { DecisionStream }, { consoleRouter }] = await Promise.all([
    import('../console/console-api.ts'),
    import('../console/decision-stream.ts'),
    import('../console/router.ts'),
  ]);
  const stream = new DecisionStream(answering);
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

/** A credential without its secret: the console has no use for it. */
function shapeOf(credential: Credential): CredentialShape {
  const { kind, endpoints } = credential;
  return {
    kind,
    ...(kind === 'header' && { name: credential.name }),
    ...(endpoints !== undefined && { endpoints }),
  };
}

/** Where requests that came are kept, if they can be read again. */
function recordsOf({ to, record }: Config['decisionLog']): string | undefined {
  return record === 'none' || to === 'stdout' ? undefined : to;
}

/** How the values in it are masked; undefined where they are not. */
function maskedBy({ record, key, mask }: Config['decisionLog']): MaskedBy | undefined {
  return record === 'masked' && key !== undefined ? { key, mask } : undefined;
}

/** As it is called from this machine. */
function urlOf({ host, port }: Pick<Listener, 'host' | 'port'>): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${authorityOf({ host: reachable, port })}`;
}
