import { writeSync } from 'node:fs';

/** What a process has used, as getrusage(2) tells it. */
export interface Usage {
  /** User and system together. */
  cpuSeconds: number;
  /** The most that was resident at once. */
  peakMegabytes: number;
}

/** Imported into a process by `--import`, it tells at the end, through the fourth of its streams, what was used. */
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage: Usage = { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMegabytes: maxRSS / 1024 };
  writeSync(3, JSON.stringify(usage));
});
