import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Hookgate, startHookgate } from '../serve/process.ts';
import { Admin } from './admin.ts';
import { Caller, CREDENTIALS } from './caller.ts';

export type LogRecord = Record<string, unknown>;

/** The process of a service, which may be started more than once in its directory. */
export class ServiceProcess {
  /** The directory of its rules. */
  readonly rules: string;
  hookgate!: Hookgate;
  caller!: Caller;
  admin!: Admin;
  readonly #home: string;
  readonly #environment: Record<string, string>;

  constructor(home: string, environment: Record<string, string>) {
    this.#home = home;
    this.rules = join(home, 'rules');
    this.#environment = environment;
  }

  /** Starts it without waiting for an answer. */
  launch(): void {
    const ports = ['--port', '0', '--admin-port', '0'];
    this.hookgate = startHookgate(this.#home, ['serve', ...ports], { ...CREDENTIALS, ...this.#environment });
  }

  /** Starts it, and waits until it answers. */
  async begin(): Promise<void> {
    this.launch();
    const [, port = ''] = await this.hookgate.waitFor(/Your app is listening on port (\d+)/);
    const [, url = ''] = await this.hookgate.waitFor(/"admin":"(http:\/\/[^:]+:\d+)/);
    this.caller = new Caller(Number(port));
    this.admin = new Admin(url);
  }

  /** Stops it by SIGTERM. */
  async stop(): Promise<void> {
    this.hookgate.child.kill('SIGTERM');
    expect(await this.hookgate.exited).toEqual({ code: 0, signal: null });
  }

  /** Kills the process, and removes its directory. */
  async kill(): Promise<void> {
    this.hookgate.child.kill('SIGKILL');
    await this.hookgate.exited;
    rmSync(this.#home, { recursive: true, force: true });
  }

  /** The log lines with this message so far. */
  logged(message: string): LogRecord[] {
    return this.hookgate
      .output()
      .stdout.split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line) as LogRecord)
      .filter(({ msg }) => msg === message);
  }
}
