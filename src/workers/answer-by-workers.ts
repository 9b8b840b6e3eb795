import cluster from 'node:cluster';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config/config.ts';
import { attemptCount } from '../http/auth/failed-attempts.ts';
import type { AnswerBy, HookBackendDependencies } from '../serve/hook-backend.ts';
import { Observer } from '../serve/observer.ts';
import { decisionFile } from '../serve/open-decision-log.ts';
import { inTurn } from '../telemetry/in-turn.ts';
import type { Destination } from '../telemetry/line-queue.ts';
import type { LinesTo, PrimaryCalls } from './calls.ts';
import { Member } from './member.ts';
import { ofAll, sumOf } from './merge.ts';
import { Pool } from './pool.ts';
import { toPortable } from './portable-error.ts';
import { RecentOfAll } from './recent-of-all.ts';
import { linesIn } from './remote-lines.ts';
import { reportOn, workersCondition } from './workers-condition.ts';

const PROGRAM = fileURLToPath(new URL(`./worker-main${extname(import.meta.url)}`, import.meta.url));

/**
 * Answers in several processes, which node:cluster lets share the port. This one, the primary, takes no request of a
 * hook: it has the rules, the credentials, and whatever there must be one of.
 */
export const answerByWorkers: AnswerBy = async (config, surroundings) => {
  const { log, output } = surroundings;
  const observer = new Observer(undefined, 'primary');
  const file = inTurn(decisionFile(config.decisionLog, log));
  const pool = startPool(config, surroundings, servedBy({ stdout: output, file }));
  const recent = new RecentOfAll(pool);
  return {
    observer,
    listen: async () => ({ ...(await pool.listen()), close: (grace) => pool.close(grace) }),
    admit: (credentials) => pool.admit(credentials),
    goLive: (generation) => pool.goLive(generation),
    rename: (version) => pool.rename(version),
    settled: () => pool.settled(),
    conditions: async () => {
      const told = await pool.ask((calls) => calls.conditions());
      return [
        workersCondition(pool.places, new Set(told.keys()), pool.version),
        ...ofAll([...told.values()]),
      ];
    },
    metrics: async (state) => {
      // Who does not answer in time, is counted as it last said.
      await pool.ask(async (calls, member) => {
        member.series = await calls.series();
      });
      return observer.metrics.text(state, [pool.retired, ...pool.members.map(({ series }) => series)]);
    },
    shadow: async () => {
      const told = await pool.ask((calls) => calls.shadow());
      return sumOf([observer.shadow(), ...told.values()].flat());
    },
    recent: (after) => recent.since(after),
    workers: () => pool.places.map(reportOn),
    close: async () => {
      await pool.close(0);
      await file.close();
    },
  };
};

function startPool(
  { tunnel, ...config }: Config,
  { log, product, environment }: Omit<HookBackendDependencies, 'rules'>,
  served: Omit<PrimaryCalls, 'enter' | 'ready'>,
): Pool {
  // What concerns the primary alone stays here.
  const setup = {
    config: { ...config, admin: { ...config.admin, credentials: [] } },
    product,
    environment: { ...environment },
  };
  cluster.setupPrimary({ exec: PROGRAM, args: [], serialization: 'advanced' });
  // Few connections, and each for long: left to the system, one worker would get most of them.
  cluster.schedulingPolicy = cluster.SCHED_RR;
  return new Pool({
    size: config.server.workers,
    port: config.server.port,
    credentials: config.credentials,
    fork: (name) => new Member(cluster.fork(), { ...served, enter: () => ({ ...setup, name }) }),
    log,
  });
}

/** What there is one of for all workers. */
function servedBy(destinations: Record<LinesTo, Destination>): Omit<PrimaryCalls, 'enter' | 'ready'> {
  return {
    write: async (to, bytes, lengths) => {
      const { lines, error } = await destinations[to].write(linesIn(bytes, lengths));
      return { lines, ...(error !== undefined && { failed: toPortable(error) }) };
    },
    countAttempt: attemptCount(),
  };
}
