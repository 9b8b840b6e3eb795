import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { type LoaderClient, LoaderError } from '../../../src/reload/loader-client.ts';
import { RuleLoader } from '../../../src/reload/worker/rule-loader.ts';

/**
 * The rule loader without a thread: the same functions, whose arguments and results are cloned as on the way to a thread.
 * Once it is stopped, its calls reject.
 */
export function inProcessLoader(): LoaderClient {
  const loader = new RuleLoader(() => undefined);
  const stopped = Promise.withResolvers<never>();
  stopped.promise.catch(() => undefined);
  const call = async <Result>(work: () => Result): Promise<Awaited<Result>> =>
    structuredClone(await Promise.race([stopped.promise, Promise.resolve().then(work)])) as Awaited<Result>;
  return {
    read: (task) => call(() => loader.read(structuredClone(task))),
    readLastKnownGood: (place) => call(() => loader.readLastKnownGood(place)),
    validate: (options) => call(() => loader.validate(structuredClone(options))),
    part: (index) => call(() => loader.part(index)),
    texts: () => call(() => loader.texts()),
    keep: (task) => call(() => loader.keep(structuredClone(task))),
    stop: async () =>
      stopped.reject(new LoaderError(new Error('the thread ended with 1'), { time: 0, memory: 0 })),
  };
}

const listeners = new Set<(path: string) => void>();
const { open } = promises;
promises.open = (path, ...rest) => {
  for (const listener of listeners) listener(String(path));
  return open(path, ...rest);
};
syncBuiltinESMExports();

/** Calls the listener with the path of each file that this thread opens, until it is removed. */
export function onOpen(listener: (path: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
