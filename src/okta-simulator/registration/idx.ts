import type { RequestType } from '../../hooks/registration/request.ts';
import type { ReplyEffect } from '../scenarios/scenario.ts';
import type { FormField } from './form-fields.ts';
import { messagesShown } from './interpret-reply.ts';

/** A sign-in page with its form. */
export interface SignInPage {
  requestType: RequestType;
  fields: readonly FormField[];
  /** The token that the widget sends back with each request. */
  stateHandle: string;
  /** The prefix of the API's paths: an origin, or the path where the API is mounted. */
  base: string;
  /** RFC 3339. */
  expiresAt: string;
}

/** Okta's response to the widget. */
interface IdxAnswer {
  status: 200 | 400;
  body: IdxBody;
  /** The parts of the response that Okta does not document. */
  open: string[];
}

/** A response of Okta's Identity Engine. */
export interface IdxBody {
  version: '1.0.0';
  stateHandle: string;
  expiresAt: string;
  intent: 'LOGIN';
  remediation?: { type: 'array'; value: object[] };
  cancel?: object;
  messages?: Messages;
}

interface Messages {
  type: 'array';
  value: { message: string; class: 'ERROR' | 'INFO'; i18n?: { key: string } }[];
}

/** The path that the form is sent to, below the API's base; the hook's request contains it too. */
const ENROLL_PATHS: Readonly<Record<RequestType, string>> = {
  'self.service.registration': '/idp/idx/enroll/new',
  'progressive.profile': '/idp/idx/enroll/update',
};

/** The response with the initial form. */
export function idxForm(page: SignInPage): IdxAnswer {
  return { status: 200, body: formBody(page, new Map()), open: [] };
}

/**
 * Okta's response to the widget after a hook's reply. hooks/registration/form-messages.ts decides which text is shown
 * at which field.
 */
export function idxReply(effect: ReplyEffect, page: SignInPage): IdxAnswer {
  if (effect.kind === 'go-on')
    return { status: 200, body: continued(effect, page), open: effect.undocumented };
  const form = page.fields.map(({ name }) => name);
  const shown = messagesShown(effect, { requestType: page.requestType, form });
  const open = [...new Set([...effect.undocumented, ...shown.flatMap((one) => one.open)])];
  const [{ banner = '', fields = [] } = {}] = shown;
  // After a failure Okta shows a page without a form; the widget identifies it by this key.
  if (effect.kind === 'fail' && page.requestType === 'self.service.registration')
    return { status: 400, body: idxTerminal(page, banner, 'registration.error.generic'), open };
  const body = formBody(page, new Map(fields.map(({ attribute, texts }) => [attribute, texts])));
  // With texts at fields, the widget shows its own message above the form.
  if (fields.length === 0) body.messages = messages([banner]);
  return { status: 400, body, open };
}

/** A page with one message and without a form; `error` is the key of a failure. */
export function idxTerminal(
  page: Pick<SignInPage, 'stateHandle' | 'expiresAt'>,
  message: string,
  error?: string,
): IdxBody {
  const one: Messages['value'][number] =
    error === undefined ? { message, class: 'INFO' } : { message, class: 'ERROR', i18n: { key: error } };
  return { ...envelope(page), messages: { type: 'array', value: [one] } };
}

/** A page with our own message: Okta's next page is not simulated. */
function continued({ profile }: ReplyEffect, page: SignInPage): IdxBody {
  const written = Object.keys(profile);
  const wrote = written.length === 0 ? '' : ` It writes ${written.join(', ')} to the profile.`;
  return idxTerminal(page, `${NEXT[page.requestType]}${wrote}`);
}

const NEXT: Readonly<Record<RequestType, string>> = {
  'self.service.registration':
    'The hook lets the registration go on. Here Okta would go on: with an e-mail to verify the address, or signed in.',
  'progressive.profile': 'The hook lets the update go on. Here Okta would go on: signed in.',
};

function formBody(page: SignInPage, texts: ReadonlyMap<string, readonly string[]>): IdxBody {
  const { requestType } = page;
  const enroll = {
    ...link('enroll-profile', ENROLL_PATHS[requestType], page),
    produces: 'application/ion+json; okta-version=1.0.0',
    value: [
      {
        name: 'userProfile',
        form: { value: page.fields.map((field) => fieldOf(field, texts.get(field.name))) },
      },
      stateHandleOf(page),
    ],
  };
  const elsewhere =
    requestType === 'self.service.registration'
      ? [link('select-identify', '/idp/idx/identify/select', page)]
      : [];
  return {
    ...envelope(page),
    remediation: { type: 'array', value: [enroll, ...elsewhere] },
    cancel: link('cancel', '/idp/idx/cancel', page),
  };
}

function fieldOf(field: FormField, texts: readonly string[] | undefined): object {
  return { ...field, type: 'string', ...(texts && { messages: messages(texts) }) };
}

function messages(texts: readonly string[]): Messages {
  return { type: 'array', value: texts.map((message) => ({ message, class: 'ERROR' })) };
}

function envelope({ stateHandle, expiresAt }: Pick<SignInPage, 'stateHandle' | 'expiresAt'>) {
  return { version: '1.0.0', stateHandle, expiresAt, intent: 'LOGIN' } as const;
}

function link(name: string, path: string, page: SignInPage) {
  return {
    rel: ['create-form'],
    name,
    href: `${page.base}${path}`,
    method: 'POST',
    value: [stateHandleOf(page)] as object[],
    accepts: 'application/json; okta-version=1.0.0',
  };
}

function stateHandleOf({ stateHandle }: SignInPage): object {
  return { name: 'stateHandle', required: true, value: stateHandle, visible: false, mutable: false };
}
