import type { Express, RequestHandler } from 'express';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { LoadReport } from '../runtime/live-rules.ts';
import type { RuleSet } from '../runtime/rule-set.ts';
import type { Authenticate } from './authenticate/credentials.ts';
import { requireCredentials } from './authenticate/require-credentials.ts';
import { baseApp } from './base-app.ts';
import { answerErrors, notFound, type OnHttpError } from './http-error.ts';

/** What the admin listener tells of the running rules. */
export interface RulesState {
  readonly current: RuleSet | undefined;
  readonly loadedAt: Date | undefined;
  readonly report: LoadReport | undefined;
  readonly watcherError: string | undefined;
}

export interface AdminAppDependencies {
  rules: RulesState;
  /** Undefined: whoever reaches the listener may look, because only this machine can. */
  authenticate: Authenticate | undefined;
  product: { name: string; version: string };
  /** What Prometheus reads. */
  metrics: { readonly contentType: string; text: () => Promise<string> };
  /** What turning each shadow rule on would have changed. */
  shadow: () => readonly object[];
  onError: OnHttpError;
}

/** The listener for those who run the service: health and version, for probes and for people. */
export function createAdminApp(dependencies: AdminAppDependencies): Express {
  const { rules, authenticate, product, metrics, shadow, onError } = dependencies;
  const app = baseApp();
  const guard: RequestHandler =
    authenticate === undefined ? (_request, _response, next) => next() : requireCredentials(authenticate);
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  app.get('/readyz', (request, response) => {
    // Probes present no credentials; why something is wrong is told only to those who may know.
    const trusted = authenticate === undefined || authenticate(request);
    response
      .status(rules.current === undefined ? 503 : 200)
      .json(trusted ? readiness(rules) : { status: stateOf(rules) });
  });
  app.get('/version', guard, (_request, response) => {
    response.json({ product, node: process.version, rules: versionReport(rules) });
  });
  app.get('/metrics', guard, async (_request, response) => {
    const text = await metrics.text();
    response.set('content-type', metrics.contentType).send(text);
  });
  app.get('/shadow', guard, (_request, response) => {
    response.json({ rules: shadow() });
  });
  app.use(notFound);
  app.use(answerErrors(onError));
  return app;
}

function stateOf(rules: RulesState): 'not-ready' | 'degraded' | 'ready' {
  if (rules.current === undefined) return 'not-ready';
  return degraded(rules) ? 'degraded' : 'ready';
}

/** Whether something keeps the rules from being what their directory says. */
export function degraded({ report, watcherError }: RulesState): boolean {
  return report?.result === 'refused' || watcherError !== undefined;
}

function readiness(rules: RulesState): object {
  const { current, report, watcherError } = rules;
  return {
    status: stateOf(rules),
    version: current?.version ?? null,
    ...(current === undefined && { reason: 'no rules are loaded' }),
    ...(watcherError !== undefined && { watcher: `changes are found by polling only: ${watcherError}` }),
    ...(report?.result === 'refused' && { diagnostics: report.diagnostics }),
  };
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
