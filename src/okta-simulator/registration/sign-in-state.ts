import { type HookRequest, isObject } from '../../hooks/envelope.ts';
import { parseBody } from '../../hooks/parse-body.ts';
import { isRequestProblem, readRequest, requestTypeOf } from '../../hooks/read-request.ts';
import { isRequestType, type RequestType } from '../../hooks/registration/request.ts';
import { parseTime } from '../../rules/time.ts';

/** All that a sign-in page is about. It travels with the page, so that nothing has to be kept for it. */
export interface SignInState {
  /** The path of the hook. */
  endpoint: string;
  requestType: RequestType;
  /** The attributes on the form; undefined: those that are usual. */
  form?: readonly string[] | undefined;
  /** Milliseconds since 1970: when the hook decides; undefined: when it is asked. */
  at?: number;
  /** The request that the hook gets, but for what is typed into the form. */
  request: HookRequest;
}

/** Characters. A form's state has some hundreds; what is longer is none of ours. */
const MOST_CHARACTERS = 65_536;

/** Okta's policies have at most ten, and nobody's form has so many. */
const MOST_FIELDS = 50;

/** A state as text of the letters that a URL takes as they are. */
export function stateToken(state: Omit<SignInState, 'requestType' | 'at'> & { at?: string }): string {
  return Buffer.from(JSON.stringify(state)).toString('base64url');
}

/** The state that a token stands for; undefined where it is none. Whoever opens the page may have written it. */
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
