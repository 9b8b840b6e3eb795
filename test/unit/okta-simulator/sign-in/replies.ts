import type { HookRequest } from '../../../../src/hooks/envelope.ts';
import type { HookReply } from '../../../../src/okta-simulator/reply.ts';
import type { CallResult, HookSimulator } from '../../../../src/okta-simulator/scenarios/scenario.ts';

/** A reply in JSON; a text is sent as it is. */
export function replied(body: unknown, status = 200): HookReply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, contentType: 'application/json', body: text };
}

/** The result of one reply. */
export function resultOf(simulator: HookSimulator, reply: HookReply, request: HookRequest): CallResult {
  const target = {
    url: 'http://127.0.0.1/',
    simulator,
    requestTypes: [''],
    credentials: { kind: 'none' },
  } as const;
  return simulator.resultOf([{ reply, milliseconds: 1 }], request, target);
}
