import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { findPerson } from '../../../src/console/find-person.ts';
import { Mask } from '../../../src/decision-log/mask/mask.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { eventually } from '../../patience.ts';
import { record } from '../../unit/decision-log/written-record.ts';
import { asking, RULES } from './asking.ts';

const KIM = { email: 'kim@okta.com', login: 'kim@okta.com', firstName: 'Kimberley' };

function decisionsFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'hookgate-decisions-')), 'decisions.jsonl');
}

test.each([
  ['masked', ''],
  ['masked', ', key: a key of at least sixteen'],
  ['full', ''],
])('find: a person in %s records%s, by login, e-mail or another fact', async (kept, key) => {
  const to = decisionsFile();
  const { console, post } = await asking(RULES, `decisionLog: { to: ${to}, record: ${kept}${key} }`);
  await post('/sign-up', KIM);
  await post('/sign-up', { email: 'mallory@evil.example', login: 'mallory@evil.example' });
  await eventually(() => expect(readFileSync(to, 'utf8').split('\n').length).toBeGreaterThan(2));
  const find = async (question: object) => (await console('/console/api/find', question)).json;
  expect(await find({ value: 'KIM@okta.com' })).toEqual({
    decisions: [
      expect.objectContaining({ number: 1, decision: 'allow', endpoint: '/sign-up', retry: false }),
    ],
    searched: 2,
    since: expect.any(String),
    older: false,
    unsearched: { withoutRequest: 0, otherKey: 0 },
  });
  const byFact = await find({ value: 'Kimberley', fact: 'data.userProfile.firstName' });
  expect(byFact.decisions).toHaveLength(1);
  expect((await find({ value: 'lee@okta.com' })).decisions).toEqual([]);
  expect(JSON.stringify(await find({ value: 'kim@okta.com' }))).not.toMatch(/kim|Kimberley/i);
});

test('find: refuses invalid questions, and every question if no requests are recorded', async () => {
  const to = decisionsFile();
  const { console } = await asking(RULES, `decisionLog: { to: ${to}, record: masked }`);
  for (const question of [{ value: '' }, { value: 'kim', fact: 'no path' }, {}])
    expect((await console('/console/api/find', question)).status).toBe(400);
  const none = await asking(RULES);
  expect(await none.console('/console/api/find', { value: 'kim' })).toMatchObject({
    status: 404,
    json: { error: { code: 'no-records' } },
  });
});

/** A record of a sign-up by Kim, masked under a key. */
function masked(id: string, time: string, key = 'k'): string {
  const mask = new Mask(key);
  const request = { ...samples.ssr, data: { ...samples.ssr.data, userProfile: KIM } };
  const about = { key: mask.keyId, paths: ['data.userProfile'] };
  const found = mask.request(request)?.request;
  return `${record({ decisionId: id, time, recorded: 'masked', masked: about, request: found })}\n`;
}

test('find: searches rotated and packed files, newest first; counts records with another key', async () => {
  const to = decisionsFile();
  const aside = (time: string) => to.replace('.jsonl', `.${time}.jsonl`);
  writeFileSync(`${aside('2026-11-21T00-00-00.000Z')}.gz`, gzipSync(masked('a', '2026-11-20T00:00:00Z')));
  writeFileSync(aside('2026-11-22T00-00-00.000Z'), masked('b', '2026-11-21T00:00:00Z'));
  writeFileSync(to, masked('c', '2026-11-22T00:00:00Z'));
  appendFileSync(to, masked('d', '2026-11-22T00:00:00Z', 'another'));
  const question = { records: to, masked: { key: 'k' }, value: 'kim@okta.com', path: undefined };
  const found = await findPerson(question);
  expect(found.decisions.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect(found).toMatchObject({ searched: 4, older: false, unsearched: { otherKey: 1 } });
});

test('find: reads a limited part of the log from its end, and reports older records', async () => {
  const to = decisionsFile();
  const lines = ['a', 'b', 'c'].map((id) => masked(id, '2026-11-22T00:00:00Z'));
  writeFileSync(to, lines.join(''));
  const question = { records: to, masked: { key: 'k' }, value: 'kim@okta.com', path: undefined };
  const bytes = Buffer.byteLength(`${lines[1]}${lines[2]}`) + 10;
  const found = await findPerson(question, { bytes, decisions: 10 });
  expect(found.decisions.map(({ id }) => id)).toEqual(['c', 'b']);
  expect(found).toMatchObject({ searched: 2, older: true });
  expect((await findPerson(question, { bytes: 1e6, decisions: 1 })).decisions).toMatchObject([{ id: 'c' }]);
});

test('find: names the hook of a record, except for registration', async () => {
  const to = decisionsFile();
  const login = { data: { context: { user: { profile: { login: 'kim@okta.com' } } } } };
  const records = [
    record({ decisionId: 'a', request: login, recorded: 'full' }),
    record({ decisionId: 'b', request: login, recorded: 'full', hook: 'token', requestType: undefined }),
  ];
  writeFileSync(to, `${records.join('\n')}\n`);
  const { decisions } = await findPerson({
    ...{ records: to, masked: undefined, value: 'kim@okta.com', path: undefined },
  });
  expect(decisions.map(({ id, hook, requestType }) => [id, hook, requestType])).toEqual([
    ['b', 'token', undefined],
    ['a', undefined, 'self.service.registration'],
  ]);
});
