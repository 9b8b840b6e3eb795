import { performance } from 'node:perf_hooks';
import type { Express, RequestHandler } from 'express';
import { type Decision, decide } from '../okta/decide.ts';
import type { Endpoint } from '../okta/endpoint.ts';
import { type HookRequest, isRequestProblem, readRequest } from '../okta/request.ts';
import type { RuleSet } from '../runtime/rule-set.ts';
import type { Authenticate } from './authenticate/credentials.ts';
import { requireCredentials } from './authenticate/require-credentials.ts';
import { baseApp } from './base-app.ts';
import { answerErrors, HttpError, notFound, type OnHttpError } from './http-error.ts';
import { readJson } from './read-json.ts';

export interface HookAppDependencies {
  /** The live rules; read once a request. */
  rules: () => RuleSet | undefined;
  authenticate: Authenticate;
  /** Bytes. */
  bodyLimit: number;
  /** Milliseconds. */
  deadline: number;
  debugContext: boolean;
  /** Milliseconds since 1970. */
  now: () => number;
  newId: () => string;
  /** Told of every decision; its answer goes out once this is done, and not if it rejects. */
  onDecision: (decision: Decision, about: DecisionContext) => Promise<void> | undefined;
  onError: OnHttpError;
}

export interface DecisionContext {
  request: HookRequest;
  endpoint: Endpoint;
  version: string;
  /** When the request came, in milliseconds since 1970. */
  time: number;
  milliseconds: number;
}

/** What the handlers of one request hand on to each other. */
interface Locals {
  ruleSet: RuleSet;
  endpoint: Endpoint;
}

/** The listener that Okta calls: the rule files' endpoints, and nothing else. */
export function createHookApp(dependencies: HookAppDependencies): Express {
  const { rules, authenticate, bodyLimit, onError } = dependencies;
  const app = baseApp();
  app.use(requireCredentials(authenticate));
  app.use(findEndpoint(rules));
  app.use(...readJson(bodyLimit));
  app.use(answer(dependencies));
  app.use(notFound);
  app.use(answerErrors(onError));
  return app;
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
    Object.assign(response.locals, { ruleSet, endpoint } satisfies Locals);
    next();
  };
}

function answer({ deadline, debugContext, now, newId, onDecision }: HookAppDependencies): RequestHandler {
  return async function answered(request, response, next) {
    const hookRequest = readRequest(request.body);
    if (isRequestProblem(hookRequest)) return next(new HttpError(400, hookRequest.code, hookRequest.message));
    const { ruleSet, endpoint } = response.locals as Locals;
    const { version } = ruleSet;
    const start = performance.now();
    const time = now();
    const decision = await decide(endpoint, hookRequest, {
      id: newId(),
      version,
      now: time,
      deadline,
      debugContext,
    });
    await onDecision(decision, {
      request: hookRequest,
      endpoint,
      version,
      time,
      milliseconds: performance.now() - start,
    });
    const { status, body } = decision.reply;
    if (status === 204) response.status(204).end();
    else response.status(200).set('content-type', 'application/json; charset=utf-8').send(Buffer.from(body));
  };
}
