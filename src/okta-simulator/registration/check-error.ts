import { isObject } from '../../hooks/envelope.ts';
import { type FormContext, fieldOf } from '../../hooks/registration/form-messages.ts';
import { type ReplyFinding, says } from '../reply-finding.ts';

/** Checks the error of a reply. */
export function checkError({ error }: Record<string, unknown>, formContext: FormContext): ReplyFinding[] {
  if (error === undefined) return [];
  if (!isObject(error)) return [malformed('"error" is no object')];
  const { errorSummary, errorCauses } = error;
  const found =
    errorSummary === undefined || isText(errorSummary) ? [] : [malformed('errorSummary is no text')];
  if (errorCauses !== undefined && !Array.isArray(errorCauses))
    return [...found, malformed('errorCauses is no array')];
  if (errorCauses === undefined || errorCauses.length === 0)
    return [...found, errorSummary === undefined ? EMPTY : NO_CAUSES];
  return [...found, ...errorCauses.flatMap((cause: unknown, index) => checkCause(cause, index, formContext))];
}

function malformed(what: string): ReplyFinding {
  const hint =
    'Write {"errorSummary": "…", "errorCauses": [{"errorSummary": "…", "location": "data.userProfile.email"}]}.';
  return { code: 'error-shape', severity: 'error', message: `${what}.`, hint, source: says.cause };
}

const EMPTY: ReplyFinding = {
  code: 'empty-error',
  severity: 'error',
  message: "The error is empty: the user is denied, and reads only Okta's message.",
  hint: 'Leave it out to allow the user, or write the reason in errorCauses.',
  source: says.error,
};

const NO_CAUSES: ReplyFinding = {
  code: 'no-causes',
  severity: 'warn',
  message: "The error has no errorCauses: the user reads only Okta's message.",
  hint: 'Write the reason in errorCauses, at a field of the form.',
  source: says.causes,
};

function checkCause(cause: unknown, index: number, formContext: FormContext): ReplyFinding[] {
  const name = `errorCauses[${index}]`;
  if (!isObject(cause)) return [malformed(`${name} is no object`)];
  if (!isText(cause['errorSummary'])) return [malformed(`${name} has no errorSummary`)];
  return [
    ...checkComplete(name, cause),
    ...checkLocationType(name, cause['locationType']),
    ...checkLocation(name, cause['location'], formContext),
  ];
}

function checkComplete(name: string, cause: Record<string, unknown>): ReplyFinding[] {
  const missing = ['reason', 'locationType', 'location', 'domain'].filter((key) => !isText(cause[key]));
  if (missing.length === 0) return [];
  const message = `${name} has no ${missing.join(', no ')}.`;
  const hint = 'Write all of them: Okta documents them as required, but does not check them.';
  return [{ code: 'incomplete-cause', severity: 'warn', message, hint, source: says.cause }];
}

const LOCATION_TYPES = ['body', 'header', 'url', 'query'];

function checkLocationType(name: string, type: unknown): ReplyFinding[] {
  if (!isText(type) || LOCATION_TYPES.includes(type)) return [];
  const message = `${name} has the locationType ${type}.`;
  const hint = `Okta's documents know ${LOCATION_TYPES.join(', ')}.`;
  return [{ code: 'location-type', severity: 'warn', message, hint, source: says.cause }];
}

function checkLocation(name: string, location: unknown, { form, engine }: FormContext): ReplyFinding[] {
  if (!isText(location)) return [];
  const about = { code: 'location', severity: 'warn' as const, source: says.causes };
  const field = fieldOf(location);
  // The widget of Classic Engine takes a bare name as a field, and shows texts at a path above the form.
  if (engine === 'classic' && /^\w+$/.test(location)) return [];
  if (field === undefined) {
    const message = `${name} is at ${location}, which is not a field: whether it is shown is not documented.`;
    return [
      { ...about, message, hint: 'Write data.userProfile.email, or another attribute, for updates too.' },
    ];
  }
  if (form === undefined || form.includes(field)) return [];
  const message = `${name} is at ${field}, which is not on the form: whether it is shown is not documented.`;
  return [{ ...about, message, hint: `On the form are ${form.join(', ')}.` }];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
