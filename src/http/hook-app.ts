import { performance } from 'node:perf_hooks';
import type { Express, RequestHandler } from 'express';
import { type Decision, decide } from '../okta/decide.ts';
import type { Endpoint } from '../okta/endpoint.ts';
import { type HookRequest, isRequestProblem, readRequest } from '../okta/request.ts';
import type { RuleSet } from '../runtime/rule-set.ts';
import { type CredentialsRequired, requireCredentials } from './authenticate/require-credentials.ts';
import { baseApp } from './base-app.ts';
import { answerErrors, HttpError, notFound, type OnHttpError } from './http-error.ts';
import { readJson } from './read-json.ts';
import { requireNetwork } from './require-network.ts';

export interface HookAppDependencies extends CredentialsRequired {
  /** The live rules; read once a request. */
  rules: () => RuleSet | undefined;
  /** Proxies in front, each of which adds to X-Forwarded-For. */
  trustProxy: number;
  /** The only ones that may call; undefined: everybody. */
  networks?: readonly string[] | undefined;
  /** Bytes. */
  bodyLimit: number;
  /** Milliseconds. */
  deadline: number;
  debugContext: boolean;
  /** Milliseconds since 1970. */
  now: () => number;
  newId: () => string;
  /** Told of every decision, before its answer goes out. */
  onDecision: (decision: Decision, about: DecisionContext) => void;
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
  const { rules, trustProxy, networks, bodyLimit, onRefused, onError } = dependencies;
  const app = baseApp();
  app.set('trust proxy', trustProxy);
  if (networks !== undefined) app.use(requireNetwork(networks, () => onRefused('network')));
  app.use(requireCredentials(dependencies));
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
    onDecision(decision, {
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
