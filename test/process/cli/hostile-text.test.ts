import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CLASSIC_REQUEST_TYPE } from '../../../src/hooks/registration/request.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { type Ended, hookgateWith } from './hookgate.ts';

/** Sets the title, turns red, turns the direction, hides, ends lines, and tags: as C0, C1, DEL, bidi and Unicode have it. */
const HOSTILE =
  '\u001b]0;owned\u0007\u001b[31m\u009b2J\u009dx\u007f\u202e\u2066\u200b\u2028\u2029\u{e0041}\rFORGED';
const inYaml = JSON.stringify(HOSTILE).replaceAll(/[\u007f-\uffff]/g, (unit) => {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
});

/** The same for a key: JSON with a backslash in a key is refused, so it holds nothing that JSON has to escape. */
const HOSTILE_KEY = HOSTILE.replaceAll(/\p{Cc}/gu, (unit) => (unit < ' ' ? '' : unit));

/** What may stand in an output: anything that is printed, line feeds and tabs. */
const FORBIDDEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const request = {
  ...samples.ssr,
  requestType: HOSTILE,
  eventId: HOSTILE,
  data: {
    ...samples.ssr.data,
    userProfile: { email: HOSTILE, login: HOSTILE, firstName: HOSTILE },
    [HOSTILE_KEY]: HOSTILE,
  },
};
const signUp = { ...request, requestType: CLASSIC_REQUEST_TYPE };
const record = {
  time: '2026-11-23T00:54:24.073Z',
  msg: 'decision',
  ...{ decisionId: HOSTILE, eventId: HOSTILE, endpoint: HOSTILE, requestType: HOSTILE },
  ...{
    decision: 'deny',
    by: HOSTILE,
    rules: [HOSTILE],
    results: { [HOSTILE_KEY]: 'failed' },
    version: HOSTILE,
  },
  ...{ shadow: { [HOSTILE_KEY]: { result: 'failed', would: 'allow' } }, odd: HOSTILE, ms: 1 },
  failure: { code: HOSTILE, message: HOSTILE },
  request: signUp,
};

function rulesIn(directory: string, message = 'Denied.'): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(
    join(directory, `${HOSTILE}.yaml`),
    `version: 1
endpoint: /a
owner: ${inYaml}
description: ${inYaml}
requestTypes:
  self.service.registration:
    rules:
      - name: first
        owner: ${inYaml}
        ticket: ${inYaml}
        description: ${inYaml}
        when: { fact: data.userProfile.email, operator: equal, value: ${inYaml} }
        then: allow
        otherwise: { deny: true, error: { errorSummary: ${JSON.stringify(message)} } }
      - name: second
        mode: shadow
        when: { fact: data.userProfile.firstName, operator: notEqual, value: ${inYaml} }
        then: { deny: true, error: { errorSummary: ${inYaml} } }
unhandled: allow
`,
  );
  writeFileSync(
    join(directory, `${HOSTILE}.test.yaml`),
    `endpoint: /a
tests:
  - name: ${inYaml}
    request: ssr
    set: { data.userProfile.email: ${inYaml} }
    expect: { decision: update, rules: { first: false }, set: { x: ${inYaml} } }
`,
  );
}

