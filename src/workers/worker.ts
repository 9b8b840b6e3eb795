import type { Listener } from '../http/listen.ts';
import { RuleSetBuilder } from '../reload/rule-set-chunks.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { type HookBackend, startHookBackend } from '../serve/hook-backend.ts';
import { sayOutages } from '../serve/log-messages.ts';
import { LineQueue } from '../telemetry/line-queue.ts';
import { createLog } from '../telemetry/log.ts';
import type { PrimaryCalls, WorkerCalls } from './calls.ts';
import { connect } from './channel.ts';
import { toPortable } from './portable-error.ts';
import { remoteLines } from './remote-lines.ts';
import { inTime } from './within.ts';

/** Milliseconds for which the end waits for the primary to write the last lines. */
const GRACE = 2000;

/** Milliseconds for which who failed to let himself in waits to be counted; he is refused, counted or not. */
const COUNTING = 1000;

/**
 * Answers hooks as the primary says, until it says that it is enough. Once the primary is gone, so is this process.
 *
 * @param onGone told where it is found to be gone before Node has noticed
 */
export async function work(onGone: () => void): Promise<void> {
  const calls = {} as WorkerCalls;
  const primary = connect<PrimaryCalls>(process, calls, onGone);
  const { config, product, environment, name } = await primary.enter();
  const say = (what: string) => process.stderr.write(`hookgate: standard output of ${name} ${what}\n`);
  const stdout = new LineQueue(remoteLines('stdout', primary), sayOutages(say));
  const log = createLog(config.log.level, stdout);
  const rules = new LiveParts();
  const answering = await startHookBackend(
    config,
    { log, stdout, product, environment, rules: () => rules.current },
    {
      process: name,
      file: remoteLines('file', primary),
      countAttempt: (address) =>
        inTime(COUNTING, primary.countAttempt(address), 'the attempt was not counted'),
    },
  );
  Object.assign(calls, callsOf(answering, rules, stdout));
  await primary.ready();
}

/** The rules that this process answers by: one whole generation, replaced by one assignment. */
class LiveParts {
  current: RuleSet | undefined;
  #assembly = new RuleSetBuilder();

  readonly add: WorkerCalls['add'] = (part) => this.#assembly.add(part);

  goLive(version: string): RuleSet {
    this.current = this.#assembly.ruleSet(version);
    this.#assembly = new RuleSetBuilder();
    return this.current;
  }

  readonly rename: WorkerCalls['rename'] = (version) => {
    if (this.current !== undefined) this.current = { ...this.current, version };
  };
}

function callsOf(answering: HookBackend, rules: LiveParts, stdout: LineQueue): WorkerCalls {
  const { observer, admit, conditions, shadow, recent } = answering;
  const { add, rename } = rules;
  let hook: Listener | undefined;
  return {
    ...{ add, rename, admit, conditions, shadow, recent },
    ping: () => undefined,
    goLive: ({ version, loadedAt }) => observer.onLive(rules.goLive(version), loadedAt),
    listen: async (port) => {
      try {
        hook = await answering.listen(port);
        return { host: hook.host, port: hook.port };
      } catch (error) {
        return { failed: toPortable(error) };
      }
    },
    series: () => observer.metrics.series(),
    close: async (grace) => {
      await hook?.close(grace);
      await answering.close();
      await stdout.close(GRACE);
      return observer.metrics.series();
    },
  };
}
