import { isObject } from '../../hooks/envelope.ts';
import { type FormContext, fieldOf } from '../../hooks/registration/form-messages.ts';
import { finding, type ReplyFinding } from '../reply-finding.ts';

/** Checks the error of a reply. */
export function checkError({ error }: Record<string, unknown>, formContext: FormContext): ReplyFinding[] {
  if (error === undefined) return [];
  if (!isObject(error)) return [finding('error-shape', '"error" is no object.')];
  const { errorSummary, errorCauses } = error;
  const found =
    errorSummary === undefined || isText(errorSummary)
      ? []
      : [finding('error-shape', 'errorSummary is no text.')];
  if (errorCauses !== undefined && !Array.isArray(errorCauses))
    return [...found, finding('error-shape', 'errorCauses is no array.')];
  if (errorCauses === undefined || errorCauses.length === 0)
    return [...found, errorSummary === undefined ? EMPTY : NO_CAUSES];
  return [...found, ...errorCauses.flatMap((cause: unknown, index) => checkCause(cause, index, formContext))];
}

const EMPTY = finding(
  'empty-error',
  "The error is empty: the user is denied, and reads only Okta's message.",
);
const NO_CAUSES = finding('no-causes', "The error has no errorCauses: the user reads only Okta's message.");

function checkCause(cause: unknown, index: number, formContext: FormContext): ReplyFinding[] {
  const name = `errorCauses[${index}]`;
  if (!isObject(cause)) return [finding('error-shape', `${name} is no object.`)];
  if (!isText(cause['errorSummary'])) return [finding('error-shape', `${name} has no errorSummary.`)];
  return [
    ...checkComplete(name, cause),
    ...checkLocationType(name, cause['locationType']),
    ...checkLocation(name, cause['location'], formContext),
  ];
}

function checkComplete(name: string, cause: Record<string, unknown>): ReplyFinding[] {
  const missing = ['reason', 'locationType', 'location', 'domain'].filter((key) => !isText(cause[key]));
  return missing.length === 0
    ? []
    : [finding('incomplete-cause', `${name} has no ${missing.join(', no ')}.`)];
}

function checkLocationType(name: string, type: unknown): ReplyFinding[] {
  if (!isText(type) || ['body', 'header', 'url', 'query'].includes(type)) return [];
  return [finding('location-type', `${name} has the locationType ${type}.`)];
}

function checkLocation(name: string, location: unknown, { form, engine }: FormContext): ReplyFinding[] {
  if (!isText(location)) return [];
  const field = fieldOf(location);
  // The widget of Classic Engine takes a bare name as a field, and shows texts at a path above the form.
  if (engine === 'classic' && /^\w+$/.test(location)) return [];
  const unsure = 'whether it is shown is not documented';
  if (field === undefined)
    return [finding('location', `${name} is at ${location}, which is not a field: ${unsure}.`)];
  if (form === undefined || form.includes(field)) return [];
  const message = `${name} is at ${field}, which is not on the form: ${unsure}.`;
  return [finding('location', message, { hint: `On the form are ${form.join(', ')}.` })];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
