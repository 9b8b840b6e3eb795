import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CompletionItem,
  CompletionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type MarkupContent,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/*
 * The view of an editor: the real yaml-language-server over its protocol. It knows only the header line
 * of each file, and finds the schema on the disk.
 */

const root = join(import.meta.dirname, '../../..');
const HEADER = '# yaml-language-server: $schema=../schema/rule-file.schema.json\n';
const TESTS_HEADER = '# yaml-language-server: $schema=../schema/rule-tests.schema.json\n';
const RULE = `${HEADER}version: 1
endpoint: /a
requestTypes:
  self.service.registration:
    rules:
      - name: a
`;

let server: ChildProcess;
let connection: ProtocolConnection;
/** The callbacks that wait for the findings of a file. */
const waiting = new Map<string, (found: Diagnostic[]) => void>();
let opened = 0;
/** Only schemas that a file names: none from the network. */
let settings: object = { validate: true, hover: true, completion: true, schemaStore: { enable: false } };
/** Called when the server requests the settings. */
let asked = (): void => undefined;

beforeAll(async () => {
  const path = fileURLToPath(import.meta.resolve('yaml-language-server/bin/yaml-language-server'));
  server = spawn(process.execPath, [path, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  if (server.stdout === null || server.stdin === null) throw new Error('it has no streams');
  connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.onRequest(ConfigurationRequest.type, ({ items }) => {
    asked();
    return items.map(({ section }) => (section === 'yaml' ? settings : null));
  });
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) =>
    waiting.get(uri)?.(diagnostics),
  );
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    capabilities: {
      workspace: { configuration: true },
      textDocument: {
        completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
        hover: { contentFormat: ['markdown'] },
      },
    },
  });
  await connection.sendNotification(InitializedNotification.type, {});
});

afterAll(async () => {
  const exited = once(server, 'exit');
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  await exited;
});

/** Opens a file, and waits for the findings of the server. */
async function open(text: string, name?: string): Promise<{ uri: string; found: Diagnostic[] }> {
  opened += 1;
  const uri = pathToFileURL(join(root, name ?? `rules/opened-${opened}.yaml`)).href;
  const found = new Promise<Diagnostic[]>((resolve) => waiting.set(uri, resolve));
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'yaml', version: 1, text },
  });
  return { uri, found: await found };
}

/** The file, with the cursor at `|`. */
async function openAt(marked: string): Promise<{ textDocument: { uri: string }; position: Position }> {
  const [before = '', after = ''] = marked.split('|');
  const lines = before.split('\n');
  const { uri } = await open(before + after);
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return { textDocument: { uri }, position };
}

/** The completions at `|`, by their names. */
async function offered(marked: string): Promise<Map<string, CompletionItem>> {
  const answer = await connection.sendRequest(CompletionRequest.type, await openAt(marked));
  const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
  return new Map(items.map((item) => [item.label, item]));
}

async function hovered(marked: string): Promise<string> {
  const hover = await connection.sendRequest(HoverRequest.type, await openAt(marked));
  return hover === null ? '' : (hover.contents as MarkupContent).value;
}

describe('editor: shipped files have no finding', () => {
  test.each(['combined-enrollment', 'profile-enrollment', 'progressive-profile', 'progressive-profile.test'])(
    'rules/%s',
    async (name) => {
      const file = `rules/${name}.yaml`;
      expect((await open(readFileSync(join(root, file), 'utf8'), file)).found).toEqual([]);
    },
  );

  test('config.example.yaml', async () => {
    const text = readFileSync(join(root, 'config.example.yaml'), 'utf8');
    expect((await open(text, 'config.example.yaml')).found).toEqual([]);
    const wrong = text.replace('bodyLimit: 256kb', 'bodyLimit: 256');
    expect((await open(wrong, 'config.wrong.yaml')).found).not.toEqual([]);
  });
});

