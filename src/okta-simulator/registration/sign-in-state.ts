import { type HookRequest, isObject } from '../../hooks/envelope.ts';
import { parseBody } from '../../hooks/parse-body.ts';
import { isRequestProblem, readRequest, requestTypeOf } from '../../hooks/read-request.ts';
import { isRequestType, type RequestType } from '../../hooks/registration/request.ts';
import { parseTime } from '../../rules/time.ts';

/** The state of a sign-in page, which the page carries, so that the server keeps none. */
export interface SignInState {
  /** The path of the hook. */
  endpoint: string;
  requestType: RequestType;
  /** The attributes on the form; undefined for the usual ones. */
  form?: readonly string[] | undefined;
  /** The time of the decision in milliseconds since 1970; undefined for the time of the call. */
  at?: number;
  /** The request for the hook, without the values of the form. */
  request: HookRequest;
}

/** Limit of characters in a token; usual ones have a few hundred. */
const MOST_CHARACTERS = 65_536;

/** Limit of fields on a form; Okta's policies have at most ten. */
const MOST_FIELDS = 50;

/** Encodes a state as a URL-safe text. */
export function stateToken(state: Omit<SignInState, 'requestType' | 'at'> & { at?: string }): string {
  return Buffer.from(JSON.stringify(state)).toString('base64url');
}

/** Decodes a token; undefined if it is invalid. The token is untrusted input. */
export function readStateToken(token: unknown): SignInState | undefined {
  if (typeof token !== 'string' || token.length > MOST_CHARACTERS || !/^[\w-]+$/.test(token))
    return undefined;
  const parsed = parseBody(Buffer.from(token, 'base64url').toString('utf8'));
  if ('code' in parsed || !isObject(parsed.value)) return undefined;
  const { endpoint, form, at, request } = parsed.value;
  const read = readRequest(request);
  if (typeof endpoint !== 'string' || !isForm(form) || isRequestProblem(read)) return undefined;
  const requestType = requestTypeOf(read);
  const time = typeof at === 'string' ? parseTime(at) : undefined;
  if (!isRequestType(requestType) || (at !== undefined && time === undefined)) return undefined;
  return { endpoint, requestType, form, request: read, ...(time !== undefined && { at: time }) };
}

function isForm(form: unknown): form is readonly string[] | undefined {
  if (form === undefined) return true;
  if (!Array.isArray(form) || form.length > MOST_FIELDS) return false;
  return form.every((name) => typeof name === 'string' && /^[A-Za-z]\w{0,99}$/.test(name));
}
