import cp from 'node:child_process';
import wt from 'node:worker_threads';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { expect } from 'vitest';
const seen = new Set<string>();
const note = (what: string) => { const p = expect.getState().testPath ?? '?'; if (seen.has(what+p)) return; seen.add(what+p); appendFileSync('/tmp/use.log', `${what} ${p}\n`); };
for (const name of ['spawn','fork','execFile','execFileSync','spawnSync','exec'] as const) {
  const real = (cp as any)[name];
  (cp as any)[name] = (...args: any[]) => { note(name); return real(...args); };
}
const Real = wt.Worker;
(wt as any).Worker = class extends Real { constructor(...a: any[]) { note('Worker'); super(...(a as [any, any])); } };
syncBuiltinESMExports();
