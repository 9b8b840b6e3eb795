import type { ErrorRequestHandler, RequestHandler } from 'express';
import { RESPONSE_HEADERS } from './express-app.ts';
import { closeUnlessRead } from './keep-alive.ts';

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

/** Called with the error of each request that ended with an error response. */
export type OnHttpError = (error: HttpError, cause: unknown, path: string) => void;

/** Sends errors as `{"error": {"code", "message"}}`. */
export function sendErrors(onError: OnHttpError): ErrorRequestHandler {
  // Express recognises an error handler by its four parameters.
  return function sendError(cause: unknown, request, response, _next) {
    const error = toHttpError(cause);
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
export function errorBody({ code, message }: Pick<HttpError, 'code' | 'message'>): {
  error: { code: string; message: string };
} {
  return { error: { code, message } };
}

export const notFound: RequestHandler = (_request, _response, next) => {
  next(new HttpError(404, 'not-found', 'There is nothing at this path.'));
};

/** Unexpected errors become status 500; their details are for the log only. */
export function toHttpError(cause: unknown): HttpError {
  return cause instanceof HttpError ? cause : new HttpError(500, 'internal', 'The service failed.');
}
