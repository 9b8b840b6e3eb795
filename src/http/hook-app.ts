import type { Express, RequestHandler } from 'express';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { type AnswerDependencies, answerCalls } from './answer-calls.ts';
import { type CredentialsRequired, requireCredentials } from './auth/require-credentials.ts';
import { Deadline } from './deadline.ts';
import { createExpressApp } from './express-app.ts';
import type { HookCall } from './hook-call.ts';
import { answerErrors, HttpError, notFound, type OnHttpError } from './http-error.ts';
import { requireNetwork } from './require-network.ts';

export interface HookAppDependencies extends AnswerDependencies, CredentialsRequired {
  /** The live rules; read once a request. */
  rules: () => RuleSet | undefined;
  /** Proxies in front, each of which adds to X-Forwarded-For. */
  trustProxy: number;
  /** The only ones that may call; undefined: everybody. */
  networks?: readonly string[] | undefined;
  /** Milliseconds from the arrival of a request's headers; credentials, body, rules and record share them. */
  deadline: number;
  newId: () => string;
  onError: OnHttpError;
}

/** The listener that Okta calls: the rule files' endpoints, and nothing else. */
export function createHookApp(dependencies: HookAppDependencies): Express {
  const { rules, trustProxy, networks, onRefused, onError } = dependencies;
  const app = createExpressApp();
  app.set('trust proxy', trustProxy);
  app.use(arrive(dependencies));
  if (networks !== undefined) app.use(requireNetwork(networks, () => onRefused('network')));
  app.use(requireCredentials(dependencies));
  app.use(findEndpoint(rules));
  app.use(answerCalls(dependencies));
  app.use(notFound);
  app.use(answerErrors(onError));
  return app;
}

function arrive({ deadline, now, newId }: HookAppDependencies): RequestHandler {
  return function arrived(_request, response, next) {
    response.locals = {
      id: newId(),
      time: now(),
      start: performance.now(),
      deadline: new Deadline(deadline),
    } satisfies Omit<HookCall, 'ruleSet' | 'endpoint'>;
    next();
  };
}

function findEndpoint(rules: () => RuleSet | undefined): RequestHandler {
  return function endpointFound(request, response, next) {
    const ruleSet = rules();
    if (ruleSet === undefined)
      return next(new HttpError(503, 'no-rules', 'No rules are loaded yet.', { 'retry-after': '1' }));
    const endpoint = ruleSet.endpoints.get(request.path);
    if (endpoint === undefined)
      return next(new HttpError(404, 'not-found', 'There is no hook at this path.'));
    if (request.method !== 'POST')
      return next(new HttpError(405, 'method-not-allowed', 'A hook is called with POST.', { allow: 'POST' }));
    Object.assign(response.locals, { ruleSet, endpoint } satisfies Pick<HookCall, 'ruleSet' | 'endpoint'>);
    next();
  };
}
