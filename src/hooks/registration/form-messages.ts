import type { Engine, ErrorCause, OutcomeError } from '../../rules/rule-file.ts';
import type { HookRequest } from '../envelope.ts';
import { registration } from './contract.ts';
import { isRequestType, type RequestType } from './request.ts';

/** The generations of the Sign-In Widget: Gen1 is for Classic Engine, the other two are for Identity Engine. */
export type Widget = 'Gen1' | 'Gen2' | 'Gen3';

/** The form that shows a denial. */
export interface FormContext {
  requestType: RequestType;
  /** The attributes on the form; if left out, every attribute counts as one of them. */
  form?: readonly string[] | undefined;
  engine?: Engine | undefined;
}

/**
 * The form that causes a request; undefined for unknown request types.
 *
 * @param hook the properties of the rule file
 */
export function formContextOf(
  request: HookRequest,
  { form, engine }: Omit<FormContext, 'requestType'>,
): FormContext | undefined {
  const requestType = registration.requestTypeOf(request);
  if (request.eventType !== registration.eventType || !isRequestType(requestType)) return undefined;
  // Only Classic Engine sends no request type.
  return { requestType, form, engine: request['requestType'] === undefined ? 'classic' : engine };
}

/** The messages of a denial in one generation of the widget. Templates are not rendered. */
export interface FormMessage {
  widget: Widget;
  /** The message above the form. */
  banner: string;
  /** The texts at each field, in the order of the causes. */
  fields: { attribute: string; texts: string[] }[];
  /** Texts that are sent but not shown. */
  unseen: string[];
  /** Texts whose display Okta does not document. */
  open: string[];
}

/** The widget's own message above a form with errors. */
const FORM_ERRORS = 'We found some errors. Please review the form and make corrections.';

/** The error message of Classic Engine's API for a denial by a hook. */
const CLASSIC_REFUSAL = 'Registration cannot be completed at this time';

/**
 * Okta's messages for replies without a text for a field, and for missing or invalid replies.
 * Source: Management API, registration inline hook, "error"; of `failed`: "Inline hooks", time-out and failure.
 */
export const oktasWords: Readonly<
  Record<RequestType, { denied: string; withoutCauses: string; failed: string }>
> = {
  'self.service.registration': {
    denied: 'Registration denied.',
    withoutCauses: 'Registration cannot be completed at this time.',
    failed: 'There was an error creating your account. Please try registering again.',
  },
  'progressive.profile': {
    denied: 'Profile update denied.',
    withoutCauses: FORM_ERRORS,
    failed: 'There was an error updating your profile. Please try again later.',
  },
};

/** The attribute in the location of an error cause, for updates too; undefined for other locations. */
export function fieldOf(location: string | undefined): string | undefined {
  return /^data\.userProfile\.(\w+)$/.exec(location ?? '')?.[1];
}

/**
 * The messages of a denial, for each generation of the widget that can show it. Okta's processing of a reply is
 * documented (Management API, registration inline hook, "error"); the widget's behaviour was tested with
 * okta-signin-widget 7.49.0.
 */
export function formMessages(
  { error }: { error?: OutcomeError<string> | undefined },
  formContext: FormContext,
): FormMessage[] {
  return widgetsOf(formContext).map((widget) =>
    widget === 'Gen1' ? inClassic(error) : inIdentity(error, formContext, widget),
  );
}

/** The messages after a failure: a time-out, an HTTP error, or a reply that is not JSON. */
export function formMessagesOnFailure(formContext: FormContext): FormMessage[] {
  const banner = oktasWords[formContext.requestType].failed;
  return widgetsOf(formContext).map((widget) => {
    const one = { widget, fields: [], unseen: [] };
    // The message is documented for hooks in general, not for the API of Classic Engine.
    return widget === 'Gen1'
      ? { ...one, banner: CLASSIC_REFUSAL, open: [banner] }
      : { ...one, banner, open: [] };
  });
}

/** The widget generations that can show this form. */
export function widgetsOf({ requestType, engine }: FormContext): readonly Widget[] {
  // Classic Engine has no progressive profile.
  return engine === 'classic' && requestType === 'self.service.registration' ? ['Gen1'] : ['Gen2', 'Gen3'];
}

function inIdentity(
  error: OutcomeError<string> | undefined,
  { requestType, form }: FormContext,
  widget: Widget,
): FormMessage {
  const { denied, withoutCauses } = oktasWords[requestType];
  if (error === undefined) return { widget, banner: denied, fields: [], unseen: [], open: [] };
  const { errorSummary, errorCauses: causes = [] } = error;
  const repeated = causes.some((cause) => cause.errorSummary === errorSummary);
  const summary = errorSummary === undefined || repeated ? [] : [errorSummary];
  if (causes.length === 0) return { widget, banner: withoutCauses, fields: [], unseen: summary, open: [] };
  const fields = new Map<string, string[]>();
  const elsewhere: string[] = [];
  for (const { errorSummary: text, location } of causes) {
    const attribute = fieldOf(location);
    if (attribute === undefined || form?.includes(attribute) === false) elsewhere.push(text);
    else fields.set(attribute, [...(fields.get(attribute) ?? []), text]);
  }
  return {
    widget,
    banner: FORM_ERRORS,
    fields: [...fields].map(([attribute, texts]) => ({ attribute, texts })),
    // With texts at fields, Gen2 does not show the errorSummary; Gen3 does, if Okta sends it.
    unseen: widget === 'Gen2' ? summary : [],
    open: widget === 'Gen2' ? elsewhere : [...summary, ...elsewhere],
  };
}

/** Classic Engine's widget shows only the first cause: above the form, or at a field with a bare name. */
function inClassic(error: OutcomeError<string> | undefined): FormMessage {
  const widget = 'Gen1';
  if (error === undefined)
    return {
      widget,
      banner: oktasWords['self.service.registration'].denied,
      fields: [],
      unseen: [],
      open: [],
    };
  const [first, ...others] = error.errorCauses ?? [];
  const unseen = [error.errorSummary, ...others.map((cause) => cause.errorSummary)].filter(
    (text) => text !== undefined && text !== first?.errorSummary,
  ) as string[];
  if (first === undefined) return { widget, banner: CLASSIC_REFUSAL, fields: [], unseen, open: [] };
  return { widget, ...firstCause(first, unseen), open: [] };
}

function firstCause(
  { errorSummary: text, location }: ErrorCause<string>,
  unseen: string[],
): Pick<FormMessage, 'banner' | 'fields' | 'unseen'> {
  if (location === undefined || location.startsWith('data.userProfile.'))
    return { banner: text, fields: [], unseen };
  if (/^\w+$/.test(location))
    return { banner: FORM_ERRORS, fields: [{ attribute: location, texts: [text] }], unseen };
  return { banner: FORM_ERRORS, fields: [], unseen: [text, ...unseen] };
}
