import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../..');

/** Loads a rules directory in a process of its own, and counts the modules of the phone library that this took. */
async function modulesFor(directory: string): Promise<number> {
  const script = `
    import { createRequire } from 'node:module';
    import { loadRules } from './src/rule-set/load.ts';
    const { ruleSet } = await loadRules('${directory}');
    if (ruleSet === undefined) throw new Error('the rules are invalid');
    const { cache } = createRequire(import.meta.url);
    console.log(Object.keys(cache).filter((path) => path.includes('libphonenumber-js')).length);`;
  const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '-e', script], {
    cwd: root,
  });
  return Number(stdout);
}

test('phone countries: the library is loaded only for rules that name a country', async () => {
  expect(await modulesFor('rules')).toBe(0);
  expect(await modulesFor('examples/age-and-phone')).toBeGreaterThan(0);
});
