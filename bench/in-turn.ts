import { median } from './median.ts';

/** How long to measure. */
export interface Patience {
  rounds: number;
  /** Of each candidate in each round, at least. */
  milliseconds: number;
}

/**
 * Microseconds of processor time that one call of each candidate takes: the candidates in turn, A B A B, and of each the
 * median round.
 */
export async function measureInTurn(
  candidates: (() => Promise<unknown>)[],
  { rounds, milliseconds }: Patience,
): Promise<number[]> {
  const figures = candidates.map((): number[] => []);
  // Before the first round each is called for so long that V8 has compiled it.
  for (const candidate of candidates) await timeOf(candidate, 5 * milliseconds);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, candidate] of candidates.entries()) {
      // What the one before has left behind, in caches and as garbage, is not this one's.
      await timeOf(candidate, milliseconds / 4);
      figures[index]?.push(await timeOf(candidate, milliseconds));
    }
  }
  return figures.map(median);
}

/** Time in which another process had the processor does not count. */
async function timeOf(candidate: () => Promise<unknown>, milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds;
  const before = process.cpuUsage();
  let calls = 0;
  do {
    await candidate();
    calls += 1;
  } while (performance.now() < end);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}
