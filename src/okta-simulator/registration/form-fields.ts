import type { RequestType } from '../../hooks/registration/request.ts';

/** A field of the form that a person fills in. */
export interface FormField {
  /** The attribute of the user profile. */
  name: string;
  label: string;
  required: boolean;
  /** What stands in it before anybody types. */
  value?: string;
}

/** What is on the form where a rule file does not say. */
const USUAL: Readonly<Record<RequestType, readonly string[]>> = {
  'self.service.registration': ['email', 'firstName', 'lastName', 'employeeNumber'],
  'progressive.profile': ['employeeNumber'],
};

/** What Okta's own user schema asks for. Who updates a profile has it already. */
const BASE = ['login', 'email', 'firstName', 'lastName'];

/**
 * The fields of a form, in the order of its attributes. What the schema asks for has to be filled in, unless it is missing
 * from the start: the widget would send nothing, and what rules say to nothing could not be seen.
 *
 * @param attributes those of the rule file, which are of sign-up and update together; undefined: it does not say
 * @param profile what the fields hold at first
 */
export function formFields(
  attributes: readonly string[] | undefined,
  requestType: RequestType,
  profile: Readonly<Record<string, unknown>> = {},
): FormField[] {
  const isOn = (name: string) =>
    requestType === 'self.service.registration' || !BASE.includes(name) || Object.hasOwn(profile, name);
  return (attributes ?? USUAL[requestType]).filter(isOn).map((name) => {
    const value = Object.hasOwn(profile, name) ? profile[name] : undefined;
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
    return {
      name,
      label: labelOf(name),
      required: BASE.includes(name) && text !== undefined && text !== '',
      ...(text !== undefined && { value: text }),
    };
  });
}

/** As the widget names Okta's base attributes; it has words of its own for them, and takes these for all others. */
function labelOf(name: string): string {
  if (name === 'login') return 'Username';
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
