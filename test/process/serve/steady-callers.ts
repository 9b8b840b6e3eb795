/**
 * Calls a service at a steady rate over kept-alive connections, as a gateway does, until its port is closed, or SIGTERM;
 * more slowly if all of them wait for an answer.
 * Arguments: port, authorization, calls a second, connections. Prints `calling` once many are answered, and at
 * the end one JSON line: how many were answered, by status; how many failed, by code.
 */
import { Agent, request } from 'node:http';
import { samples } from '../../../src/hooks/registration/samples.ts';

const [port = '', authorization = '', rate = '', connections = ''] = process.argv.slice(2);
const TICK = 10;
const body = JSON.stringify(samples.ssr);
const agents = Array.from(
  { length: Number(connections) },
  () => new Agent({ keepAlive: true, maxSockets: 1 }),
);
const answers: Record<string, number> = {};
const failures: Record<string, number> = {};
const busy = new Set<Agent>();
let turn = 0;
let open = 0;
let listening = true;

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
  open -= 1;
  if (!listening && open === 0) end();
}

function call(agent: Agent): void {
  open += 1;
  busy.add(agent);
  const headers = {
    authorization,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  const options = { host: '127.0.0.1', port, method: 'POST', path: '/registrationHookSSR', headers, agent };
  const outgoing = request(options, (response) => {
    response.resume();
    response.once('end', () => {
      busy.delete(agent);
      count(answers, String(response.statusCode));
    });
    response.once('error', (error) => count(failures, `answer: ${error.message}`));
  });
  outgoing.once('error', (error: NodeJS.ErrnoException) => {
    // The port is closed: the end of the calls, and no loss.
    if (error.code === 'ECONNREFUSED') listening = false;
    count(error.code === 'ECONNREFUSED' ? {} : failures, error.code ?? error.message);
  });
  outgoing.end(body);
}

function end(): void {
  clearInterval(timer);
  for (const agent of agents) agent.destroy();
  console.log(JSON.stringify({ answers, failures }));
}

process.once('SIGTERM', () => {
  listening = false;
  if (open === 0) end();
});

let due = 0;
const timer = setInterval(() => {
  if (!listening) return;
  for (due += (Number(rate) * TICK) / 1000; due >= 1; due -= 1) {
    const agent = agents[turn % agents.length];
    turn += 1;
    if (agent !== undefined && !busy.has(agent)) call(agent);
  }
  if ((answers['200'] ?? 0) >= Number(rate) / 2) process.stdout.write('calling\n');
}, TICK);
