import { text } from 'node:stream/consumers';
import type { HookRequest } from '../../../../src/hooks/envelope.ts';
import { isRequestProblem, readRequest } from '../../../../src/hooks/read-request.ts';
import { simulators } from '../../../../src/okta-simulator/index.ts';
import { jsonOf } from '../../../../src/okta-simulator/reply.ts';
import { runScenarios, type ScenarioRun } from '../../../../src/okta-simulator/scenarios/run-scenarios.ts';
import type { ScenarioContext, Target } from '../../../../src/okta-simulator/scenarios/scenario.ts';
import { listening } from '../../../local-server.ts';
import { PATIENCE } from '../../../patience.ts';

export const SECRET = 'Basic a-secret';

export interface Answered {
  status: number;
  body?: object;
}

/** The behaviour of a hook; keys that are left out are correct. */
export interface Behaviour {
  /** The reply to a request. */
  decide?: (request: HookRequest, times: number) => Answered | Promise<Answered>;
  /** The reply to a client with another secret. */
  stranger?: Answered | 'decide';
  /** The reply to a body that is not JSON. */
  unreadable?: Answered | 'close';
  /** The reply to a request of another hook. */
  anotherHook?: Answered | (() => Answered);
}

const ALLOW = { status: 200, body: { commands: [] } };

/** A minimal hook, and all requests that it received. */
export async function startHook(behaviour: Behaviour = {}): Promise<{ target: Target; got: string[] }> {
  const { decide = () => ALLOW, stranger = { status: 401 }, unreadable = { status: 400 } } = behaviour;
  const { anotherHook = { status: 400 } } = behaviour;
  const another = () => (typeof anotherHook === 'function' ? anotherHook() : anotherHook);
  const got: string[] = [];
  const answerTo = async (
    path: string | undefined,
    secret: string | undefined,
    body: string,
  ): Promise<Answered | 'close'> => {
    if (secret !== SECRET && stranger !== 'decide') return stranger;
    if (path !== '/hook') return { status: 404 };
    const value = jsonOf(body);
    if (value === undefined) return unreadable;
    const request = readRequest(value);
    if (isRequestProblem(request)) return another();
    return decide(request, got.length);
  };
  const origin = await listening(async (request, response) => {
    const body = await text(request);
    got.push(body);
    const answer = await answerTo(request.url, request.headers.authorization, body);
    if (answer === 'close') {
      response.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(answer.body && JSON.stringify(answer.body));
  });
  const presented = { kind: 'header', name: 'authorization', value: SECRET } as const;
  const requestTypes = ['self.service.registration'] as const;
  const simulator = simulators.registration;
  return { target: { url: `${origin}/hook`, simulator, requestTypes, credentials: presented }, got };
}

/** All results. */
export async function played(...what: Parameters<typeof runScenarios>): Promise<ScenarioRun[]> {
  const all: ScenarioRun[] = [];
  for await (const one of runScenarios(...what)) all.push(one);
  return all;
}

/** Okta, with sequential ids and a fixed clock, so that a busy machine makes no reply slow. */
export function newPlayer(): ScenarioContext {
  let ids = 0;
  return {
    fetch,
    clock: () => 0,
    newId: () => `event-${++ids}`,
    now: () => Date.parse('2026-06-01T12:00:00Z'),
    timeout: PATIENCE,
    pause: async () => undefined,
  };
}
