import { workerData } from 'node:worker_threads';

/** More programs than this do not run at the same time in one thread. */
const MOST = 8;

/** The running process groups of a thread, in memory that it shares with its owner; 0 marks a free entry. */
export type ProcessGroups = Int32Array<SharedArrayBuffer>;

export function noProcessGroups(): ProcessGroups {
  return new Int32Array(new SharedArrayBuffer(MOST * Int32Array.BYTES_PER_ELEMENT));
}

/**
 * Enters a group, if this is a thread that has an owner: a thread that is ended cannot end anything itself.
 *
 * @returns takes it out again
 */
export function enterProcessGroup(leader: number): () => void {
  const groups: ProcessGroups | undefined = workerData?.processGroups;
  const free = groups?.findIndex((_, index) => Atomics.compareExchange(groups, index, 0, leader) === 0);
  return () => {
    if (groups !== undefined && free !== undefined && free >= 0) Atomics.store(groups, free, 0);
  };
}

/** Kills the groups that a thread has left behind. */
export function endProcessGroups(groups: ProcessGroups): void {
  for (const leader of groups.filter((one) => one !== 0)) endProcessGroup(leader);
}

/** Kills a process and those that it has started, unless they are gone. On Windows, which has no groups, it alone. */
export function endProcessGroup(leader: number): void {
  try {
    process.kill(process.platform === 'win32' ? leader : -leader, 'SIGKILL');
  } catch {
    // The group has already ended.
  }
}
