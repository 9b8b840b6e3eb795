import type { RequestType } from '../../hooks/registration/request.ts';

/** A field of the form. */
export interface FormField {
  /** The attribute of the user profile. */
  name: string;
  label: string;
  required: boolean;
  /** The initial value. */
  value?: string;
}

/** The fields of the form if the rule file has no `form`. */
const USUAL: Readonly<Record<RequestType, readonly string[]>> = {
  'self.service.registration': ['email', 'firstName', 'lastName', 'employeeNumber'],
  'progressive.profile': ['employeeNumber'],
};

/** The attributes that Okta's user schema requires. An existing profile has them. */
const BASE = ['login', 'email', 'firstName', 'lastName'];

/**
 * The fields of a form, in the order of its attributes. Attributes that the schema requires are required fields, unless
 * they are empty at first: the widget would not send the form, and absent values could not be tried.
 *
 * @param attributes `form` of the rule file, for sign-up and update together; undefined if left out
 * @param profile the initial values
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

/** The label in the widget's style. The widget has its own labels for Okta's base attributes. */
function labelOf(name: string): string {
  if (name === 'login') return 'Username';
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
