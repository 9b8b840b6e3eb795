import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startHookgate, workspace } from './process.ts';
import { configured, ready, records, start } from './serving.ts';

/** Runs a command to its end, beside the service. */
async function run(directory: string, ...args: string[]) {
  const { exited, output } = startHookgate(directory, args, configured.environment);
  const { code } = await exited;
  return { code, ...output() };
}

test('simulate: beside a service uses its address, hooks and credentials', async () => {
  const directory = workspace();
  const hookgate = start(directory, [], configured.environment);
  const { port } = await ready(hookgate);
  writeFileSync(join(directory, 'config.yaml'), `server: { port: ${port} }\n`);

  const verified = await run(directory, 'verify', `http://127.0.0.1:${port}`);
  expect(verified).toMatchObject({ code: 0, stderr: '' });
  expect(records(hookgate).filter(({ msg }) => msg === 'decision')).toEqual([]);

  const simulated = await run(directory, 'simulate');
  expect(simulated).toMatchObject({ code: 0, stderr: '' });
  expect(simulated.stdout).toContain(`http://127.0.0.1:${port}/registrationHookSSRandPP\n`);
  const decided = records(hookgate).filter(({ msg }) => msg === 'decision');
  expect(new Set(decided.map(({ endpoint }) => endpoint)).size).toBe(3);
  // The second answer to an event equals the first one.
  expect(decided.filter(({ retry }) => retry === true)).toHaveLength(3);
  expect(verified.stdout + simulated.stdout).not.toContain('very-secret');
});
