import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Mask } from '../../../src/decision-log/mask/mask.ts';
import type { HookRequest } from '../../../src/hooks/envelope.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { record } from '../../unit/decision-log/written-record.ts';
import { hookgateWith } from './hookgate.ts';

const KEY = 'a key of at least sixteen';

const KIM = {
  email: 'kim.sato@okta.com',
  login: 'Kim.Sato@okta.com',
  employeeNumber: 4711,
  groups: ['staff', 'builders'],
  subscribed: true,
};
const LEE = { ...KIM, email: 'lee.park@okta.com', login: 'lee.park@okta.com', employeeNumber: '4711' };

function signUp(userProfile: object): HookRequest {
  return { ...samples.ssr, data: { ...samples.ssr.data, userProfile } };
}

/** A record whose request is masked; without what it says of its masks, as an older one. */
function masked(id: string, userProfile: object, { key = KEY, older = false } = {}): string {
  const mask = new Mask(key);
  const found = mask.request(signUp(userProfile));
  const said = { key: mask.keyId, paths: ['data.userProfile'], clear: found?.clear };
  return record({
    ...{ decisionId: id, recorded: 'masked', request: found?.request },
    ...(!older && { masked: said }),
  });
}

const full = (id: string, userProfile: object) =>
  record({ decisionId: id, recorded: 'full', request: signUp(userProfile) });

function workspace(lines: readonly string[], config = `decisionLog: { to: d.jsonl, key: ${KEY} }\n`): string {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-person-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  writeFileSync(join(directory, 'd.jsonl'), `${lines.join('\n')}\n`);
  writeFileSync(join(directory, 'config.yaml'), config);
  return directory;
}

/** The ids of what `hookgate log` finds. */
async function found(directory: string, ...args: string[]) {
  const { stdout, stderr, exitCode } = await hookgateWith({ directory }, 'log', '--format', 'json', ...args);
  const ids = stdout.split('\n').flatMap((line) => (line === '' ? [] : JSON.parse(line).decisionId));
  return { ids, stderr, exitCode };
}

const LINES = [
  masked('kim', KIM),
  masked('lee', LEE),
  full('kim-in-full', KIM),
  masked('kim-older', KIM, { older: true }),
];

test.each([
  [
    ['--email', 'kim.sato@okta.com'],
    ['kim-older', 'kim-in-full', 'kim'],
  ],
  [
    ['--email', 'KIM.SATO@okta.com'],
    ['kim-older', 'kim-in-full', 'kim'],
  ],
  [
    ['--login', 'kim.sato@okta.com'],
    ['kim-older', 'kim-in-full', 'kim'],
  ],
  [['--login', 'lee.park@okta.com'], ['lee']],
  [
    ['--email', 'lee.park@okta.com', '--email', 'kim.sato@okta.com', '--limit', '2'],
    ['kim-older', 'kim-in-full'],
  ],
  [['--email', 'kim.sato@okta.com', '--login', 'lee.park@okta.com'], []],
  [
    ['--where', 'data.userProfile.employeeNumber=4711'],
    ['kim-older', 'kim-in-full', 'lee', 'kim'],
  ],
  [['--where', 'data.userProfile.groups=builders', '--login', 'lee.park@okta.com'], ['lee']],
  [['--where', 'data.userProfile.groups[0]=builders'], []],
  [
    ['--where', 'data.userProfile.subscribed=true', '--where', 'data.userProfile.email=lee.park@okta.com'],
    ['lee'],
  ],
  [['--where', 'requestType=self.service.registration', '--limit', '1'], ['kim-older']],
])('log: %j finds one person in masked records and in clear ones', async (args, ids) => {
  const { stderr, ...rest } = await found(workspace(LINES), ...args);
  expect(rest).toEqual({ ids, exitCode: 0 });
  expect(stderr).toBe(ids.length > 0 ? '' : 'hookgate: none of 4 decisions matches\n');
});

test('log: finds a person in a gzip log of another name, by the configured key', async () => {
  const directory = workspace([]);
  writeFileSync(join(directory, 'old.jsonl.gz'), gzipSync(`${masked('kim', KIM)}\n`));
  expect((await found(directory, 'old.jsonl.gz', '--login', 'kim.sato@okta.com')).ids).toEqual(['kim']);
});

test('log: finds values in clear, which rules hold', async () => {
  const mask = new Mask(KEY);
  const kept = mask.request(signUp({ userType: 'contractor' }), () => true);
  const about = { key: mask.keyId, paths: ['data.userProfile'], clear: kept?.clear };
  const line = record({ recorded: 'masked', masked: about, request: kept?.request });
  const directory = workspace([line, masked('other', { userType: 'contractor' })]);
  expect((await found(directory, '--where', 'data.userProfile.userType=contractor')).ids).toEqual([
    'other',
    'd1',
  ]);
});

test.each([
  ['another key', `decisionLog: { to: d.jsonl, key: another key of sixteen }\n`],
  ['no key', 'decisionLog: { to: d.jsonl }\n'],
])('log: with %s masked records count as not searched', async (_, config) => {
  const { ids, stderr, exitCode } = await found(
    workspace(LINES.slice(0, 3), config),
    '--email',
    'kim.sato@okta.com',
  );
  expect({ ids, exitCode }).toEqual({ ids: ['kim-in-full'], exitCode: 3 });
  expect(stderr).toBe(
    "hookgate: 2 decisions could not be searched: masked under a key that is not this configuration's decisionLog.key\n",
  );
});

test('log: counts decisions without a request in the period as not searched', async () => {
  const lines = [record({ time: '2026-01-01T00:00:00Z' }), record(), masked('kim', KIM)];
  const { ids, stderr } = await found(
    workspace(lines),
    '--login',
    'kim.sato@okta.com',
    '--since',
    '2026-11-01',
  );
  expect(ids).toEqual(['kim']);
  expect(stderr).toBe(
    'hookgate: 1 decision could not be searched: decisionLog.record was none, and no request is recorded\n',
  );
});

test.each(['kim.sato@okta.com', 'data.userProfile.email=', '..=kim.sato@okta.com', '=kim.sato@okta.com'])(
  'log: --where %s is a wrong use, and is not repeated',
  async (where) => {
    const { exitCode, stderr } = await found(workspace([]), '--where', where);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--where needs the path of a fact and a value');
    expect(stderr).not.toMatch(/kim|sato/);
  },
);

test.each([
  [['--since', 'yesterday', '--until', 'yesterday'], ['yesterday']],
  [
    ['--since', 'yesterday'],
    ['today', 'yesterday'],
  ],
  [['--since', 'today'], ['today']],
  [
    ['--until', 'yesterday'],
    ['yesterday', 'before'],
  ],
])('log: %j means days in UTC', async (args, ids) => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T00:00:01Z') });
  onTestFinished(() => void vi.useRealTimers());
  const lines = [
    record({ decisionId: 'before', time: '2026-02-27T23:59:59.999Z' }),
    record({ decisionId: 'yesterday', time: '2026-02-28T00:00:00Z' }),
    record({ decisionId: 'today', time: '2026-03-01T00:00:00Z' }),
  ];
  expect((await found(workspace(lines), ...args)).ids).toEqual(ids);
});

test('log: needs no key without a search', async () => {
  const config = 'decisionLog: { to: d.jsonl, key: "${NOT_SET_HERE}" }\n';
  expect((await found(workspace(LINES, config))).ids).toHaveLength(4);
  const searching = await found(workspace(LINES, config), '--login', 'kim');
  expect(searching).toMatchObject({ ids: [], exitCode: 2, stderr: expect.stringContaining('NOT_SET_HERE') });
});
