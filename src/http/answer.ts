import type { Request, RequestHandler, Response } from 'express';
import type { Decision, DecisionContext } from '../okta/decision.ts';
import type { Reply } from '../okta/reply.ts';
import type { Call } from './call.ts';
import { Decider, type DeciderDependencies } from './decider.ts';
import { closeUnlessRead } from './http-error.ts';
import { bodyReader } from './read-json.ts';

export interface AnswerDependencies extends DeciderDependencies {
  /** Bytes. */
  bodyLimit: number;
  /** Told of what each call was answered, once. */
  onAnswer?: (decision: Decision, context: DecisionContext) => void;
}

/**
 * Answers calls whose endpoint is known (`response.locals` is the Call). From here on there are two ends: a request
 * that cannot be read is refused with 4xx, and everything else is a decision; one that failed denies.
 */
export function answerCalls(dependencies: AnswerDependencies): RequestHandler {
  const { bodyLimit, onAnswer } = dependencies;
  const decider = new Decider(dependencies);
  const read = bodyReader(bodyLimit);
  return async function callAnswered(request, response, next) {
    try {
      const body = read(request, response);
      const { decision, context } = await decider.decide(response.locals as Call, body);
      send(request, response, decision.reply);
      onAnswer?.(decision, context);
    } catch (error) {
      next(error);
    }
  };
}

function send(request: Request, response: Response, { status, body }: Reply): void {
  closeUnlessRead(request, response);
  if (status === 204) response.status(204).end();
  else response.status(200).set('content-type', 'application/json; charset=utf-8').send(Buffer.from(body));
}
