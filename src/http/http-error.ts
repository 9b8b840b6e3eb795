import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';

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
      .set(error.headers)
      .json({ error: { code: error.code, message: error.message } });
  };
}

/** What has not been read of the body would be taken for the next request. */
export function closeUnlessRead(request: Request, response: Response): void {
  if (!request.complete) response.set('connection', 'close');
}

export const notFound: RequestHandler = (_request, _response, next) => {
  next(new HttpError(404, 'not-found', 'There is nothing at this path.'));
};

/** Errors of Express's body parser carry a `type`: https://github.com/expressjs/body-parser#errors */
export function toHttpError(cause: unknown): HttpError {
  if (cause instanceof HttpError) return cause;
  const type = typeof cause === 'object' && cause !== null && 'type' in cause ? cause.type : undefined;
  switch (type) {
    case 'entity.too.large':
      return new HttpError(413, 'too-large', 'The body is larger than this service accepts.');
    case 'encoding.unsupported':
      return new HttpError(415, 'unsupported-encoding', 'The body must not be compressed.');
    case 'request.aborted':
    case 'request.size.invalid':
      return new HttpError(400, 'incomplete-body', 'The body did not arrive whole.');
    default:
      return new HttpError(500, 'internal', 'The service failed.');
  }
}
