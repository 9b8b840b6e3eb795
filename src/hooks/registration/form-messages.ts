import type { Engine, ErrorCause, Outcome } from '../../rules/rule-file.ts';
import type { HookRequest } from '../envelope.ts';
import { registration } from './contract.ts';
import { isRequestType, type RequestType } from './request.ts';

/** The sign-in widget's generations: Gen1 is Classic Engine's, an Identity Engine org has one of the other two. */
export type Widget = 'Gen1' | 'Gen2' | 'Gen3';

/** Where a refusal is shown. */
export interface FormContext {
  requestType: RequestType;
  /** The attributes on the form; left out, every attribute counts as one. */
  form?: readonly string[] | undefined;
  engine?: Engine | undefined;
}

/**
 * The form at which a request comes about; undefined where its type is none of Okta's.
 *
 * @param hook what a rule file says of the hook
 */
export function formContextOf(
  request: HookRequest,
  { form, engine }: Omit<FormContext, 'requestType'>,
): FormContext | undefined {
  const requestType = registration.requestTypeOf(request);
  if (!isRequestType(requestType)) return undefined;
  // Only Classic Engine leaves the request type out.
  return { requestType, form, engine: request['requestType'] === undefined ? 'classic' : engine };
}

/** What a person sees of a refusal in one generation of the widget. Templates are left as they are written. */
export interface FormMessage {
  widget: Widget;
  /** The sentence above the form. */
  banner: string;
  /** The texts at each field, in the order of the causes. */
  fields: { attribute: string; texts: string[] }[];
  /** Texts that are sent and shown nowhere. */
  unseen: string[];
  /** Texts of which Okta's documents do not say whether they are shown. */
  open: string[];
}

/** The widget's own sentence above a form with something wrong in it. */
const FORM_ERRORS = 'We found some errors. Please review the form and make corrections.';

/** What Classic Engine's API says of a hook's refusal. */
const CLASSIC_REFUSAL = 'Registration cannot be completed at this time';

/**
 * What Okta says where a reply gives it no text for a field, or where there is no reply that it can use.
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

/** The attribute at whose field an error cause stands, also for an update; undefined where there is no such field. */
export function fieldOf(location: string | undefined): string | undefined {
  return /^data\.userProfile\.(\w+)$/.exec(location ?? '')?.[1];
}

/**
 * What each generation of the widget that can meet a refusal shows of it. How Okta turns a reply into what the widget
 * gets is its documents' word (Management API, registration inline hook, "error"); what the widget does with that was
 * tried with okta-signin-widget 7.49.0.
 */
export function formMessages({ error }: Pick<Outcome, 'error'>, surface: FormContext): FormMessage[] {
  return widgetsOf(surface).map((widget) =>
    widget === 'Gen1' ? inClassic(error) : inIdentity(error, surface, widget),
  );
}

/** The same where the hook gave no reply that Okta can use: none in time, an HTTP error, something else than JSON. */
export function formMessagesOnFailure(surface: FormContext): FormMessage[] {
  const banner = oktasWords[surface.requestType].failed;
  return widgetsOf(surface).map((widget) => {
    const one = { widget, fields: [], unseen: [] };
    // The sentence is documented for hooks as a whole, and not for what Classic Engine's API hands to its widget.
    return widget === 'Gen1'
      ? { ...one, banner: CLASSIC_REFUSAL, open: [banner] }
      : { ...one, banner, open: [] };
  });
}

/** The generations that a person at this form can have. */
export function widgetsOf({ requestType, engine }: FormContext): readonly Widget[] {
  // Classic Engine knows no progressive profile.
  return engine === 'classic' && requestType === 'self.service.registration' ? ['Gen1'] : ['Gen2', 'Gen3'];
}

function inIdentity(
  error: Outcome['error'],
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
    // Beside texts at fields, Gen2 shows no text of the whole; Gen3 does, if Okta hands it on.
    unseen: widget === 'Gen2' ? summary : [],
    open: widget === 'Gen2' ? elsewhere : [...summary, ...elsewhere],
  };
}

/** The first cause is all that Classic Engine's widget reads: above the form, or at a field of a bare name. */
function inClassic(error: Outcome['error']): FormMessage {
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
  { errorSummary: text, location }: ErrorCause,
  unseen: string[],
): Pick<FormMessage, 'banner' | 'fields' | 'unseen'> {
  if (location === undefined || location.startsWith('data.userProfile.'))
    return { banner: text, fields: [], unseen };
  if (/^\w+$/.test(location))
    return { banner: FORM_ERRORS, fields: [{ attribute: location, texts: [text] }], unseen };
  return { banner: FORM_ERRORS, fields: [], unseen: [text, ...unseen] };
}
