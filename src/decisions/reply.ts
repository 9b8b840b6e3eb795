import type { HookRequest } from '../hooks/envelope.ts';
import { isRequestType, registration } from '../hooks/registration/request-types.ts';
import { denies, type ErrorCause } from '../rules/rule-file.ts';
import type { CompiledOutcome, Omission } from './compile-outcome.ts';

/** What Okta's inline hooks take as an answer: https://developer.okta.com/docs/concepts/inline-hooks/#response */
export interface HookResponse {
  commands?: { type: string; value: unknown }[];
  error?: { errorSummary?: string; errorCauses?: ErrorCause[] };
  debugContext?: Record<string, unknown>;
}

/** Answers are JSON with 200, or nothing with 204. */
export interface Reply {
  status: 200 | 204;
  /** The JSON text; empty with 204. */
  body: string;
  response: HookResponse;
}

/**
 * A reply that holds its text alone: a value of the request's own making weighs many times as much as its text, and
 * hardly anybody asks for it.
 */
export class TextReply implements Reply {
  readonly status: 200 | 204;
  readonly body: string;

  constructor(status: 200 | 204, body: string) {
    this.status = status;
    this.body = body;
  }

  get response(): HookResponse {
    return this.body === '' ? {} : JSON.parse(this.body);
  }
}

/** allow and deny: said to Okta; update: a profile command without either; continue: nothing, Okta goes on. */
export type DecisionKind = 'allow' | 'deny' | 'update' | 'continue';

/** What a response comes to for the person who waits for it. */
export function kindOf({ commands = [], error }: HookResponse): DecisionKind {
  const actions = commands.filter(({ type }) => type === registration.actionCommand).map(actionIn);
  if (error !== undefined || actions.includes(DENY.registration)) return 'deny';
  if (actions.length > 0) return 'allow';
  return commands.length > 0 ? 'update' : 'continue';
}

/** What an action command says, whatever else stands beside it: ALLOW or DENY, if it is one of Okta's. */
export function actionIn({ value }: { value?: unknown }): unknown {
  return typeof value === 'object' && value !== null && 'registration' in value
    ? value.registration
    : undefined;
}

const ALLOW = { registration: 'ALLOW' };
const DENY = { registration: 'DENY' };

/**
 * Combines outcomes, given in file order, into one response: denials win, and then nothing else is sent.
 *
 * @param omitted takes what is left out of the response, and why
 */
export function combine(
  outcomes: readonly CompiledOutcome[],
  request: HookRequest,
  requestType: string | undefined,
  omitted: Omission[] = [],
): HookResponse {
  const denials = outcomes.filter(denies);
  const response =
    denials.length > 0
      ? denial(denials, request, omitted)
      : approval(outcomes, request, requestType, omitted);
  const effective = denials.length > 0 ? denials : outcomes;
  const debugContext = Object.assign(
    {},
    ...effective.map((outcome) => outcome.debugContext?.(request, omitted)),
  );
  return { ...response, ...(Object.keys(debugContext).length > 0 && { debugContext }) };
}

function denial(
  denials: readonly CompiledOutcome[],
  request: HookRequest,
  omitted: Omission[],
): HookResponse {
  const action = { type: registration.actionCommand, value: DENY };
  const errors = denials.flatMap((outcome) =>
    outcome.error === undefined
      ? []
      : [outcome.error(request, omitted) as NonNullable<HookResponse['error']>],
  );
  const errorSummary = errors.find((error) => error.errorSummary !== undefined)?.errorSummary;
  const causes = new Map(
    errors
      .flatMap((error) => error.errorCauses ?? [])
      // Of one whose text is a template that gave nothing there is nothing to show.
      .filter((cause) => cause.errorSummary !== undefined)
      .map((cause) => [JSON.stringify(cause), cause]),
  );
  const error = {
    ...(errorSummary !== undefined && { errorSummary }),
    ...(causes.size > 0 && { errorCauses: [...causes.values()] }),
  };
  return {
    commands: denials.some((outcome) => outcome.deny) ? [action] : [],
    ...(errors.length > 0 && { error }),
  };
}

function approval(
  outcomes: readonly CompiledOutcome[],
  request: HookRequest,
  requestType: string | undefined,
  omitted: Omission[],
): HookResponse {
  const commands: { type: string; value: unknown }[] = [];
  if (outcomes.some((outcome) => outcome.allow))
    commands.push({ type: registration.actionCommand, value: ALLOW });
  const attributes: Record<string, unknown> = Object.assign(
    {},
    ...outcomes.map((outcome) => outcome.set?.(request, omitted)),
  );
  if (isRequestType(requestType) && Object.keys(attributes).length > 0) {
    commands.push({ type: registration.requestTypes[requestType].profileCommand, value: attributes });
  }
  for (const outcome of outcomes)
    commands.push(...outcome.commands.map(({ type, value }) => ({ type, value: value(request, omitted) })));
  return commands.length > 0 ? { commands } : {};
}
