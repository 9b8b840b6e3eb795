import type { Express, RequestHandler, Response } from 'express';
import type { LoadReport, ReloadOptions } from '../reload/live-state.ts';
import type { Authenticate } from './auth/rejection.ts';
import { authenticator, type CredentialsRequired } from './auth/require-credentials.ts';
import { isLocalhost, requireLocalhost } from './check-host.ts';
import { ConcurrencyLimit } from './concurrency-limit.ts';
import { csrfGuard } from './csrf-guard.ts';
import { createExpressApp, RESPONSE_HEADERS } from './express-app.ts';
import { httpError, notFound, type OnHttpError, sendErrors } from './http-error.ts';
import { type HealthCheck, type RulesState, stateOf, takesRequests } from './readiness.ts';

export interface AdminAppDependencies extends Omit<CredentialsRequired, 'authenticate'> {
  rules: RulesState;
  /** The current health checks. */
  conditions: () => HealthCheck[] | Promise<HealthCheck[]>;
  /** Reloads the rules now. */
  reload: (look: ReloadOptions) => Promise<LoadReport | undefined>;
  /** Called at each request. Undefined: no credentials are required, because only this machine reaches the listener. */
  authenticate: () => Authenticate | undefined;
  product: { name: string; version: string };
  /** Milliseconds since 1970. */
  now: () => number;
  /** Metrics for Prometheus. */
  metrics: { readonly contentType: string; text: () => Promise<string> };
  /** Report on each shadow rule. */
  shadow: () => readonly object[] | Promise<readonly object[]>;
  /** Serves `/` and everything below `/console/`; undefined: no console. */
  console: RequestHandler | undefined;
  onError: OnHttpError;
}

const CONSOLE = ['/', '/console/*rest'];

/** Concurrency limits. Concurrent reloads share one, so that many of them cost as much as one. */
export const ADMIN_LIMITS = { reports: { atOnce: 4, waiting: 28 }, reloads: { atOnce: 128, waiting: 0 } };

/** The admin listener's app: health checks, version, reload, metrics and console. */
export function createAdminApp(dependencies: AdminAppDependencies): Express {
  const { rules, conditions, authenticate, product, metrics, shadow, now, onError } = dependencies;
  const app = createExpressApp();
  const open = () => authenticate() === undefined;
  const { require: guard, isAuthenticated } = authenticator({
    ...dependencies,
    authenticate: (request) => authenticate()?.(request),
  });
  app.use((_request, response, next) => {
    response.set(RESPONSE_HEADERS);
    next();
  });
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  app.get('/readyz', async (request, response) => {
    const found = await conditions();
    const status = stateOf(found);
    // Probes have no credentials; details are for authenticated clients only.
    const trusted =
      (!open() || isLocalhost(request)) &&
      (await isAuthenticated(request, response, (error) => onError(error, undefined, request.path)));
    response
      .status(takesRequests(status) ? 200 : 503)
      .json(trusted ? { status, ...readiness(rules, found, now()) } : { status });
  });
  app.use(requireLocalhost(open));
  const reports = new ConcurrencyLimit(ADMIN_LIMITS.reports);
  const reloads = new ConcurrencyLimit(ADMIN_LIMITS.reloads);
  const report = (path: string, send: (response: Response) => unknown) =>
    app.get(
      path,
      guard,
      reports.around(async (_request, response) => void (await send(response))),
    );
  report('/version', (response) =>
    response.json({ product, node: process.version, rules: versionReport(rules, now()) }),
  );
  app.post('/reload', csrfGuard, guard, reloads.around(reload(dependencies)));
  report('/metrics', async (response) => {
    const text = await metrics.text();
    response.set('content-type', metrics.contentType).send(text);
  });
  report('/shadow', async (response) => response.json({ rules: await shadow() }));
  if (dependencies.console !== undefined) app.all(CONSOLE, guard, dependencies.console);
  app.use(notFound);
  app.use(sendErrors(onError));
  return app;
}

/** 200: the rules are live. 409: the rules are invalid, and the previous ones stay live. */
function reload({ rules, reload }: AdminAppDependencies): RequestHandler {
  return async function reloaded({ url }, response, next) {
    const { searchParams } = new URL(url, 'http://admin');
    const shrink = searchParams.get('shrink');
    const known = [...searchParams.keys()].every((name) => name === 'shrink');
    if (!known || (shrink !== null && shrink !== 'allow')) return next(httpError('unknown-parameter'));
    const report = await reload(shrink === null ? {} : { shrink });
    const { result = 'refused', diagnostics = [] } = report ?? {};
    response
      .status(result === 'refused' ? 409 : 200)
      .json({ result, version: rules.state?.ruleSet.version ?? null, diagnostics });
  };
}

function readiness(rules: RulesState, conditions: readonly HealthCheck[], now: number): object {
  const { report } = rules;
  return {
    ...liveVersion(rules, now),
    conditions,
    ...(report?.result === 'refused' && { diagnostics: report.diagnostics }),
  };
}

/** The live rule set version and its age. */
function liveVersion({ state }: RulesState, now: number): object {
  const { ruleSet, digest = null, loadedAt = null } = state ?? {};
  const age = loadedAt && Math.max(0, Math.round((now - loadedAt.getTime()) / 1000));
  return { version: ruleSet?.version ?? null, digest, loadedAt, ageSeconds: age };
}

function versionReport(rules: RulesState, now: number): object {
  const { state, report = null, lastRefusal = null } = rules;
  const { ruleSet, source } = state ?? {};
  const endpoints = [...(ruleSet?.endpoints.values() ?? [])];
  return {
    ...liveVersion(rules, now),
    standIn: source?.kind === 'last-known-good' ? { from: source.from, keptSince: source.keptSince } : null,
    endpoints: endpoints.map(({ path, source }) => ({ path, file: source.path })),
    lists: ruleSet?.lists ?? [],
    lastReload: report,
    lastRefusal,
  };
}
