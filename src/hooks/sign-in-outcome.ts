import type { Command, Outcome, Text } from '../rules/rule-file.ts';
import type { Effect, HookResponse, RequestedOutcome } from './contract.ts';

/** The general refusal. */
const REFUSAL = {
  default: 'Access is refused by a rule of your organization.',
  en: 'Access is refused by a rule of your organization.',
  de: 'Der Zugriff wird durch eine Regel Ihrer Organisation verweigert.',
  es: 'Una regla de su organización deniega el acceso.',
  fr: 'L’accès est refusé par une règle de votre organisation.',
  ja: '組織のルールにより、アクセスが拒否されました。',
  pt: 'O acesso é recusado por uma regra da sua organização.',
} as const satisfies Text;

/** The outcomes that every rule file of a sign-in hook, token or SAML, can name. */
export const builtInOutcomes = {
  deny: { deny: true, error: { errorSummary: REFUSAL } },
  continue: {},
} as const satisfies Record<string, Outcome>;

/** The effect of an outcome on its own: Okta refuses the sign-in at an error object, and at nothing else. */
export function effectOf({ deny, error, idToken, accessToken, assertion }: Outcome): Effect {
  if (deny === true || error !== undefined) return 'deny';
  return [idToken, accessToken, assertion].some((change) => change !== undefined) ? 'update' : 'continue';
}

/** A denial with the error object without which Okta would go on. */
export function complete(outcome: Outcome): Outcome {
  if (effectOf(outcome) !== 'deny' || outcome.error !== undefined) return outcome;
  return { ...outcome, error: builtInOutcomes.deny.error };
}

/**
 * Combines outcomes, given in file order, into one response. Denials take precedence, and exclude everything else.
 *
 * @param commandsOf the commands of outcomes of which none denies
 */
export function combineSignIn(
  outcomes: readonly RequestedOutcome[],
  commandsOf: (outcomes: readonly RequestedOutcome[]) => Command[],
): HookResponse {
  const denials = outcomes.filter(({ written }) => effectOf(written) === 'deny');
  const effective = denials.length > 0 ? denials : outcomes;
  const commands = denials.length > 0 ? [] : commandsOf(outcomes);
  const debugContext = Object.assign({}, ...effective.map((outcome) => outcome.part('debugContext')));
  return {
    ...(denials.length > 0 && { error: { errorSummary: summaryOf(denials) } }),
    ...(commands.length > 0 && { commands }),
    ...(Object.keys(debugContext).length > 0 && { debugContext }),
  };
}

/** The first text of denials; an error object without a text might not count as one. */
function summaryOf(denials: readonly RequestedOutcome[]): string {
  const texts = denials.map((outcome) => outcome.part('error')?.errorSummary);
  return texts.find((text) => typeof text === 'string' && text.trim() !== '') ?? REFUSAL.default;
}

/** The effect of a response on the sign-in. */
export function effectOfResponse({ commands = [], error }: HookResponse): Effect {
  if (error !== undefined) return 'deny';
  return commands.length > 0 ? 'update' : 'continue';
}

/** A change to a part of the request, with the outcome that it belongs to. */
export interface RequestedChange<Change> {
  change: Change;
  /** @param keys the way to the part that is left out, below the change */
  leaveOut: (name: string, reason: string, ...keys: (string | number)[]) => void;
}

/** The changes of outcomes to one part of the request, in file order. */
export function changesOf<Key extends 'idToken' | 'accessToken' | 'assertion'>(
  outcomes: readonly RequestedOutcome[],
  key: Key,
): RequestedChange<NonNullable<Outcome[Key]>>[] {
  return outcomes.flatMap((outcome) => {
    const change = outcome.part(key) as Outcome[Key];
    if (change === undefined) return [];
    return {
      change,
      leaveOut: (name: string, reason: string, ...keys: (string | number)[]) =>
        outcome.leaveOut({ name, reason, keys: [key, ...keys] }),
    };
  });
}
