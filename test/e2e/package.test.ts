import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('the published package holds what it needs, and runs as it is built', () => {
  // Packing builds dist/ and the console first, and tells of it.
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--silent'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [report] = Object.values(JSON.parse(packed.slice(packed.search(/^[[{]$/m)))) as {
    files: { path: string }[];
  }[];
  const files = report?.files.map(({ path }) => path) ?? [];
  expect(files).toEqual(
    expect.arrayContaining([
      'bin/hookgate.js',
      'console/dist/index.html',
      'dist/main.js',
      'dist/runtime/examine-worker.js',
      'schema/rule-file.schema.json',
      'LICENSE',
      'README.md',
    ]),
  );
  expect(files.filter((path) => /^(src|test)\/|\.env|config\.yaml/.test(path))).toEqual([]);
  expect(execFileSync(process.execPath, ['dist/main.js', 'check'], { encoding: 'utf8' })).toContain(
    'no problems',
  );
});
