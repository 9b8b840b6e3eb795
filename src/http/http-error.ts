import type { ErrorRequestHandler, RequestHandler } from 'express';
import { RESPONSE_HEADERS } from './express-app.ts';
import { closeUnlessRead } from './keep-alive.ts';

/** Status, text and headers of the HTTP errors of both listeners, by code. The console and the JSON parser have more. */
export const ERRORS = {
  // Before the app: the connection is closed.
  malformed: [400, 'The request is not valid HTTP/1.1.'],
  'invalid-target': [400, 'The request target must be a path.'],
  'invalid-host': [400, 'The request must have one Host header.'],
  'duplicate-header': [400, 'The request must have one Content-Type header.'],
  'too-slow': [408, 'The request did not arrive in time.'],
  'unmet-expectation': [417, 'The only supported expectation is 100-continue.'],
  'headers-too-large': [431, 'The headers are too large.'],
  // Authentication
  'forbidden-network': [403, 'The client address is not allowed.'],
  unauthorized: [401, 'The request has no valid credentials.'],
  'too-many-attempts': [429, 'Too many requests without valid credentials came from this address.'],
  'keys-unavailable': [
    503,
    'The JWKS of the authorization server is not available.',
    { 'retry-after': '10' },
  ],
  // Hook listener
  'no-rules': [503, 'No rules are loaded yet.', { 'retry-after': '1' }],
  'method-not-allowed': [405, 'The method must be POST.', { allow: 'POST' }],
  'not-json': [415, 'The content type must be application/json in UTF-8.', { accept: 'application/json' }],
  'unsupported-encoding': [415, 'The body must not be compressed.'],
  'too-large': [413, 'The body is too large.'],
  'incomplete-body': [400, 'The body is incomplete.'],
  'not-utf8': [400, 'The body is not UTF-8.'],
  // Admin listener
  'foreign-host': [403, 'The Host header must be localhost unless admin.auth is set.'],
  'from-a-page': [403, 'Requests of web pages are not allowed.'],
  'unknown-parameter': [400, 'The only parameter is ?shrink=allow.'],
  // Both
  'not-found': [404, 'There is nothing at this path.'],
  internal: [500, 'The service failed.'],
} as const satisfies Record<string, readonly [status: number, message: string, headers?: object]>;

export type ErrorCode = keyof typeof ERRORS;

/** An error response. The client reads the message, which therefore contains no secret, input or stack. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;
  /** For the log only. */
  readonly reason: string | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    headers: Record<string, string> = {},
    reason?: string,
  ) {
    super(message);
    this.name = 'HttpError';
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.reason = reason;
  }
}

/** @param reason for the log only */
export function httpError(code: ErrorCode, reason?: string, headers: Record<string, string> = {}): HttpError {
  const [status, message, ownHeaders] = ERRORS[code];
  return new HttpError(status, code, message, { ...ownHeaders, ...headers }, reason);
}

/** Called with the error of each request that ended with an error response. */
export type OnHttpError = (error: HttpError, cause: unknown, path: string) => void;

/** Sends errors as `{"error": {"code", "message"}}`. */
export function sendErrors(onError: OnHttpError): ErrorRequestHandler {
  // Express recognises an error handler by its four parameters.
  return function sendError(cause: unknown, request, response, _next) {
    // Unexpected errors become status 500; their details are for the log only.
    const error = cause instanceof HttpError ? cause : httpError('internal');
    onError(error, cause, request.path);
    if (response.writableEnded) return;
    if (response.headersSent) {
      response.destroy();
      return;
    }
    closeUnlessRead(response);
    response
      .status(error.status)
      .set({ ...RESPONSE_HEADERS, ...error.headers })
      .json(errorBody(error));
  };
}

/** The body of an error response. */
export function errorBody({ code, message }: HttpError): { error: { code: string; message: string } } {
  return { error: { code, message } };
}

export const notFound: RequestHandler = (_request, _response, next) => {
  next(httpError('not-found'));
};
