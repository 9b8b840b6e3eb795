import type { Express, Request, RequestHandler } from 'express';
import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { Deadline } from '../decisions/deadline.ts';
import type { AnsweredCall } from '../decisions/hook-call.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { authenticator, type CredentialsRequired } from './auth/require-credentials.ts';
import { denyWhereOktaContinues } from './deny-where-okta-continues.ts';
import { createExpressApp } from './express-app.ts';
import { type Arrival, HookHandler, type HookHandlerDependencies } from './hook-handler.ts';
import { httpError, type OnHttpError, sendErrors } from './http-error.ts';
import { readBody, requireJson } from './read-body.ts';
import { requireNetwork } from './require-network.ts';
import { sendReply } from './send-reply.ts';

export interface HookAppDependencies extends HookHandlerDependencies, CredentialsRequired {
  /** The live rules; read once a request. */
  rules: () => RuleSet | undefined;
  /** Number of reverse proxies, each of which appends to X-Forwarded-For. */
  trustProxy: number;
  /** Allowlist of client addresses; undefined: all addresses. */
  networks?: readonly string[] | undefined;
  /** Milliseconds from the arrival of the headers, for authentication, body, rules and decision log together. */
  deadline: number;
  /** Maximum size of a body in bytes. */
  bodyLimit: number;
  newId: () => string;
  /** Called once with each call after its reply was sent. */
  onAnswer?: (answered: AnsweredCall) => void;
  onError: OnHttpError;
}

type HookMiddleware = RequestHandler<Request['params'], unknown, unknown, Request['query'], Arrival>;

/**
 * The hook listener's app. An unreadable request is rejected with 4xx; every other call of an endpoint is answered with
 * a decision, and a failed decision denies.
 */
export function createHookApp(dependencies: HookAppDependencies): Express {
  const { trustProxy, networks, onRefused, onError } = dependencies;
  const app = createExpressApp();
  app.set('trust proxy', trustProxy);
  app.use(startDeadline(dependencies));
  if (networks !== undefined) app.use(requireNetwork(networks, (path) => onRefused('network', path)));
  app.use(authenticator(dependencies).require);
  app.use(answerCall(dependencies));
  app.use(denyWhereOktaContinues(dependencies));
  app.use(sendErrors(onError));
  return app;
}

function startDeadline({ newId, now, deadline }: HookAppDependencies): HookMiddleware {
  return function deadlineStarted(_request, response, next) {
    response.locals = { id: newId(), time: now(), deadline: new Deadline(deadline) };
    next();
  };
}

function answerCall(dependencies: HookAppDependencies): HookMiddleware {
  const { rules, bodyLimit, onAnswer } = dependencies;
  const handler = new HookHandler(dependencies);
  return async function callAnswered(request, response) {
    response.locals.isAuthenticated = true;
    const ruleSet = loaded(rules());
    const endpoint = findEndpoint(ruleSet, request);
    const body = bodyOf(request, endpoint, bodyLimit);
    response.locals.body = body;
    const { id, time, deadline } = response.locals;
    const call = { id, time, deadline, endpoint, version: ruleSet.version };
    const answered = await handler.answer(call, ruleSet, body);
    sendReply(response, answered.decision.reply);
    onAnswer?.(answered);
  };
}

/** Where Okta continues without a refusal, the request is read first: a client that is still sending would not read one. */
function bodyOf(request: Request, { hook }: Endpoint, limit: number): Promise<Buffer> {
  if (hook.failure.okta !== 'denies')
    return readBody(request, limit).finally(() => requireJson(request.headers));
  requireJson(request.headers);
  return readBody(request, limit);
}

function loaded(ruleSet: RuleSet | undefined): RuleSet {
  if (ruleSet !== undefined) return ruleSet;
  throw httpError('no-rules');
}

function findEndpoint({ endpoints }: RuleSet, { path, method }: Pick<Request, 'path' | 'method'>): Endpoint {
  const endpoint = endpoints.get(path);
  if (endpoint === undefined) throw httpError('not-found');
  if (method === 'POST') return endpoint;
  throw httpError('method-not-allowed');
}
