import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { samples } from '../../src/hooks/registration/samples.ts';

/*
 * The clients, in a process of their own, so that the service does not delay them. The process receives its orders by
 * message, sends at a bounded rate over kept-alive connections, and passes each response to its parent.
 */

const KINDS = [
  'allow',
  'deny',
  'listed',
  'progressive',
  'classic',
  'malformed',
  'stranger',
  'retry',
] as const;
export type Kind = (typeof KINDS)[number];

/** The result of one request; times in milliseconds since 1970. */
export interface Result {
  kind: Kind;
  sent: number;
  answered: number;
  milliseconds: number;
  /** 0: there was no response. */
  status: number;
  /** Its body, or the code of the failure. */
  body: string;
  /** Of a retry: the time of the first call, and the body of its response. */
  first?: { sent: number; body: string };
}

export interface Orders {
  port: number;
  authorization: string;
  /** Calls a second, at most; as many as the connections carry if left out. */
  rate?: number;
  /** The number of calls, unless the time is over first. */
  calls: number;
  seconds: number;
}

interface Call {
  path: string;
  body: string;
  authorization?: string;
}

const CONNECTIONS = 16;

function registration(sample: object, profile: object = {}): string {
  const { data } = sample as typeof samples.ssr;
  const userProfile = { ...(data['userProfile'] as object), ...profile };
  const whole = data['userProfile'] === undefined ? data : { ...data, userProfile };
  return JSON.stringify({ ...sample, eventId: randomUUID(), data: whole });
}

const calls: Record<Exclude<Kind, 'retry'>, () => Call> = {
  allow: () => ({ path: '/a', body: registration(samples.ssr, { email: 'kim@okta.com' }) }),
  deny: () => ({ path: '/a', body: registration(samples.ssr) }),
  listed: () => ({ path: '/b', body: registration(samples.ssr, { email: 'kim@even.example' }) }),
  progressive: () => ({ path: '/b', body: registration(samples.pp) }),
  classic: () => ({ path: '/b', body: registration(samples.classic) }),
  malformed: () => ({ path: '/a', body: registration(samples.ssr).slice(0, -2) }),
  stranger: () => ({ path: '/a', body: registration(samples.ssr), authorization: 'Basic eDp5' }),
};

/** Sends the ordered calls; resolves after all responses. */
async function send({
  port,
  authorization,
  rate = Number.POSITIVE_INFINITY,
  calls: count,
  seconds,
}: Orders): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const start = performance.now();
  let last: { call: Call; sent: number; body: string } | undefined;
  const one = async (kind: Kind) => {
    const first = kind === 'retry' ? last : undefined;
    const call = first?.call ?? calls[kind === 'retry' ? 'deny' : kind]();
    const result = await ask(agent, port, kind, { authorization, ...call });
    if (kind === 'deny') last = { call, sent: result.sent, body: result.body };
    process.send?.({ ...result, ...(first && { first: { sent: first.sent, body: first.body } }) });
  };
  const pending = new Set<Promise<void>>();
  for (let number = 0; number < count && performance.now() < start + seconds * 1000; number += 1) {
    const call = one(KINDS[number % KINDS.length] ?? 'deny').finally(() => pending.delete(call));
    pending.add(call);
    // The time of waiting for a connection would count as time of the service.
    if (pending.size >= CONNECTIONS) await Promise.race(pending);
    const due = start + ((number + 1) * 1000) / rate - performance.now();
    if (due > 1) await wait(due);
  }
  await Promise.all(pending);
  agent.destroy();
}

function ask(agent: Agent, port: number, kind: Kind, call: Required<Call>): Promise<Result> {
  const { path, body, authorization } = call;
  const sent = Date.now();
  const start = performance.now();
  return new Promise((resolve) => {
    const end = (status: number, text: string) =>
      resolve({
        kind,
        sent,
        answered: Date.now(),
        milliseconds: performance.now() - start,
        status,
        body: text,
      });
    const headers = { authorization, 'content-type': 'application/json' };
    const outgoing = request(
      { agent, port, host: '127.0.0.1', path, method: 'POST', headers },
      (response) => {
        let text = '';
        response.on('data', (data) => {
          text += data;
        });
        response.on('end', () => end(response.statusCode ?? 0, text));
        response.on('error', (error) => end(0, error.message));
      },
    );
    outgoing.on('error', (error) => end(0, error.message));
    outgoing.end(body);
  });
}

process.on('message', (orders: Orders) => {
  void send(orders).then(() => process.send?.('done'));
});
// The parent process is gone.
process.on('disconnect', () => process.exit());
