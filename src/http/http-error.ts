import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { RESPONSE_HEADERS } from './response-headers.ts';

/** A request that is answered with an HTTP error. The message goes to the caller: no secret, no value, no stack. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;
  /** What the log is told, and the caller is not. */
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

/** Told of every error that a request ended in. */
export type OnHttpError = (error: HttpError, cause: unknown, path: string) => void;

/** The one place where errors become answers: `{"error": {"code", "message"}}`. */
export function answerErrors(onError: OnHttpError): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return function errorsAnswered(cause: unknown, request, response, _next) {
    const error = toHttpError(cause);
    onError(error, cause, request.path);
    if (response.writableEnded) return;
    if (response.headersSent) {
      response.destroy();
      return;
    }
    closeUnlessRead(request, response);
    response
      .status(error.status)
      .set({ ...RESPONSE_HEADERS, ...error.headers })
      .json(bodyOf(error));
  };
}

/** What the caller is told. */
export function bodyOf({ code, message }: HttpError): { error: { code: string; message: string } } {
  return { error: { code, message } };
}

/** What has not been read of the body would be taken for the next request. */
export function closeUnlessRead(request: IncomingMessage, response: ServerResponse): void {
  if (!request.complete) response.shouldKeepAlive = false;
}

export const notFound: RequestHandler = (_request, _response, next) => {
  next(new HttpError(404, 'not-found', 'There is nothing at this path.'));
};

/** What nobody foresaw is told to the log alone. */
export function toHttpError(cause: unknown): HttpError {
  return cause instanceof HttpError ? cause : new HttpError(500, 'internal', 'The service failed.');
}
