import type { HookRequest } from '../hooks/envelope.ts';
import { isRequestProblem, readRequest } from '../hooks/read-request.ts';
import { HttpError } from './http-error.ts';
import { parseJson } from './read-json.ts';

/** The request that a body's bytes hold; throws the HttpError that a hook answers where they hold none. */
export function hookRequestIn(bytes: Uint8Array): HookRequest {
  const request = readRequest(parseJson(bytes));
  if (isRequestProblem(request)) throw new HttpError(400, request.code, request.message);
  return request;
}
