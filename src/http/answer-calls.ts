import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Decision } from '../decisions/decision.ts';
import type { DecisionContext } from '../decisions/decision-context.ts';
import type { HookCall } from './hook-call.ts';
import { HookHandler, type HookHandlerDependencies } from './hook-handler.ts';
import { closeUnlessRead } from './http-error.ts';
import { readBody } from './read-body.ts';
import { requireJson } from './read-json.ts';
import { RESPONSE_HEADERS } from './response-headers.ts';

export interface AnswerDependencies extends HookHandlerDependencies {
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
  const decider = new HookHandler(dependencies);
  return async function callAnswered(request, response) {
    requireJson(request.headers);
    const body = readBody(request, bodyLimit);
    const { decision, context } = await decider.decide(response.locals as HookCall, body);
    send(request, response, decision.reply);
    onAnswer?.(decision, context);
  };
}

/** Node writes headers that are given as a list, and a body that is a text, as they are: in one piece. */
const NO_BODY = Object.entries(RESPONSE_HEADERS).flat();
const JSON_BODY = [...NO_BODY, 'content-type', 'application/json; charset=utf-8', 'content-length'];

function send(request: IncomingMessage, response: ServerResponse, { status, body }: Decision['reply']): void {
  closeUnlessRead(request, response);
  if (status === 204) response.writeHead(204, NO_BODY).end();
  else response.writeHead(200, [...JSON_BODY, String(Buffer.byteLength(body))]).end(body);
}