describe('editor completion', () => {
  test.each([
    ['in a block', '        when:\n          fact: data.userProfile.email\n          operator: |\n'],
    ['in one line', '        when: { fact: data.userProfile.email, operator: e| }\n'],
  ])('offers every operator with its meaning, %s', async (_, rest) => {
    const operators = await offered(RULE + rest);
    expect([...operators.keys()]).toEqual(
      expect.arrayContaining(['equal', 'emailDomainIn', 'digits', 'absent']),
    );
    expect(operators.get('emailDomainIn')?.documentation).toContain('An address whose domain is listed');
  });

  test.each([
    ['then', '        when: { condition: c }\n        then: |\n'],
    ['default', '        when: { condition: c }\n        then: allow\n    default: |\n'],
  ])('offers the built-in outcomes after %s, and a template of one', async (_, rest) => {
    const outcomes = await offered(RULE + rest);
    expect([...outcomes.keys()]).toEqual(expect.arrayContaining(['allow', 'deny', 'continue']));
    expect(outcomes.get('deny with a message')?.insertText).toMatch(/^\n {2}deny: true\n {2}error:\n/);
  });

  test('offers the keys of an outcome', async () => {
    const keys = await offered(`${RULE}        when: { condition: c }\n        otherwise:\n          |\n`);
    expect(keys.get('deny')?.insertText).toBe('deny: true');
    expect([...keys.keys()]).toEqual(expect.arrayContaining(['set', 'error', 'debugContext']));
    expect([...keys.keys()]).not.toContain('continue');
  });

  test('offers the languages of a text, and the facts of language', async () => {
    const otherwise = '        when: { condition: c }\n        otherwise:\n          error:\n';
    const languages = await offered(`${RULE}${otherwise}            errorSummary:\n              |\n`);
    expect([...languages.keys()]).toEqual(expect.arrayContaining(['default', 'de', 'pt-BR']));
    const facts = await offered(RULE.replace('requestTypes', 'language:\n  - |\nrequestTypes'));
    expect([...facts.keys()]).toContain('data.userProfile.locale');
  });

  test('offers both request types', async () => {
    const types = await offered(`${HEADER}version: 1\nendpoint: /a\nrequestTypes:\n  |\n`);
    expect([...types.keys()]).toEqual(['self.service.registration', 'progressive.profile']);
  });

  test('offers a whole rule, and a condition', async () => {
    const rules = await offered(`${RULE}        when: { condition: c }\n        then: allow\n      - |`);
    expect(rules.get('a rule that requires something')?.insertText).toMatch(/^name: .*\n {2}when: .*\n/);
    const rule = rules.get('a rule that requires something')?.insertText ?? '';
    const taken = rule.replaceAll(/\$\{\d:([^}]*)\}/g, '$1').replaceAll('\n', '\n      ');
    expect((await open(`${RULE.replace(/- name: a\n$/, `- ${taken}`)}\n`)).found).toEqual([]);
    const conditions = await offered(`${RULE}        when:\n          |\n`);
    expect(conditions.get('a test')?.insertText).toMatch(/^fact: .*\noperator: .*\nvalue: /);
    expect((await offered(`${RULE}        when:\n          fact: |\n`)).keys()).toContain(
      'data.userProfile.email',
    );
  });

  test('offers the requests and expectations of a test', async () => {
    const text = `${TESTS_HEADER}endpoint: /a\ntests:\n  - name: a\n`;
    expect((await offered(`${text}    request: |\n`)).get('pp')?.documentation).toBe(
      'An update of a profile.',
    );
    const decisions = await offered(`${text}    request: ssr\n    expect:\n      decision: |\n`);
    expect(decisions.get('continue')?.documentation).toContain('lets the person in');
    const keys = await offered(`${text}    request: ssr\n    expect:\n      |\n`);
    expect([...keys.keys()]).toEqual(expect.arrayContaining(['decision', 'errorCauses', 'response']));
  });

  test('offers the log levels in a configuration', async () => {
    const levels = await offered(
      '# yaml-language-server: $schema=../schema/config.schema.json\nlog:\n  level: |\n',
    );
    expect(levels.get('silent')?.documentation).toBe('Nothing.');
  });
});

describe('editor hover', () => {
  test.each([
    ['a key', '        wh|en: { condition: c }\n', 'The condition that this rule tests.'],
    [
      'an operator',
      '        when: { fact: data.userProfile.email, operator: ema|il }\n',
      '`email`: A mailbox that one may trust.',
    ],
    ['an outcome', '        th|en: deny\n', '`deny`: Okta refuses, with a plain message.'],
    ['a mode', '        mode: sha|dow\n', 'evaluated and logged, without effect'],
  ])('%s', async (_, rest, text) => {
    expect(await hovered(RULE + rest)).toContain(text);
  });
});

describe('editor diagnostics', () => {
  const WHEN = '        when: { fact: data.userProfile.email, operator: email }\n';
  test.each([
    ['an unknown key', '        whn: {}\n        then: allow\n', 'whn', 'a rule needs "name", "when"'],
    [
      'an unknown operator',
      '        when: { fact: requestType, operator: emial }\n        then: allow\n',
      'emial',
      'Valid values: "equal"',
    ],
    [
      'text in place of true or false',
      `${WHEN}        enabled: no\n        then: allow\n`,
      'no',
      'write true or false; yes, no, on and off are text',
    ],
    ['a number in place of an outcome', `${WHEN}        then: 5\n`, '5', 'the name of an outcome'],
  ])('%s', async (_, rest, wrong, message) => {
    const lines = (RULE + rest).split('\n');
    const { found } = await open(RULE + rest);
    const marked = found.map(({ range: { start, end }, message: said }) => [
      lines[start.line]?.slice(start.character, end.character),
      said,
    ]);
    expect(marked).toContainEqual([wrong, expect.stringContaining(message)]);
  });

  test('a test that expects nothing', async () => {
    const { found } = await open(
      `${TESTS_HEADER}endpoint: /a\ntests:\n  - { name: a, request: ssr, expect: {} }\n`,
    );
    expect(found.map(({ range }) => range.start.line)).toEqual([3]);
  });

  test('an endpoint, with the message of hookgate', async () => {
    const { found } = await open(RULE.replace('/a', 'a/'));
    expect(found.map(({ message }) => message)).toContain(
      'an absolute path of letters, digits and - . _ ~ without a slash at its end, such as /registrationHookSSR',
    );
  });
});

test('editor: a file without the header is checked with the settings of docs/editors.md', async () => {
  const typo = RULE.replace(HEADER, '').replace('endpoint', 'endpiont');
  expect((await open(typo)).found).toEqual([]);
  const [, shown = ''] = /```json\n(.+?)```/s.exec(readFileSync(join(root, 'docs/editors.md'), 'utf8')) ?? [];
  settings = { ...settings, schemas: JSON.parse(shown)['yaml.schemas'] };
  const taken = new Promise<void>((resolve) => {
    asked = resolve;
  });
  await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  await taken;
  expect((await open(typo)).found).not.toEqual([]);
  expect((await open(typo, 'rules/partners/opened.yaml')).found).not.toEqual([]);
  const test = 'endpoint: /a\ntests:\n  - { name: a, request: ssr, expect: { decision: deny } }\n';
  expect((await open(test, 'rules/opened.test.yaml')).found).toEqual([]);
  expect((await open(test.replace('request', 'reqest'), 'rules/wrong.test.yaml')).found).not.toEqual([]);
  const { found } = await open('- okta.com\n- 5', 'rules/lists/opened.yaml');
  expect(found.map(({ message }) => message)).toEqual(['entries are text: quote it']);
});
