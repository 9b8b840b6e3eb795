import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { startService } from '../../unit/http/service.ts';
import { temporary, write } from '../../unit/reload/workspace.ts';
import { hookgate, hookgateWith } from './hookgate.ts';

const NAME = 'registrationHookSSR';
const ALL = '/registrationHookSSRandPP, /registrationHookPP, /registrationHookSSR';
const request = JSON.stringify(samples.ssr);
const environment = { BASIC_AUTH_USER: 'okta', BASIC_AUTH_PASSWORD: 'a-secret' };
const LOG = 'test/fixtures/decision-log/decisions.jsonl';

const commands: [command: string, args: (name: string) => string[]][] = [
  ['explain', (name) => ['explain', '-', '--endpoint', name]],
  ['record', (name) => ['record', '-', '--endpoint', name]],
  ['diff', (name) => ['diff', '--base', './rules', '--endpoint', name]],
  ['log', (name) => ['log', LOG, '--endpoint', name]],
];

test.each(commands)('--endpoint: %s takes a name without its slash as the one with it', async (_, args) => {
  const [without, withIt] = await Promise.all(
    [NAME, `/${NAME}`].map((name) => hookgateWith({ stdin: request }, ...args(name))),
  );
  expect(without?.exitCode).toBe(0);
  const withoutIds = (text = '') => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID');
  expect(withoutIds(without?.stdout)).toBe(withoutIds(withIt?.stdout));
  expect(without?.stdout).not.toBe('');
});

test.each(commands.slice(0, 3))(
  '--endpoint: %s says which there are, and the one that was most likely meant',
  async (_, args) => {
    const { exitCode, stdout, stderr } = await hookgateWith(
      { stdin: request },
      ...args('registrationHookSRS'),
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    const [message, hint] = stderr.split('\n');
    expect(message).toBe(
      'hookgate: there is no endpoint "/registrationHookSRS"; did you mean "/registrationHookSSR"?',
    );
    expect(
      hint
        ?.replace(/.*--endpoint: /, '')
        .split(', ')
        .toSorted(),
    ).toEqual(ALL.split(', ').toSorted());
  },
);

test('--endpoint: log reports an endpoint without decisions', async () => {
  const { exitCode, stdout, stderr } = await hookgate('log', LOG, '--endpoint', 'registrationHookSRS');
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
  expect(stderr).toContain(
    'hookgate: no decision was made at "/registrationHookSRS"; did you mean "/registrationHookSSR"?\n',
  );
});

test('--endpoint: simulate and verify call the path with its slash', async () => {
  const service = await startService();
  const url = `http://127.0.0.1:${service.listener.port}`;
  const at = ['--endpoint', NAME];
  const simulated = await hookgateWith({ environment }, 'simulate', '--url', url, ...at, '--only', 'sign-up');
  const verified = await hookgateWith({ environment }, 'verify', url, ...at);
  await service.listener.close(0);
  expect([simulated.exitCode, verified.exitCode]).toEqual([0, 0]);
  expect(simulated.stdout).toContain(`${url}/${NAME}\n`);
  expect(verified.stdout).toContain(`${url}/${NAME}\n`);
});

test('--endpoint: simulate knows the endpoints of the local service', async () => {
  const { exitCode, stderr } = await hookgateWith(
    { environment },
    'simulate',
    '--endpoint',
    'registrationHookSRS',
  );
  expect(exitCode).toBe(2);
  expect(stderr).toContain('did you mean "/registrationHookSSR"?\n');
});

test('--endpoint: simulate calls the named endpoints without rules', async () => {
  const directory = temporary();
  write(join(directory, 'rules/broken.yaml'), 'x: [');
  writeFileSync(join(directory, 'config.yaml'), 'server: { port: 1 }\n');
  const { stderr } = await hookgateWith({ directory, environment }, 'simulate', '--endpoint', 'hook');
  expect(stderr).toMatch(/^hookgate: http:\/\/127\.0\.0\.1:1\/hook cannot be called: /);
});
