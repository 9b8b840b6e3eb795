import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { workspace } from './process.ts';
import { call, ready, start } from './serving.ts';

/** Writes the modules that the main thread has loaded, at exit: by their URL, those of Node by their name. */
function telling(told: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'hookgate-start-')), 'telling.mjs');
  writeFileSync(
    file,
    `import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';
const loaded = [];
if (isMainThread) {
  registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
  process.on('exit', () => writeFileSync(${JSON.stringify(told)}, [...loaded, ...process.moduleLoadList].join('\\n')));
}
`,
  );
  return `--import=${pathToFileURL(file)}`;
}

test('startup: loads no optional module by default', async () => {
  const directory = workspace();
  const told = join(directory, 'loaded.txt');
  const service = start(directory, [], { NODE_OPTIONS: telling(told) });
  const { port, secret } = await ready(service);
  await call(port, secret, 'kim@okta.com');
  service.child.kill();
  await service.exited;
  const loaded = readFileSync(told, 'utf8').split('\n');
  expect(loaded).toContain('NativeModule http');
  const packages = new Set(loaded.map((name) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1]));
  expect(packages).toContain('express');
  const forSome = ['jose', '@opentelemetry/sdk-trace', '@ngrok/ngrok', 'fast-check', 'fast-xml-builder'];
  expect(forSome.filter((name) => packages.has(name))).toEqual([]);
  // Undici implements fetch; only the worker thread validates rules.
  expect(
    loaded.filter((name) =>
      /undici|\/src\/(lint|rule-tests|org)\/|\/src\/console\/(?!recent-decisions)/.test(name),
    ),
  ).toEqual([]);
});

test('startup: without a writable compile cache starts without a message', async () => {
  const directory = workspace();
  writeFileSync(join(directory, 'file'), '');
  const service = start(directory, [], { NODE_COMPILE_CACHE: join(directory, 'file/cache') });
  const { port, secret } = await ready(service);
  expect((await call(port, secret, 'kim@okta.com')).status).toBe(200);
  expect(service.output().stderr).toBe('');
  service.child.kill();
  expect(await service.exited).toEqual({ code: 0, signal: null });
  expect(readFileSync(join(directory, 'file'), 'utf8')).toBe('');
});
