import { mkdirSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { brokenFilesOf, filesOf, forget, swap } from './generations.ts';

/** Milliseconds between two changes of the rules. */
const PACE = 1000;
/**
 * Milliseconds after which a change counts as never found. A validation that a busy machine did not finish is retried
 * within a minute.
 */
const FOUND_WITHIN = 90_000;

/** A rule set version and its time: from before it was written until its successor was seen to be live. */
export interface Reign {
  generation: number;
  version: string;
  from: number;
  until: number;
}

export interface Disturbed {
  reigns: Reign[];
  /** The maximum of milliseconds between the writing of a version and the first poll that saw it live. */
  slowest: number;
  /** The number of changes by kind. */
  steps: Record<'swapped' | 'broken' | 'deleted' | 'restored', number>;
}

/** The response of the admin listener. */
interface Seen {
  version: string;
  status: string;
  diagnostics?: { code: string; file: string; message: string }[];
}

/** Swaps, breaks, deletes and restores the rules of a running service, one after the other, until it is stopped. */
export async function disturb(directory: string, admin: string, signal: AbortSignal): Promise<Disturbed> {
  const first = { generation: 1, version: (await see(admin)).version, from: 0, until: Infinity };
  const done: Disturbed = {
    reigns: [first],
    slowest: 0,
    steps: { swapped: 0, broken: 0, deleted: 0, restored: 0 },
  };
  while (!signal.aborted) {
    await exchange(directory, admin, done);
    const live = done.reigns.at(-1)?.generation ?? 0;
    await pace(signal, () => breakOne(directory, admin, live, done));
    await pace(signal, () => exchange(directory, admin, done));
    await pace(signal, () => removeAll(directory, done));
    await pace(signal, () => restore(directory, admin, done));
    await pace(signal, async () => undefined);
  }
  return done;
}

async function pace(signal: AbortSignal, act: () => Promise<void>): Promise<void> {
  await wait(PACE, undefined, { signal }).catch(() => undefined);
  if (!signal.aborted) await act();
}

/** Writes the next version, and waits until it is live. */
async function exchange(directory: string, admin: string, done: Disturbed): Promise<void> {
  const last = done.reigns.at(-1);
  if (last === undefined) throw new Error('no generation is live');
  const generation = last.generation + 1;
  const from = Date.now();
  swap(directory, String(generation), filesOf(generation));
  const { version } = await until(admin, (seen) => seen.version !== last.version);
  last.until = Date.now();
  done.slowest = Math.max(done.slowest, last.until - from);
  done.reigns.push({ generation, version, from, until: Infinity });
  done.steps.swapped += 1;
  forget(directory, String(last.generation));
  forget(directory, 'broken');
}

async function breakOne(directory: string, admin: string, live: number, { steps }: Disturbed): Promise<void> {
  swap(directory, 'broken', brokenFilesOf(live + 1));
  await until(admin, ({ status }) => status === 'degraded');
  steps.broken += 1;
}

async function removeAll(directory: string, { steps }: Disturbed): Promise<void> {
  rmSync(directory, { recursive: true });
  steps.deleted += 1;
}

/** Restores the live version: only the error disappears. */
async function restore(directory: string, admin: string, { reigns, steps }: Disturbed): Promise<void> {
  const live = reigns.at(-1)?.generation ?? 0;
  mkdirSync(directory);
  swap(directory, String(live), filesOf(live));
  await until(admin, ({ status }) => status === 'ready');
  steps.restored += 1;
}

async function until(admin: string, fits: (seen: Seen) => boolean): Promise<Seen> {
  const late = Date.now() + FOUND_WITHIN;
  for (;;) {
    const seen = await see(admin);
    if (fits(seen)) return seen;
    if (Date.now() > late) throw new Error(`after ${FOUND_WITHIN} ms it is still ${JSON.stringify(seen)}`);
    await wait(20);
  }
}

async function see(admin: string): Promise<Seen> {
  const response = await fetch(`${admin}/readyz`);
  return (await response.json()) as Seen;
}
