import { randomUUID } from 'node:crypto';
import { realpathSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { samples } from '../../src/okta/samples.ts';
import { type Hookgate, startHookgate } from '../e2e/process.ts';
import { generation, rulesIn, until } from '../runtime/workspace.ts';
import { denial, type Expected } from './answers.ts';
import { expectMoved, type Metric } from './metrics.ts';

/** Milliseconds within which every call is answered: the one time that may be asserted. */
const PROMISED = 2000;

/** Milliseconds after which a change of the rules counts as never found, however busy the machine is. */
const FOUND_WITHIN = 40_000;

const CREDENTIALS = { BASIC_AUTH_USER: 'okta', BASIC_AUTH_PASSWORD: 'a-secret' };
export const AUTHORIZATION = `Basic ${Buffer.from('okta:a-secret').toString('base64')}`;

export interface Answer {
  status: number;
  body: string;
}

interface Finding {
  code: string;
  file: string;
  range?: { start: { line: number; column: number } };
}

interface Readiness {
  status: string;
  diagnostics?: Finding[];
}

/** Which generation of test/runtime/workspace.ts answers at an endpoint. */
export type Answers = Record<string, number>;

type LogRecord = Record<string, unknown>;

export interface Setting {
  /** The text of config.yaml. */
  config?: string;
  environment?: Record<string, string>;
  /** Lays out the rules at this path, which does not exist yet. */
  rules?: (directory: string) => void;
}

/** Starts the service in a directory of its own, and ends it as an operator does. */
export async function withService(
  setting: Setting,
  use: (service: RunningService) => Promise<void>,
): Promise<void> {
  const service = await RunningService.start(setting);
  try {
    await use(service);
    await service.stop();
  } finally {
    await service.kill();
  }
}

/** A real `hookgate serve`, and what has to be true of it whatever happens. */
export class RunningService {
  /** Where it looks for its rules. */
  readonly rules: string;
  readonly hookgate: Hookgate;
  readonly #home: string;
  #port = '';
  #admin = '';
  #version = '';
  /** The generation that answers at each endpoint. */
  #answers: Answers = { '/a': 1, '/b': 1 };
  /** The eventIds of the requests that it has decided. */
  readonly #decided: string[] = [];

  private constructor(home: string, hookgate: Hookgate) {
    this.#home = home;
    this.rules = join(home, 'rules');
    this.hookgate = hookgate;
  }

  static async start({ config, environment, rules = layGeneration }: Setting): Promise<RunningService> {
    const home = realpathSync(await mkdtemp(join(tmpdir(), 'hookgate-faults-')));
    if (config !== undefined) writeFileSync(join(home, 'config.yaml'), config);
    rules(join(home, 'rules'));
    const ports = ['--port', '0', '--admin-port', '0'];
    const hookgate = startHookgate(home, ['serve', ...ports], { ...CREDENTIALS, ...environment });
    const service = new RunningService(home, hookgate);
    const [, port = ''] = await hookgate.waitFor(/Your app is listening on port (\d+)/);
    const [, admin = ''] = await hookgate.waitFor(/Admin +(http:\/\/[^:]+:\d+)/);
    service.#port = port;
    service.#admin = admin;
    service.#version = await service.version();
    return service;
  }

  /** Ends it by SIGTERM. Every decision has left exactly one record, and nothing else has left one. */
  async stop(): Promise<void> {
    this.hookgate.child.kill('SIGTERM');
    expect(await this.hookgate.exited).toEqual({ code: 0, signal: null });
    expect(this.records().map(({ eventId }) => eventId)).toEqual(this.#decided);
  }

  /** Whatever became of it, nothing stays behind. */
  async kill(): Promise<void> {
    this.hookgate.child.kill('SIGKILL');
    await this.hookgate.exited;
    rmSync(this.#home, { recursive: true, force: true });
  }

  /** The decision log so far. */
  records(): LogRecord[] {
    return this.logged('decision');
  }

  /** What it has logged with this message so far. */
  logged(message: string): LogRecord[] {
    return this.hookgate
      .output()
      .stdout.split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line) as LogRecord)
      .filter(({ msg }) => msg === message);
  }

  /** How often a generation has gone live. */
  #loads(): number {
    return this.logged('rules loaded').length;
  }

  /** The version of the rules that it answers by. */
  async version(): Promise<string> {
    const { rules } = (await this.#ask('/version')) as { rules: { version: string } };
    return rules.version;
  }

  readiness(): Promise<Readiness> {
    return this.#ask('/readyz') as Promise<Readiness>;
  }

  async #ask(path: string): Promise<unknown> {
    const response = await fetch(`${this.#admin}${path}`);
    expect(response.status).toBe(200);
    return response.json();
  }

  /** Posts a body with credentials; answered in time, or the test fails. */
  async post(
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const start = performance.now();
    const response = await fetch(`http://127.0.0.1:${this.#port}${path}`, {
      method: 'POST',
      headers: { authorization: AUTHORIZATION, 'content-type': 'application/json', ...headers },
      body,
    });
    const answer = { status: response.status, body: await response.text() };
    expect(performance.now() - start).toBeLessThan(PROMISED);
    return answer;
  }

  /** Posts somebody's registration under an eventId of its own. */
  async register(path: string, body: object = samples.ssr): Promise<{ answer: Answer; eventId: string }> {
    const eventId = randomUUID();
    const answer = await this.post(path, JSON.stringify({ ...body, eventId }));
    expect(answer.status).toBe(200);
    this.#decided.push(eventId);
    return { answer, eventId };
  }

  /** A connection on which anything can be said; gives all that comes back until it is closed. */
  talk(...parts: string[]): { closed: Promise<string>; hangUp: () => void } {
    const socket = connect(Number(this.#port), '127.0.0.1');
    let heard = '';
    for (const part of parts) socket.write(part, 'latin1');
    socket.on('data', (data) => {
      heard += data.toString('latin1');
    });
    // Being cut off is an answer, too.
    socket.on('error', () => undefined);
    const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(heard)));
    return { closed, hangUp: () => socket.destroy() };
  }

  /** Decides one request: in time, to the byte, by the active version, with one record and the metric. */
  async expectDecision(path: string, body: object, expected: Expected): Promise<void> {
    const { decision, by, rules, reply, failure } = expected;
    const metric: Metric = ['hookgate_requests_total', { endpoint: path, decision }];
    const { answer, eventId } = await expectMoved(this.#admin, metric, 'once', () =>
      this.register(path, body),
    );
    const record = await this.#recordOf(eventId);
    expect(record).toMatchObject({ endpoint: path, decision, by, rules, version: await this.version() });
    expect((record['failure'] as { code: string } | undefined)?.code).toBe(failure);
    const { decisionId, version } = record;
    const account = { hookgate: { decisionId, rules: by === 'rules' ? rules : [by], version } };
    expect(answer.body).toBe(JSON.stringify({ ...reply, debugContext: account }));
    await this.expectAlive();
  }

  /** Refuses something that is no request: in time, as JSON, without a decision, and counts it. */
  async expectRefusal(send: () => Promise<Answer>, status: number, code: string): Promise<void> {
    const before = this.records().length;
    const answer = await expectMoved(this.#admin, ['hookgate_http_errors_total', { code }], 'once', send);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toEqual({ error: { code, message: expect.any(String) } });
    expect(answer.body).not.toMatch(/\bat .*\.[jt]s/);
    expect(this.records()).toHaveLength(before);
    await this.expectAlive();
  }

  async expectAlive(): Promise<void> {
    expect(this.hookgate.child.exitCode).toBeNull();
    expect(await this.#ask('/healthz')).toEqual({ status: 'alive' });
  }

  /** It answers as it did, by the same version, whatever stands in the directory. */
  async expectUntouched(): Promise<void> {
    expect(await this.version()).toBe(this.#version);
    for (const [path, number] of Object.entries(this.#answers))
      await this.expectDecision(path, samples.ssr, denial(number));
    expect(await this.version()).toBe(this.#version);
  }

  /** What is live now has to stay so: these generations answer. */
  async adopt(answers: Answers): Promise<void> {
    this.#version = await this.version();
    this.#answers = { ...this.#answers, ...answers };
    await this.expectUntouched();
  }

  /** Does something to the directory, and waits until other generations answer, which were loaded at once. */
  async expectNew(answers: Answers, change: () => unknown): Promise<void> {
    const before = this.#loads();
    await expectMoved(this.#admin, ['hookgate_reloads_total', { result: 'loaded' }], 'once', async () => {
      await change();
      await found(async () => (await this.version()) !== this.#version);
    });
    await this.adopt(answers);
    expect(this.#loads()).toBe(before + 1);
  }

  /** Does something to the directory that has to be refused so: degraded, and otherwise untouched. */
  async expectRefused(finding: string, change: () => unknown): Promise<void> {
    await expectMoved(this.#admin, ['hookgate_reloads_total', { result: 'refused' }], 'some', async () => {
      await change();
      await found(async () => (await this.readiness()).diagnostics !== undefined);
    });
    const { status, diagnostics = [] } = await this.readiness();
    expect(status).toBe('degraded');
    expect(diagnostics.map(findingOf)).toContainEqual(expect.stringContaining(finding));
    await this.expectUntouched();
  }

  /** Puts the directory right again: the error is gone, without a new generation. */
  async expectMended(change: () => unknown): Promise<void> {
    await expectMoved(this.#admin, ['hookgate_reloads_total', { result: 'unchanged' }], 'once', async () => {
      await change();
      await found(async () => (await this.readiness()).status === 'ready');
    });
    await this.expectUntouched();
  }

  async #recordOf(eventId: string): Promise<LogRecord> {
    const own = () => this.records().filter((record) => record['eventId'] === eventId);
    await until(() => own().length > 0);
    expect(own()).toHaveLength(1);
    return own()[0] ?? {};
  }
}

const found = (condition: () => Promise<boolean>) => until(condition, FOUND_WITHIN);

/** As `hookgate check` writes it: FILE:LINE:COLUMN CODE, or FILE CODE. */
function findingOf({ code, file, range }: Finding): string {
  const place = range === undefined ? '' : `:${range.start.line}:${range.start.column}`;
  return `${file}${place} ${code}`;
}

function layGeneration(directory: string): void {
  rulesIn(generation(1), directory);
}
