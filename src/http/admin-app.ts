import type { Express, Request, RequestHandler } from 'express';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { LoadReport } from '../runtime/live-rules.ts';
import type { RuleSet } from '../runtime/rule-set.ts';
import type { KeysState } from './authenticate/key-sets.ts';
import type { Authenticate } from './authenticate/refusal.ts';
import { type CredentialsRequired, requireCredentials } from './authenticate/require-credentials.ts';
import { baseApp } from './base-app.ts';
import { answerErrors, notFound, type OnHttpError } from './http-error.ts';

/** What the admin listener tells of the running rules. */
export interface RulesState {
  readonly current: RuleSet | undefined;
  readonly loadedAt: Date | undefined;
  readonly report: LoadReport | undefined;
  readonly watcherError: string | undefined;
}

export interface AdminAppDependencies extends Omit<CredentialsRequired, 'authenticate'> {
  rules: RulesState;
  /** Of the authorization servers whose tokens Okta presents; left out: there are none. */
  keys?: () => KeysState;
  /** Undefined: whoever reaches the listener may look, because only this machine can. */
  authenticate: Authenticate | undefined;
  product: { name: string; version: string };
  onError: OnHttpError;
}

/** The listener for those who run the service: health and version, for probes and for people. */
export function createAdminApp(dependencies: AdminAppDependencies): Express {
  const { rules, keys = () => NO_KEYS, authenticate, product, onError } = dependencies;
  const app = baseApp();
  const guard: RequestHandler =
    authenticate === undefined
      ? (_request, _response, next) => next()
      : requireCredentials({ ...dependencies, authenticate });
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  app.get('/readyz', async (request, response) => {
    const state = { rules, keys: keys() };
    // Probes present no credentials; why something is wrong is told only to those who may know.
    const trusted = await mayKnow(request, dependencies);
    response.status(isReady(state) ? 200 : 503).json(trusted ? readiness(state) : { status: stateOf(state) });
  });
  app.get('/version', guard, (_request, response) => {
    response.json({ product, node: process.version, rules: versionReport(rules) });
  });
  app.use(notFound);
  app.use(answerErrors(onError));
  return app;
}

const NO_KEYS: KeysState = { ready: true, problems: [] };

interface State {
  rules: RulesState;
  keys: KeysState;
}

async function mayKnow(
  request: Request,
  { authenticate, onRefused }: Pick<AdminAppDependencies, 'authenticate' | 'onRefused'>,
): Promise<boolean> {
  const refusal = await authenticate?.(request);
  if (refusal === undefined) return true;
  if (refusal.reason !== 'none') onRefused(refusal.reason);
  return false;
}

function isReady({ rules, keys }: State): boolean {
  return rules.current !== undefined && keys.ready;
}

function stateOf(state: State): 'not-ready' | 'degraded' | 'ready' {
  const { rules, keys } = state;
  if (!isReady(state)) return 'not-ready';
  const asOnceWas = rules.report?.result === 'refused' || keys.problems.length > 0;
  return asOnceWas || rules.watcherError !== undefined ? 'degraded' : 'ready';
}

function readiness(state: State): object {
  const { rules, keys } = state;
  const { current, report, watcherError } = rules;
  return {
    status: stateOf(state),
    version: current?.version ?? null,
    ...(current === undefined && { reason: 'no rules are loaded' }),
    ...(watcherError !== undefined && { watcher: `changes are found by polling only: ${watcherError}` }),
    ...(keys.problems.length > 0 && { keys: whyNot(keys) }),
    ...(report?.result === 'refused' && { diagnostics: report.diagnostics }),
  };
}

function whyNot({ ready, problems }: KeysState): string {
  return `${ready ? 'the last good ones go on' : 'not loaded yet'}: ${problems.join('; ')}`;
}

function versionReport({ current, loadedAt, report }: RulesState): object {
  const lastReload: { at: Date; result: string; diagnostics: Diagnostic[] } | null = report ?? null;
  return {
    version: current?.version ?? null,
    loadedAt: loadedAt ?? null,
    endpoints: [...(current?.endpoints.values() ?? [])].map(({ path, source }) => ({
      path,
      file: source.path,
    })),
    lists: current?.lists ?? [],
    lastReload,
  };
}
