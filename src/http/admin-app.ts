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
  onError: OnHttpError;
}

/** The listener for those who run the service: health and version, for probes and for people. */
export function createAdminApp({ rules, authenticate, product, onError }: AdminAppDependencies): Express {
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
  app.use(notFound);
  app.use(answerErrors(onError));
  return app;
}

function stateOf({ current, report, watcherError }: RulesState): 'not-ready' | 'degraded' | 'ready' {
  if (current === undefined) return 'not-ready';
  return report?.result === 'refused' || watcherError !== undefined ? 'degraded' : 'ready';
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
