import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

test('a new hook name: the compiler lists its contract, its checks and its simulator as missing', () => {
  const copy = mkdtempSync(join(tmpdir(), 'hookgate-hook-'));
  onTestFinished(() => rmSync(copy, { recursive: true }));
  for (const path of ['src', 'schema', 'package.json', 'tsconfig.json', 'tsconfig.build.json'])
    cpSync(path, join(copy, path), { recursive: true });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  const names = join(copy, 'src/rules/rule-file.ts');
  const text = readFileSync(names, 'utf8');
  const changed = text.replace("HookName = 'registration'", "HookName = 'registration' | 'postcard'");
  expect(changed).not.toBe(text);
  writeFileSync(names, changed);
  const tsc = resolve('node_modules/.bin/tsc');
  const { stdout } = spawnSync(tsc, ['--project', 'tsconfig.build.json', '--noEmit'], {
    cwd: copy,
    encoding: 'utf8',
  });
  const missing = [...stdout.matchAll(/^(\S+?)\(\d+,\d+\): error .*'postcard' is missing/gm)];
  expect(new Set(missing.map(([, file]) => file))).toEqual(
    new Set(['src/hooks/index.ts', 'src/lint/index.ts', 'src/okta-simulator/index.ts']),
  );
});
