import { randomUUID } from 'node:crypto';
import { realpathSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { generation, rulesIn, until } from '../../unit/reload/workspace.ts';
import { denial, type Expected, expectAnswer } from './answers.ts';
import type { Answer } from './caller.ts';
import { expectMoved, type Metric } from './metrics.ts';
import { type LogRecord, ServiceProcess } from './service-process.ts';

/** The rule set version of test/unit/reload/workspace.ts that is live at an endpoint. */
export type Answers = Record<string, number>;

/** The response to a request, and the eventId of its record. */
export interface Sent {
  answer: Answer;
  eventId: string | undefined;
}

export interface Setting {
  /** The text of config.yaml. */
  config?: string;
  environment?: Record<string, string>;
  /** Writes the rules to this path, which does not exist yet. */
  rules?: (directory: string) => void;
}

/** Starts the service in a directory of its own, and stops it by SIGTERM. */
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

/** A real `hookgate serve`, and its invariants. */
export class RunningService extends ServiceProcess {
  #version = '';
  /** The live rule set version of each endpoint. */
  #answers: Answers = { '/a': 1, '/b': 1 };
  /** The eventIds of the decided requests; undefined if it could not read the eventId. */
  #decided: (string | undefined)[] = [];

  static async start({ config, environment = {}, rules = layGeneration }: Setting): Promise<RunningService> {
    const home = realpathSync(await mkdtemp(join(tmpdir(), 'hookgate-faults-')));
    if (config !== undefined) writeFileSync(join(home, 'config.yaml'), config);
    rules(join(home, 'rules'));
    const service = new RunningService(home, environment);
    await service.begin();
    return service;
  }

  override async begin(): Promise<void> {
    await super.begin();
    this.#version = await this.admin.version();
    this.#decided = [];
  }

  /** Ends it, and starts it again after a change of the directory. */
  async restart(change: () => unknown): Promise<void> {
    await this.stop();
    await change();
    await this.begin();
  }

  /** Every decision has exactly one record, and there is no other record. */
  override async stop(): Promise<void> {
    await super.stop();
    expect(this.records().map(({ eventId }) => eventId)).toEqual(this.#decided);
  }

  /** The decision log so far. */
  records(): LogRecord[] {
    return this.logged('decision');
  }

  /** The number of loads. */
  #loads(): number {
    return this.logged('rules loaded').length;
  }

  /** Posts a registration with an eventId of its own. */
  async register(path: string, body: object = samples.ssr, headers = {}): Promise<Sent> {
    const eventId = randomUUID();
    const answer = await this.caller.post(path, JSON.stringify({ ...body, eventId }), headers);
    expect(answer.status).toBe(200);
    this.#decided.push(eventId);
    return { answer, eventId };
  }

  /** Posts half a registration, whose eventId the service cannot read. */
  async registerHalf(path: string): Promise<Sent> {
    const answer = await this.caller.postHalf(path);
    expect(answer.status).toBe(200);
    this.#decided.push(undefined);
    return { answer, eventId: undefined };
  }

  /** Expects a decision: to the byte, by the live version, with one record and the metric. */
  expectDecision(path: string, body: object, expected: Expected, headers = {}): Promise<void> {
    return this.expectDecided(path, () => this.register(path, body, headers), expected);
  }

  /** The same for a request that the test sends itself. */
  async expectDecided(path: string, send: () => Promise<Sent>, expected: Expected): Promise<void> {
    const { decision, by, rules, failure } = expected;
    const { answer, eventId } = await this.#expectCounted(path, decision, send);
    const record = await this.#recordOf(eventId);
    expect(record).toMatchObject({ endpoint: path, decision, by, rules });
    expect((record['failure'] as { code: string } | undefined)?.code).toBe(failure);
    const version = await this.admin.version();
    expect(record['version']).toBe(version);
    expectAnswer(answer.body, expected, { decisionId: record['decisionId'], version });
    await this.expectAlive();
  }

  /** Expects a decision whose record is lost: to the byte, by the live version, with the metric. */
  async expectUnrecorded(path: string, body: object, expected: Expected): Promise<void> {
    const send = () => this.caller.post(path, JSON.stringify({ ...body, eventId: randomUUID() }));
    const answer = await this.#expectCounted(path, expected.decision, send);
    expect(answer.status).toBe(200);
    const { decisionId } = JSON.parse(answer.body).debugContext.hookgate;
    expectAnswer(answer.body, expected, { decisionId, version: await this.admin.version() });
    await this.expectAlive();
  }

  #expectCounted<T>(endpoint: string, decision: string, send: () => Promise<T>): Promise<T> {
    return expectMoved(this.admin.url, ['hookgate_requests_total', { endpoint, decision }], 1, send);
  }

  /**
   * Expects the rejection of a malformed request: as JSON, without a decision, and counted.
   *
   * @param counted the code in the metric, if it differs from the one in the response
   */
  async expectRefusal(
    send: () => Promise<Answer>,
    status: number,
    code: string,
    counted = code,
  ): Promise<void> {
    const before = this.records().length;
    const metric: Metric = ['hookgate_http_errors_total', { code: counted }];
    const answer = await expectMoved(this.admin.url, metric, 1, send);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toEqual({ error: { code, message: expect.any(String) } });
    expect(answer.body).not.toMatch(/\bat .*\.[jt]s/);
    expect(this.records()).toHaveLength(before);
    await this.expectAlive();
  }

  async expectAlive(): Promise<void> {
    expect(this.hookgate.child.exitCode).toBeNull();
    await this.admin.expectAlive();
  }

  /** It answers unchanged, by the same version, with any files in the directory. */
  async expectUntouched(): Promise<void> {
    expect(await this.admin.version()).toBe(this.#version);
    for (const [path, number] of Object.entries(this.#answers))
      await this.expectDecision(path, samples.ssr, denial(number));
    expect(await this.admin.version()).toBe(this.#version);
  }

  /** Adopts the live version as the expected one, with these rule set versions. */
  async adopt(answers: Answers): Promise<void> {
    this.#version = await this.admin.version();
    this.#answers = { ...this.#answers, ...answers };
    await this.expectUntouched();
  }

  /** Changes the directory, and waits until other rule set versions are live, after one load. */
  async expectNew(answers: Answers, change: () => unknown): Promise<void> {
    const before = this.#loads();
    await this.#expectLooked('loaded', 1, change, async () => (await this.admin.version()) !== this.#version);
    await this.adopt(answers);
    expect(this.#loads()).toBe(before + 1);
  }

  /** Changes the directory in a way that is refused with this code: degraded, and otherwise unchanged. */
  async expectRefused(finding: string, change: () => unknown): Promise<void> {
    await this.#expectLooked(
      'refused',
      'some',
      change,
      async () => (await this.admin.findings()) !== undefined,
    );
    expect((await this.admin.readiness()).status).toBe('degraded');
    expect(await this.admin.findings()).toContainEqual(expect.stringContaining(finding));
    await this.expectUntouched();
  }

  /** Repairs the directory: the error is gone, without a new version. */
  async expectMended(change: () => unknown): Promise<void> {
    const ready = async () => (await this.admin.readiness()).status === 'ready';
    await this.#expectLooked('unchanged', 1, change, ready);
    await this.expectUntouched();
  }

  #expectLooked(
    result: string,
    by: number | 'some',
    change: () => unknown,
    seen: () => Promise<boolean>,
  ): Promise<void> {
    return expectMoved(this.admin.url, ['hookgate_reloads_total', { result }], by, async () => {
      await change();
      await until(seen);
    });
  }

  async #recordOf(eventId: string | undefined): Promise<LogRecord> {
    const own = () => this.records().filter((record) => record['eventId'] === eventId);
    await until(() => own().length > 0);
    expect(own()).toHaveLength(1);
    return own()[0] ?? {};
  }
}

function layGeneration(directory: string): void {
  rulesIn(generation(1), directory);
}
