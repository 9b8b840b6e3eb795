import { enteredIn, isRequestType } from '../../../src/hooks/registration/request.ts';

type Json = Record<string, unknown>;

/** A request that the form can show; undefined where the text is none. */
export interface FormRequest {
  /** What is typed, by attribute. */
  profile: Json;
  /** The text of the request with another value; an empty one is not sent. */
  withValue: (attribute: string, value: string) => string;
}

/** @param otherwise the type of a request that does not say its own */
export function readForm(body: string, otherwise: string): FormRequest | undefined {
  const request = parsed(body);
  const { requestType = otherwise } = request ?? {};
  const data = request?.['data'];
  if (request === undefined || !isObject(data)) return undefined;
  const type = String(requestType);
  const key = isRequestType(type) ? enteredIn[type] : 'userProfile';
  const profile = isObject(data[key]) ? data[key] : {};
  return {
    profile,
    withValue: (attribute, value) => {
      const { [attribute]: _before, ...others } = profile;
      const changed = value === '' ? others : { ...profile, [attribute]: value };
      return JSON.stringify({ ...request, data: { ...data, [key]: changed } }, null, 2);
    },
  };
}

/** What is on the form: what the rule file says, or else what the request has, as far as these are names. */
export function formOf(declared: readonly string[] | undefined, profile: Json = {}): readonly string[] {
  return declared ?? Object.keys(profile).filter((name) => /^[A-Za-z]\w{0,99}$/.test(name));
}

function parsed(body: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
