import { existsSync, mkdtempSync, readFileSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventually } from '../../patience.ts';
import { asking, RULES } from './asking.ts';

describe('a change', () => {
  test('a change: the answer has findings, tests and changed decisions; nothing is written', async () => {
    const { console, service, ask } = await asking(RULES);
    const { directory, current } = service.rules;
    const before = await ask('/console/api/files');
    const text = RULES['sign-up.yaml'].replace('value: { list: domains }', 'value: [example.com]');
    const { json } = await console('/console/api/change', {
      files: [{ path: `${directory}/sign-up.yaml`, text }],
    });
    expect(json.diagnostics).toContainEqual(expect.objectContaining({ code: 'unused-list' }));
    expect(json.tests).toEqual({
      total: 1,
      failed: [
        {
          name: 'staff may sign up',
          file: `${directory}/sign-up.test.yaml`,
          line: 4,
          failures: [
            expect.stringContaining('expected decision allow, got deny, by work-address'),
            expect.stringContaining('expected rule work-address true, got false'),
          ],
        },
      ],
    });
    expect(json.differences.changes).toEqual([
      expect.stringContaining('changed condition staff of /sign-up'),
    ]);
    expect(json.differences.madeUp.changed).toBeGreaterThan(0);
    const words = json.differences.madeUp.groups.map((group: { words: string }) => group.words);
    expect(words).toContainEqual(expect.stringContaining('deny -> allow by work-address'));
    expect(words).toContainEqual(expect.stringContaining('allow -> deny by work-address'));
    expect(json.differences.madeUp.groups[0].examples[0].facts[0]).toEqual({
      fact: 'data.userProfile.email',
      value: expect.any(String),
    });
    expect(json.differences.recorded).toBeUndefined();
    expect(await ask('/console/api/files')).toBe(before);
    expect(service.rules.current).toBe(current);
  });

  test('a change: is compared on recorded requests, which are shown without their values', async () => {
    const to = join(mkdtempSync(join(tmpdir(), 'hookgate-decisions-')), 'decisions.jsonl');
    const kept = `decisionLog: { to: ${to}, record: full }`;
    const { console, service, post } = await asking(RULES, kept);
    const { directory } = service.rules;
    const change = {
      path: `${directory}/sign-up.yaml`,
      text: RULES['sign-up.yaml'].replace('value: { list: domains }', 'value: [example.com]'),
    };
    const recorded = async () =>
      (await console('/console/api/change', { files: [change] })).json.differences.recorded;
    expect(await recorded()).toEqual({ compared: 0, changed: 0, unjudged: 0, groups: [], doubts: [] });
    await post('/sign-up', { email: 'kim@okta.com', login: 'kim@okta.com', firstName: 'Kim' });
    await post('/sign-up', { email: 'mallory@evil.example', login: 'mallory@evil.example' });
    await eventually(async () => expect(await recorded()).toMatchObject({ compared: 2, changed: 1 }));
    const { groups, since } = await recorded();
    expect(groups).toMatchObject([
      { words: expect.stringMatching(/^allow -> deny by work-address/), count: 1 },
    ]);
    expect(groups[0].examples[0].facts).toContainEqual({
      fact: 'data.userProfile.email',
      value: 'k***@okta.com',
    });
    expect(Date.parse(since)).toBeGreaterThan(Date.now() - 60_000);
  });

  test('a change: is compared with the live rules if the files are invalid because of their tests', async () => {
    const { console, service, write } = await asking(RULES);
    const { directory } = service.rules;
    const changed = RULES['sign-up.yaml'].replace('value: { list: domains }', 'value: [example.com]');
    const tests = RULES['sign-up.test.yaml'];
    write({ 'sign-up.yaml': changed });
    expect((await service.rules.reload())?.result).toBe('refused');
    const files = [
      { path: `${directory}/sign-up.test.yaml`, text: tests.replace('kim@okta.com', 'kim@example.com') },
    ];
    const { json } = await console('/console/api/change', { files });
    expect(json.tests).toEqual({ total: 1, failed: [] });
    expect(json.differences.against).toBe('live');
    expect(json.differences.changes).toEqual([
      expect.stringContaining('changed condition staff of /sign-up'),
    ]);
  });

  test('a change: is compared with the directory if long lists of the live rules are not kept', async () => {
    const long = Array.from({ length: 20_000 }, (_, index) => `d${index}.example\n`).join('');
    const { console, service, write } = await asking({ ...RULES, 'lists/domains.txt': `okta.com\n${long}` });
    write({ 'sign-up.test.yaml': RULES['sign-up.test.yaml'].replace('allow', 'deny') });
    expect((await service.rules.reload())?.result).toBe('refused');
    const { json } = await console('/console/api/change', { files: [] });
    expect(json.differences).toMatchObject({ changes: [], madeUp: { changed: 0 } });
  });

  test('a change: the answer marks recorded requests as masked', async () => {
    const to = join(mkdtempSync(join(tmpdir(), 'hookgate-decisions-')), 'decisions.jsonl');
    const { console, post } = await asking(RULES, `decisionLog: { to: ${to}, record: masked }`);
    await post('/sign-up', { email: 'kim@okta.com', login: 'kim@okta.com' });
    await eventually(async () => {
      const { json } = await console('/console/api/change', { files: [] });
      expect(json.differences.recorded).toMatchObject({ compared: 1, masked: true });
    });
  });

  test('a change: masked requests that cannot be judged are counted separately, with rule and fact', async () => {
    const to = join(mkdtempSync(join(tmpdir(), 'hookgate-decisions-')), 'decisions.jsonl');
    const { console, service, post } = await asking(RULES, `decisionLog: { to: ${to}, record: masked }`);
    await post('/sign-up', { email: 'kim@okta.com', userType: 'contractor' });
    await eventually(() => expect(existsSync(to) && readFileSync(to, 'utf8')).toContain('\n'));
    const text = RULES['sign-up.yaml'].replace(
      '      - name: named\n',
      '      - name: contractors\n        when: { fact: data.userProfile.userType, operator: notEqual, value: contractor }\n        otherwise: deny\n      - name: named\n',
    );
    const files = [{ path: `${service.rules.directory}/sign-up.yaml`, text }];
    const { json } = await console('/console/api/change', { files });
    expect(json.differences.recorded).toMatchObject({ compared: 1, changed: 0, unjudged: 1 });
    expect(json.differences.recorded.doubts).toEqual([
      {
        count: 1,
        words: expect.stringMatching(
          /^contractors \(.*\) reads data\.userProfile\.userType, which is masked$/,
        ),
      },
    ]);
    const { origins, compared } = json.differences.madeUp;
    expect(origins.samples.compared).toBeGreaterThan(0);
    expect(origins.tests.compared + origins.samples.compared + origins.generated.compared).toBe(compared);
  });

  test('a change: with errors, the answer has findings only', async () => {
    const { console, service } = await asking(RULES);
    const { directory } = service.rules;
    const change = { path: `${directory}/sign-up.yaml`, text: 'version: 1\nendpoint: nowhere\n' };
    const { json } = await console('/console/api/change', { files: [change] });
    expect(json.diagnostics[0]).toMatchObject({ severity: 'error', file: change.path });
    expect(new Set(Object.keys(json))).toEqual(new Set(['contentDigest', 'diagnostics', 'milliseconds']));
  });

  test('a change: may add a file, also to a directory with errors', async () => {
    const { console, service, write } = await asking(RULES);
    const { directory } = service.rules;
    write({ 'other.yaml': 'version: 1\nendpoint: /other\n' });
    const text = RULES['sign-up.yaml'].replace('/sign-up', '/other').replaceAll('work-address', 'address');
    const mended = await console('/console/api/change', {
      files: [{ path: `${directory}/other.yaml`, text }],
    });
    expect(mended.json.differences.changes).toEqual(['added endpoint /other: 4 rules']);
    unlinkSync(join(directory, 'other.yaml'));
    const added = await console('/console/api/change', {
      files: [{ path: `${directory}/new/other.yaml`, text }],
    });
    expect(added.json.differences.changes).toEqual(['added endpoint /other: 4 rules']);
  });

  test('a change: a path that is not a file of the rules is refused', async () => {
    const { console, service } = await asking(RULES);
    const { directory } = service.rules;
    const names = [
      '../config.yaml',
      'x/../../y.yaml',
      '.git/x.yaml',
      'notes.md',
      '',
      'a//b.yaml',
      'x\\y.yaml',
    ];
    for (const path of [...names.map((name) => `${directory}/${name}`), 'sign-up.yaml', '/etc/x.yaml']) {
      const { status, json } = await console('/console/api/change', { files: [{ path, text: '' }] });
      expect([status, json.error.code], path).toEqual([400, 'no-such-change']);
      expect(json.error.message).toContain(
        `${path} is not a file of the rules in ${directory}: rules end in .yaml or .yml, `,
      );
    }
  });

  test('a change: several files are evaluated together', async () => {
    const { console, service } = await asking(RULES);
    const { directory } = service.rules;
    const list = { path: `${directory}/lists/domains.txt`, text: 'okta.com\nacme.example\n' };
    const ofAcme = RULES['sign-up.test.yaml'].replace('kim@okta.com', 'kim@acme.example');
    const tests = { path: `${directory}/sign-up.test.yaml`, text: ofAcme };
    const tried = async (files: object[]) => (await console('/console/api/change', { files })).json;
    expect((await tried([tests])).tests.failed).toHaveLength(1);
    const both = await tried([tests, list]);
    expect(both.tests).toEqual({ total: 1, failed: [] });
    expect(both.differences.changes).toEqual([expect.stringContaining('added 1 entry: "acme.example"')]);
    const none = await tried([]);
    expect([none.tests, none.differences.changes]).toEqual([{ total: 1, failed: [] }, []]);
  });

  test('a change: more than a page can hold is refused', async () => {
    const { console, service } = await asking(RULES);
    const { directory } = service.rules;
    const tried = async (texts: string[]) => {
      const files = texts.map((text, index) => ({ path: `${directory}/lists/x${index}.txt`, text }));
      const { status, json } = await console('/console/api/change', { files });
      return [status, json.error?.message];
    };
    const half = 'x'.repeat(128 * 1024);
    expect(await tried([half, half])).toEqual([200, undefined]);
    expect(await tried([half, half, 'ä'])).toEqual([
      400,
      'The changed files have 262146 bytes together; at most 262144 can be tried at once.',
    ]);
    expect(await tried(Array(20).fill('okta.com'))).toEqual([200, undefined]);
    expect(await tried(Array(21).fill('okta.com'))).toEqual([
      400,
      'These are 21 changed files; at most 20 can be tried at once.',
    ]);
  });

  test.each([
    [{ path: 'x.yaml', text: '' }],
    [{ files: {} }],
    [{ files: ['x'] }],
    [{ files: [null] }],
    [{ files: [{ path: 'x.yaml' }] }],
  ])('that is none is refused: %j', async (question) => {
    const { console } = await asking(RULES);
    const { status, json } = await console('/console/api/change', question);
    expect([status, json.error.message]).toEqual([
      400,
      'The question needs "files" as a list of { path, text }.',
    ]);
  });

  test('a change: the answer has the digest of its directory', async () => {
    const { console, write } = await asking(RULES);
    const digests = async () => [
      (await console('/console/api/files')).json.contentDigest,
      (await console('/console/api/change', { files: [] })).json.contentDigest,
    ];
    const [before, told] = await digests();
    expect(told).toBe(before);
    write({ 'sign-up.test.yaml': `# others\n${RULES['sign-up.test.yaml']}` });
    const [after, toldThen] = await digests();
    expect(after).not.toBe(before);
    expect(toldThen).toBe(after);
  });
});
