import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import { type HookRequest, isObject } from '../../hooks/envelope.ts';
import { parseBody } from '../../hooks/parse-body.ts';
import type { HookReply } from '../reply.ts';
import { fillRequest, profileOf } from './fill-request.ts';
import { formFields } from './form-fields.ts';
import { type IdxBody, idxForm, idxReply, idxTerminal, type SignInPage } from './idx.ts';
import { effectOf } from './interpret-reply.ts';
import { readStateToken, type SignInState } from './sign-in-state.ts';

interface SignInApiDependencies {
  /** Calls the hook of an endpoint as Okta does; `at` replaces the current time, in milliseconds since 1970. */
  answerHook: (request: HookRequest, endpoint: string, at?: number) => Promise<HookReply>;
  /** Creates an id for each call of a hook. */
  newId: () => string;
  /** Milliseconds since 1970. */
  now: () => number;
}

type PageAnswer = { status: number; body: IdxBody } | Promise<{ status: number; body: IdxBody }>;

/** Limit of a request body in bytes: a state and a form. */
const BODY_LIMIT = 128 * 1024;

/** Lifetime of a page in milliseconds. */
const EXPIRY = 3_600_000;

/**
 * Okta's sign-in API, as the Sign-In Widget (generations 2 and 3) uses it for a form with a registration hook. It is
 * stateless: the widget's `stateToken` is created by stateToken(), and contains the state of the page. Set the widget's
 * `baseUrl` to the path of the router; with `backToSignInLink` the widget links back to the form, else to the base.
 * Source: the widget's own requests, okta-signin-widget 7.49.0.
 */
export function createSignInApi(dependencies: SignInApiDependencies): Router {
  const { now } = dependencies;
  const router = express.Router({ caseSensitive: true, strict: true });
  // A page of another origin can send JSON only after a CORS preflight, which is refused.
  router.use(
    express.text({ type: ['application/json', 'application/ion+json'], limit: BODY_LIMIT }),
    readJson(now),
  );
  const answerPage = (paths: string[], answer: (state: SignInState, request: Request) => PageAnswer) =>
    router.post(paths, async (request, response) => {
      const { stateHandle, stateToken = stateHandle } = isObject(request.body) ? request.body : {};
      const state = readStateToken(stateToken);
      if (state === undefined) refuse(response, now());
      else send(response, await answer(state, request));
    });
  answerPage(['/idp/idx/introspect', '/idp/idx/cancel'], (state, request) =>
    idxForm(pageOf(state, request, now())),
  );
  answerPage(['/idp/idx/enroll/new', '/idp/idx/enroll/update'], async (state, request) => {
    const sent = hookRequest(state, request.body, dependencies);
    const reply = await dependencies.answerHook(sent, state.endpoint, state.at);
    // The form keeps the entered values.
    const page = pageOf({ ...state, request: sent }, request, now());
    return idxReply(effectOf(reply, state.requestType), page);
  });
  answerPage(['/idp/idx/identify/select'], (state, request) => {
    const message = 'Nobody can sign in here: only the form is simulated.';
    return { status: 200, body: idxTerminal(pageOf(state, request, now()), message) };
  });
  router.use(answerUnreadable(now));
  return router;
}

/** Parses a body as strictly as a hook's, which also limits the nesting. */
function readJson(now: () => number): RequestHandler {
  return function jsonRead(request, response, next) {
    const parsed = parseBody(typeof request.body === 'string' ? request.body : '{}');
    if ('code' in parsed) return refuse(response, now());
    request.body = parsed.value;
    next();
  };
}

/** Handles bodies that are too large or have an unknown encoding; other errors are passed to the application. */
function answerUnreadable(now: () => number): ErrorRequestHandler {
  // Express identifies an error handler by its four parameters.
  return function unreadableAnswered(cause: { status?: number }, _request, response, next) {
    if (cause.status === undefined || cause.status >= 500) return next(cause);
    refuse(response, now());
  };
}

function refuse(response: Response, now: number): void {
  const page = { stateHandle: '', expiresAt: expiry(now) };
  send(response, { status: 400, body: idxTerminal(page, 'The address of this page is not complete.') });
}

/** The page of a state, with links below the path of the API. */
function pageOf(state: SignInState, { baseUrl, body }: Request, now: number): SignInPage {
  const { requestType, form } = state;
  return {
    requestType,
    fields: formFields(form, requestType, profileOf(state)),
    stateHandle: body.stateToken ?? body.stateHandle,
    base: baseUrl,
    expiresAt: expiry(now),
  };
}

function expiry(now: number): string {
  return new Date(now + EXPIRY).toISOString();
}

function hookRequest(
  state: SignInState,
  { userProfile }: Record<string, unknown>,
  { newId, now }: SignInApiDependencies,
): HookRequest {
  const names = formFields(state.form, state.requestType).map(({ name }) => name);
  const request = fillRequest(state, isObject(userProfile) ? userProfile : {}, names);
  return { ...request, eventId: newId(), eventTime: new Date(now()).toISOString() };
}

function send(response: Response, { status, body }: Awaited<PageAnswer>): void {
  response.status(status).type('application/ion+json; okta-version=1.0.0').send(JSON.stringify(body));
}
