import type { Effect, HookResponse, RequestedOutcome } from '../contract.ts';
import type { HookRequest } from '../envelope.ts';
import { ACTION_COMMAND, actionIn, profileCommandFor } from './commands.ts';
import { effectOf } from './outcome.ts';

const ALLOW = { type: ACTION_COMMAND, value: { registration: 'ALLOW' } };
const DENY = { type: ACTION_COMMAND, value: { registration: 'DENY' } };

/** Combines outcomes, given in file order, into one response. Denials take precedence, and exclude everything else. */
export function combine(
  outcomes: readonly RequestedOutcome[],
  _request: HookRequest,
  requestType: string | undefined,
): HookResponse {
  const denials = outcomes.filter(({ written }) => effectOf(written) === 'deny');
  const response = denials.length > 0 ? denial(denials) : approval(outcomes, requestType);
  const effective = denials.length > 0 ? denials : outcomes;
  const debugContext = Object.assign({}, ...effective.map((outcome) => outcome.part('debugContext')));
  return { ...response, ...(Object.keys(debugContext).length > 0 && { debugContext }) };
}

function denial(denials: readonly RequestedOutcome[]): HookResponse {
  const errors = denials.map((outcome) => outcome.part('error')).filter((error) => error !== undefined);
  const errorSummary = errors.find((error) => error.errorSummary !== undefined)?.errorSummary;
  const causes = new Map(
    errors
      .flatMap(({ errorCauses = [] }) => errorCauses)
      // A template without a value results in a cause without text, which is left out.
      .filter((cause) => cause.errorSummary !== undefined)
      .map((cause) => [JSON.stringify(cause), cause]),
  );
  const error = {
    ...(errorSummary !== undefined && { errorSummary }),
    ...(causes.size > 0 && { errorCauses: [...causes.values()] }),
  };
  return {
    commands: denials.some(({ written }) => written.deny) ? [DENY] : [],
    ...(errors.length > 0 && { error }),
  };
}

function approval(outcomes: readonly RequestedOutcome[], requestType: string | undefined): HookResponse {
  const attributes = Object.assign({}, ...outcomes.map((outcome) => outcome.part('set')));
  const type = profileCommandFor(requestType);
  const commands = [
    ...(outcomes.some(({ written }) => written.allow) ? [ALLOW] : []),
    ...(type !== undefined && Object.keys(attributes).length > 0 ? [{ type, value: attributes }] : []),
    ...outcomes.flatMap((outcome) => outcome.part('commands') ?? []),
  ];
  return commands.length > 0 ? { commands } : {};
}

/** The effect of a response on the person who waits for it. */
export function effectOfResponse({ commands = [], error }: HookResponse): Effect {
  const actions = commands.filter(({ type }) => type === ACTION_COMMAND).map(actionIn);
  if (error !== undefined || actions.includes('DENY')) return 'deny';
  if (actions.length > 0) return 'allow';
  return commands.length > 0 ? 'update' : 'continue';
}
