import type { ErrorCause, Outcome, Text } from '../../rules/rule-file.ts';
import type { Effect } from '../contract.ts';

/** The general refusal. */
const REFUSAL = {
  default: 'Your request cannot be completed. Please contact your administrator.',
  en: 'Your request cannot be completed. Please contact your administrator.',
  de: 'Ihre Anfrage kann nicht abgeschlossen werden. Bitte wenden Sie sich an Ihren Administrator.',
  es: 'No se puede completar su solicitud. Póngase en contacto con su administrador.',
  fr: 'Votre demande ne peut pas aboutir. Veuillez contacter votre administrateur.',
  ja: 'リクエストを完了できません。管理者にお問い合わせください。',
  pt: 'Não é possível concluir a sua solicitação. Consulte o seu administrador.',
} as const satisfies Text;

/** The outcomes that every rule file of the registration hook can name. */
export const builtInOutcomes = {
  allow: { allow: true },
  deny: {
    deny: true,
    // Okta shows a text only at a field of the form, and nearly every form has an email field.
    error: {
      errorSummary: REFUSAL,
      errorCauses: [
        {
          errorSummary: REFUSAL,
          reason: 'REQUEST_DENIED',
          locationType: 'body',
          location: 'data.userProfile.email',
          domain: 'end-user',
        },
      ],
    },
  },
  continue: {},
} as const satisfies Record<string, Outcome>;

/** The effect of an outcome on its own: Okta denies at an error object, with or without the DENY command. */
export function effectOf({ deny, error, allow, set, commands = [] }: Outcome): Effect {
  if (deny === true || error !== undefined) return 'deny';
  if (allow === true) return 'allow';
  return set !== undefined || commands.length > 0 ? 'update' : 'continue';
}

/** An outcome with the key order of Okta's examples and the defaults of the rule language. */
export function complete(outcome: Outcome): Outcome {
  if (outcome.error === undefined) return outcome;
  const { errorSummary, errorCauses } = outcome.error;
  const error = {
    ...(errorSummary !== undefined && { errorSummary }),
    ...(errorCauses !== undefined && { errorCauses: errorCauses.map(completeCause) }),
  };
  return { ...outcome, error };
}

function completeCause({
  errorSummary,
  reason,
  locationType = 'body',
  location,
  domain = 'end-user',
}: ErrorCause): ErrorCause {
  return {
    errorSummary,
    ...(reason !== undefined && { reason }),
    locationType,
    ...(location !== undefined && { location }),
    domain,
  };
}
