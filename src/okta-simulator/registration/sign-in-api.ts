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

export interface SignInApiDependencies {
  /** Asks the hook of an endpoint, as Okta would; `at` another time than now, in milliseconds since 1970. */
  answerHook: (request: HookRequest, endpoint: string, at?: number) => Promise<HookReply>;
  /** An id for each call of a hook. */
  newId: () => string;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Bytes: a state, and a form around it. */
const BODY_LIMIT = 128 * 1024;

/** Milliseconds for which a page may be left open. */
const EXPIRY = 3_600_000;

/**
 * Okta's sign-in API as the Sign-In Widget (generations 2 and 3) uses it at a form with a registration hook. Nothing is
 * kept: the widget's `stateToken` is made by stateToken(), and holds what the page is about. Its `baseUrl` is where the
 * router is mounted; with `backToSignInLink` it leads back to the form, and else to the base.
 * Source: the widget's own requests, okta-signin-widget 7.49.0.
 */
export function createSignInApi(dependencies: SignInApiDependencies): Router {
  const { now } = dependencies;
  const router = express.Router({ caseSensitive: true, strict: true });
  // A page of another origin can send JSON only if it is asked for leave, which is not given.
  router.use(
    express.text({ type: ['application/json', 'application/ion+json'], limit: BODY_LIMIT }),
    readJson(now),
  );
  router.post(['/idp/idx/introspect', '/idp/idx/cancel'], (request, response) =>
    withState(request, response, now(), (state) => {
      send(response, idxForm(pageOf(state, request, now())));
    }),
  );
  router.post(['/idp/idx/enroll/new', '/idp/idx/enroll/update'], (request, response) =>
    withState(request, response, now(), async (state) => {
      const called = hookRequest(state, request.body, dependencies);
      const reply = await dependencies.answerHook(called, state.endpoint, state.at);
      // What was typed stays in the form.
      const page = pageOf({ ...state, request: called }, request, now());
      send(response, idxReply(effectOf(reply, state.requestType), page));
    }),
  );
  router.post('/idp/idx/identify/select', (request, response) =>
    withState(request, response, now(), (state) => {
      const body = idxTerminal(
        pageOf(state, request, now()),
        'Nobody can sign in here: only the form is played.',
      );
      send(response, { status: 200, body });
    }),
  );
  router.use(answerUnreadable(now));
  return router;
}

/** Reads the text of a body as strictly as a hook's: what is nested too deeply could not be written into the page. */
function readJson(now: () => number): RequestHandler {
  return function jsonRead(request, response, next) {
    const parsed = parseBody(typeof request.body === 'string' ? request.body : '{}');
    if ('code' in parsed) return refuse(response, now());
    request.body = parsed.value;
    next();
  };
}

/** A body that is too large, or in an unknown encoding; anything else that fails is for whoever mounts the API. */
function answerUnreadable(now: () => number): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return function unreadableAnswered(cause: { status?: number }, _request, response, next) {
    if (cause.status === undefined || cause.status >= 500) return next(cause);
    refuse(response, now());
  };
}

async function withState(
  { body }: Request,
  response: Response,
  now: number,
  answer: (state: SignInState) => void | Promise<void>,
): Promise<void> {
  const { stateHandle, stateToken = stateHandle } = isObject(body) ? body : {};
  const state = readStateToken(stateToken);
  if (state !== undefined) return answer(state);
  refuse(response, now);
}

function refuse(response: Response, now: number): void {
  const page = { stateHandle: '', expiresAt: expiry(now) };
  send(response, { status: 400, body: idxTerminal(page, 'The address of this page is not complete.') });
}

/** The page of a state; its links lead back to where the API is mounted. */
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

function send(response: Response, { status, body }: { status: number; body: IdxBody }): void {
  response.status(status).type('application/ion+json; okta-version=1.0.0').send(JSON.stringify(body));
}
