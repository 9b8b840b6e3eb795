/**
 * A process that calls a service at a steady rate over kept-alive connections, each call an event of its own, until its
 * parent goes. Not autocannon: held to a rate, it sends each second's calls in one burst.
 * Arguments: the URL, the authorization, calls a second, connections. Tells its parent of each change of the version in
 * the answers, and, asked by any message, of every call so far.
 */
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { samples } from '../src/hooks/registration/samples.ts';

/** One call. Times are milliseconds since 1970; the latency counts from when the call was due, not from when it left. */
export interface Call {
  due: number;
  milliseconds: number;
  /** False: no 200, or no answer at all. */
  answered: boolean;
}

export type CallerMessage =
  | { kind: 'version'; version: string; at: number }
  | { kind: 'calls'; calls: Call[] };

const [url = '', authorization = '', rate = '', connections = ''] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
const run = Date.now().toString(36);
const calls: Call[] = [];
let version = '';

function now(): number {
  return performance.timeOrigin + performance.now();
}

function tell(message: CallerMessage): void {
  process.send?.(message);
}

function call(number: number, due: number): void {
  const body = JSON.stringify({ ...samples.ssr, eventId: `${run}-${number}` });
  const headers = {
    authorization,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  const done = (answered: boolean) => calls.push({ due, milliseconds: now() - due, answered });
  const outgoing = request(url, { method: 'POST', headers, agent }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    response.once('end', () => {
      done(response.statusCode === 200);
      heard(/"version":"([^"]+)"/.exec(text)?.[1]);
    });
    response.once('error', () => done(false));
  });
  outgoing.once('error', () => done(false));
  outgoing.end(body);
}

function heard(answered = version): void {
  if (answered === version) return;
  version = answered;
  tell({ kind: 'version', version, at: now() });
}

const start = now();
let sent = 0;
setInterval(() => {
  for (let due = dueAt(sent); due <= now(); due = dueAt(sent)) {
    call(sent, due);
    sent += 1;
  }
}, 1);

function dueAt(number: number): number {
  return start + (number * 1000) / Number(rate);
}

process.on('message', () => tell({ kind: 'calls', calls }));
process.once('disconnect', () => process.exit());