const directory = mkdtempSync(join(tmpdir(), 'hookgate-hostile-'));
afterAll(() => rmSync(directory, { recursive: true }));
rulesIn(join(directory, 'rules'));
rulesIn(join(directory, 'before'), 'No.');
mkdirSync(join(directory, 'broken/lists'), { recursive: true });
writeFileSync(join(directory, 'broken/lists', `${HOSTILE}.txt`), `${HOSTILE.replaceAll(/\p{Cc}/gu, '')}\n`);
writeFileSync(
  join(directory, 'broken', `${HOSTILE}.yaml`),
  `version: 1\nendpoint: ${inYaml}\n${inYaml}: 1\nrequestTypes: { ${inYaml}: { rules: [{ name: ${inYaml}, when: { condition: ${inYaml} }, then: ${inYaml} }] } }\n`,
);
writeFileSync(
  join(directory, 'broken', 'raw.yaml'),
  `version: 1 # ${HOSTILE.replaceAll(/\p{Cc}/gu, '')}\nx: 1\n`,
);
writeFileSync(join(directory, `${HOSTILE}.yaml`), `server: { port: ${inYaml} }\n${inYaml}: 1\n`);
writeFileSync(join(directory, `${HOSTILE}.json`), JSON.stringify(request));
writeFileSync(join(directory, `${HOSTILE}.jsonl`), `${JSON.stringify(record)}\n{"broken\n`);
writeFileSync(join(directory, 'record.json'), JSON.stringify({ ...record, endpoint: '/a' }));
writeFileSync(join(directory, 'sign-up.json'), JSON.stringify(signUp));

const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const error = { errorSummary: HOSTILE, errorCauses: [{ errorSummary: HOSTILE, location: HOSTILE }] };
  response.end(
    JSON.stringify({ commands: [{ type: HOSTILE, value: HOSTILE }], error, [HOSTILE_KEY]: HOSTILE }),
  );
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => server.close());
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const formats = (command: string[], names: string[]) =>
  names.map((format) => [...command, '--format', format]);
const json = [
  ...formats(['check', 'rules'], ['json']),
  ...formats(['check', 'broken'], ['json', 'sarif']),
  ['check', 'rules', '--messages', '--format', 'json'],
  ...formats(['test', 'rules', '--coverage'], ['json']),
  ...formats(['explain', 'sign-up.json', '--rules', 'rules'], ['json']),
  ...formats(['diff', '--rules', 'rules', '--base', './before', '--requests', 'sign-up.json'], ['json']),
  ...formats(['log', `${HOSTILE}.jsonl`, '--summary'], ['json']),
  ...formats(['log', `${HOSTILE}.jsonl`], ['json']),
  ...formats(['simulate', '--url', `${origin}/a`, '--auth', 'none'], ['json']),
  ...formats(['verify', `${origin}/a`, '--auth', 'none'], ['json']),
];
const texts = [
  ...formats(['check', 'rules'], ['text', 'sarif', 'github', 'junit']),
  ...formats(['check', 'broken'], ['text', 'github', 'junit']),
  ['check', 'rules', '--messages'],
  ['check', HOSTILE],
  ['check', '--config', HOSTILE],
  ['check', '--config', `${HOSTILE}.yaml`],
  ['check', '--max-warnings', `${HOSTILE}\nhookgate: FORGED`],
  ...formats(['test', 'rules', '--coverage'], ['text', 'github', 'junit']),
  ['test', 'rules', '--filter', HOSTILE],
  ['test', 'rules', '--changed-since', HOSTILE],
  ['explain', 'sign-up.json', '--rules', 'rules'],
  ['explain', `${HOSTILE}.json`, '--rules', 'rules'],
  ['explain', 'record.json', '--rules', 'rules', '--set', 'data.userProfile.email=x'],
  ['explain', '--request', 'ssr', '--endpoint', HOSTILE, '--rules', 'rules'],
  ['explain', '--request', 'ssr', '--set', HOSTILE, '--rules', 'rules'],
  ['explain', '--request', 'ssr', '--at', HOSTILE, '--rules', 'rules'],
  ['explain', HOSTILE, '--rules', 'rules'],
  ['explain', '--request', 'ssr', '--rules', 'broken'],
  ['record', 'record.json', '--rules', 'rules'],
  ['record', 'sign-up.json', '--rules', 'rules', '--name', HOSTILE],
  ['record', `${HOSTILE}.jsonl`, '--rules', 'rules'],
  ['record', 'sign-up.json', '--rules', 'rules', '--save', HOSTILE],
  ...formats(
    ['diff', '--rules', 'rules', '--base', './before', '--requests', 'sign-up.json', '--show-values'],
    ['text', 'markdown'],
  ),
  ['diff', '--rules', 'rules', '--base', HOSTILE],
  ['diff', '--rules', 'rules', '--base', './broken'],
  ['diff', '--rules', 'rules', '--base', './before', '--fail-on', HOSTILE],
  ['diff', '--rules', 'rules', '--base', './before', '--requests', HOSTILE],
  ['log', `${HOSTILE}.jsonl`],
  ['log', `${HOSTILE}.jsonl`, '--summary'],
  ['log', `${HOSTILE}.jsonl`, '--endpoint', HOSTILE, '--rule', 'none'],
  ['log', HOSTILE],
  ['log', '--since', HOSTILE],
  ['simulate', '--url', `${origin}/a`, '--auth', 'none'],
  ['simulate', '--url', HOSTILE],
  ['simulate', '--only', HOSTILE],
  ['verify', `${origin}/a`, '--auth', 'none'],
  ['verify', HOSTILE],
  ['init', 'sign-up.json/x'],
  ['init', '--scenario', HOSTILE],
  ['schema', HOSTILE],
  ['completion', HOSTILE],
  ['help', HOSTILE],
  ['serve', '--port', HOSTILE],
  ['serve', '--config', `${HOSTILE}.yaml`],
  ['serve', `--${HOSTILE}`],
  [HOSTILE],
  [`--${HOSTILE}`],
];

