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

/** What it tells of the decision log. */
export interface DecisionsState {
  readonly problem: string | undefined;
  readonly dropped: number;
}

export interface AdminAppDependencies {
  rules: RulesState;
  decisions: DecisionsState;
  /** Undefined: whoever reaches the listener may look, because only this machine can. */
  authenticate: Authenticate | undefined;
  product: { name: string; version: string };
  onError: OnHttpError;
}

/** The listener for those who run the service: health and version, for probes and for people. */
export function createAdminApp(dependencies: AdminAppDependencies): Express {
  const { rules, authenticate, product, onError } = dependencies;
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
      .json(trusted ? readiness(dependencies) : { status: stateOf(dependencies) });
  });
  app.get('/version', guard, (_request, response) => {
    response.json({ product, node: process.version, rules: versionReport(rules) });
  });
  app.use(notFound);
  app.use(answerErrors(onError));
  return app;
}

type States = Pick<AdminAppDependencies, 'rules' | 'decisions'>;

function stateOf({ rules, decisions }: States): 'not-ready' | 'degraded' | 'ready' {
  const { current, report, watcherError } = rules;
  if (current === undefined) return 'not-ready';
  const problems = [watcherError, decisions.problem].some((problem) => problem !== undefined);
  return report?.result === 'refused' || problems ? 'degraded' : 'ready';
}

function readiness({ rules, decisions }: States): object {
  const { current, report, watcherError } = rules;
  return {
    status: stateOf({ rules, decisions }),
    version: current?.version ?? null,
    ...(current === undefined && { reason: 'no rules are loaded' }),
    ...(watcherError !== undefined && { watcher: `changes are found by polling only: ${watcherError}` }),
    ...(decisions.problem !== undefined && { decisionLog: `it cannot be written: ${decisions.problem}` }),
    ...(decisions.dropped > 0 && { droppedRecords: decisions.dropped }),
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
