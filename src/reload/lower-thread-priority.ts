import { setPriority } from 'node:os';

/**
 * Lets a thread stand back behind the others of its process. On Linux alone: there each thread has a niceness of its
 * own, and 0 means the one that asks (setpriority(2), under BUGS); elsewhere it would be the process.
 *
 * @param niceness up to 19
 */
export function lowerThreadPriority(niceness: number): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(0, niceness);
  } catch {
    // A sandbox may forbid it. Then requests wait a little longer during a reload.
  }
}