const named = (commands: string[][]) =>
  commands.map((args) => [args.join(' ').replaceAll(new RegExp(FORBIDDEN, 'gu'), '?'), args] as const);
const runs = (args: readonly string[], terminal?: { colors: number }): Promise<Ended> =>
  hookgateWith({ directory, ...(terminal && { terminal }) }, ...args);

describe('hostile text: only printable characters reach', () => {
  test.each(named([...texts, ...json]))('a terminal or a pipe: %s', async (_, args) => {
    for (const terminal of [undefined, { colors: 1 }]) {
      const { exitCode, stdout, stderr } = await runs(args, terminal);
      expect(stdout + stderr).not.toMatch(FORBIDDEN);
      expect(stdout + stderr).not.toMatch(/^hookgate: FORGED/m);
      // An exception that nobody foresaw would be a poor test of the text.
      expect(exitCode).toBeLessThan(3);
    }
  });
});

/** All texts in a value: its keys, its strings, and what stands in those that are JSON. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value, ...(value.startsWith('{') ? textsIn(whole(value)) : [])];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [key, ...textsIn(one)]);
}

function whole(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

test('hostile text: the rules of these tests can be loaded', async () => {
  const { exitCode, stdout } = await runs(['check', 'rules']);
  expect(exitCode, stdout).toBe(0);
});

describe('hostile text: machine-readable output keeps its value', () => {
  test.each(named(json))('%s', async (_, args) => {
    const { stdout } = await runs(args, { colors: 1 });
    expect(textsIn(JSON.parse(stdout)).some((text) => text.includes(HOSTILE))).toBe(true);
  });

  test('record: the YAML of a test keeps the recorded values', async () => {
    const { stdout } = await runs(['record', 'sign-up.json', '--rules', 'rules'], { colors: 1 });
    const [{ set }] = parse(stdout).tests;
    expect(set['data.userProfile.email']).toBe(HOSTILE);
  });
});

test('hostile text: colours of our own reach a terminal, those of a text do not', async () => {
  const { stdout } = await runs(['explain', 'sign-up.json', '--rules', 'rules'], { colors: 8 });
  expect(stdout).toContain('\u001b[1m/a\u001b[22m  self.service.registration');
  expect(stdout).toContain('\u001b[32mallow\u001b[39m, by first');
  expect(stdout).toContain('␛]0;owned␇␛[31m');
  expect(stripVTControlCharacters(stdout)).not.toMatch(FORBIDDEN);
});
