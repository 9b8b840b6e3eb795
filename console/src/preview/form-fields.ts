import { enteredIn, isRequestType } from '../../../src/hooks/registration/request.ts';

type Json = Record<string, unknown>;

/** A request as a form. */
export interface FormRequest {
  /** Values that the user enters, by attribute. */
  profile: Json;
  /** The JSON of the request with another value; an empty value is removed. */
  withValue: (attribute: string, value: string) => string;
}

/**
 * Reads a request as a form.
 *
 * @param defaultType  request type of a request that names none
 * @returns undefined if the body is not a request
 */
export function readForm(body: string, defaultType: string): FormRequest | undefined {
  const request = parsed(body);
  const { requestType = defaultType } = request ?? {};
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

/** The attributes of the form: those that the rule file declares, or else those of the request with valid names. */
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
