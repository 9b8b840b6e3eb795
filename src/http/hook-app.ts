import type { Express, RequestHandler } from 'express';
import type { RuleSet } from '../runtime/rule-set.ts';
import { type AnswerDependencies, answerCalls } from './answer.ts';
import type { Authenticate } from './authenticate/credentials.ts';
import { requireCredentials } from './authenticate/require-credentials.ts';
import { baseApp } from './base-app.ts';
import type { Call } from './call.ts';
import { Deadline } from './deadline.ts';
import { answerErrors, HttpError, notFound, type OnHttpError } from './http-error.ts';

export interface HookAppDependencies extends AnswerDependencies {
  /** The live rules; read once a request. */
  rules: () => RuleSet | undefined;
  authenticate: Authenticate;
  /** Milliseconds from the arrival of a request's headers; credentials, body, rules and record share them. */
  deadline: number;
  newId: () => string;
  onError: OnHttpError;
}

/** The listener that Okta calls: the rule files' endpoints, and nothing else. */
export function createHookApp(dependencies: HookAppDependencies): Express {
  const { rules, authenticate, onError } = dependencies;
  const app = baseApp();
  app.use(arrive(dependencies));
  app.use(requireCredentials(authenticate));
  app.use(findEndpoint(rules));
  app.use(answerCalls(dependencies));
  app.use(notFound);
  app.use(answerErrors(onError));
  return app;
}

function arrive({ deadline, now, newId }: HookAppDependencies): RequestHandler {
  return function arrived(_request, response, next) {
    Object.assign(response.locals, {
      id: newId(),
      time: now(),
      start: performance.now(),
      deadline: new Deadline(deadline),
    } satisfies Omit<Call, 'ruleSet' | 'endpoint'>);
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
    Object.assign(response.locals, { ruleSet, endpoint } satisfies Pick<Call, 'ruleSet' | 'endpoint'>);
    next();
  };
}
