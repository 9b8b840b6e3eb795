import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { parse } from 'yaml';
import { run } from '../../../src/cli/program.ts';
import { CallFacts, NO_DERIVED_FACTS } from '../../../src/decisions/facts/call-facts.ts';
import { KnownFacts } from '../../../src/decisions/facts/known-facts.ts';
import { compileTemplate } from '../../../src/decisions/template.ts';
import { decorators } from '../../../src/engine/operators/decorators.ts';
import { operators } from '../../../src/engine/operators/index.ts';
import { EvaluationError, type Literal } from '../../../src/engine/operators/operator.ts';
import type { HookRequest } from '../../../src/hooks/envelope.ts';
import { request } from '../../../src/hooks/registration/request.ts';
import { loadRules, loadTests } from '../../../src/rule-set/load.ts';
import { abridged, type Command, commandsOf } from '../../console.ts';
import { judge, NOW } from '../../unit/engine/operators/judge.ts';
import { credential, startService } from '../../unit/http/service.ts';

/*
 * Runs the examples in README.md and docs/*.md. The info string of a fenced block is its kind:
 *
 *   yaml file=rules/x.yaml    a file of the section's rules directory, and so for lists (text, csv);
 *                             all files under one heading are one directory, which must load without a finding
 *   yaml file=before/x.yaml   the same as it was before, for hookgate diff
 *   yaml bad file=rules/x.yaml  an invalid file: its findings are in a console block below
 *   yaml part                 some top-level keys of a rule file
 *   yaml rules                some rules of a request type
 *   json request              the request that the section's template table is about
 *   yaml                      with a rule in it: an excerpt of a file in rules/
 *   console                   `$ command`, and under it its output; a line "..." matches any lines.
 *                             npx hookgate check, diff, explain, log, record, schema and test are run: in the section's directory,
 *                             or in the repository if the section has no files; so are simulate and verify,
 *                             on a service in place of https://hooks.example.com, with the section's files or the shipped rules
 *   console session           run in order: see docs-sessions.test.ts
 *
 * Tables are recognized by their header: Operator, Value, True for, False for, and Fails for; Template, Result;
 * You write, Code, Write instead.
 */

const root = fileURLToPath(new URL('../../..', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'hookgate-docs-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

interface Block {
  /** Its first line: `docs/rules.md:120`. */
  place: string;
  words: string[];
  text: string;
}

interface Table {
  place: string;
  head: string[];
  rows: { place: string; cells: string[] }[];
}

/** The content between one heading and the next. */
interface Section {
  name: string;
  blocks: Block[];
  tables: Table[];
}

interface Page {
  file: string;
  text: string;
  sections: Section[];
  /** The anchors that GitHub makes of the headings. */
  anchors: Set<string>;
}

function readPage(file: string): Page {
  const text = readFileSync(join(root, file), 'utf8');
  const page: Page = { file, text, sections: [{ name: file, blocks: [], tables: [] }], anchors: new Set() };
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const place = `${file}:${index + 1}`;
    const section = page.sections.at(-1) as Section;
    const heading = /^#{1,6} (.+)$/.exec(line)?.[1];
    const fence = /^(`{3,})(.*)$/.exec(line);
    if (heading !== undefined) {
      page.anchors.add(anchorOf(heading, page.anchors));
      page.sections.push({ name: `${place} ${heading}`, blocks: [], tables: [] });
    } else if (fence !== null) {
      const end = lines.indexOf(fence[1] ?? '', index + 1);
      if (end === -1) throw new Error(`${place}: the block is not closed`);
      const words = (fence[2] ?? '').split(/\s+/).filter((word) => word !== '');
      section.blocks.push({ place, words, text: `${lines.slice(index + 1, end).join('\n')}\n` });
      index = end;
    } else if (line.startsWith('|')) {
      const end = lines.findIndex((other, at) => at > index && !other.startsWith('|'));
      section.tables.push(readTable(file, lines.slice(index, end === -1 ? undefined : end), index + 1));
      index = (end === -1 ? lines.length : end) - 1;
    }
  }
  return page;
}

function readTable(file: string, lines: string[], first: number): Table {
  const [head = [], , ...rows] = lines.map((line) => splitRow(line));
  return {
    place: `${file}:${first}`,
    head,
    rows: rows.map((cells, index) => ({ place: `${file}:${first + 2 + index}`, cells })),
  };
}

function splitRow(line: string): string[] {
  return line
    .replace(/^\||\|\s*$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** GitHub's anchor of a heading. */
function anchorOf(heading: string, taken: ReadonlySet<string>): string {
  const anchor = heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-');
  let suffix = 0;
  while (taken.has(suffix === 0 ? anchor : `${anchor}-${suffix}`)) suffix += 1;
  return suffix === 0 ? anchor : `${anchor}-${suffix}`;
}

const pages = [
  ...['README.md'].filter((file) => existsSync(join(root, file))),
  ...readdirSync(join(root, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
].map(readPage);
const sections = pages.flatMap((page) => page.sections);

const fileOf = (block: Block) => block.words.find((word) => word.startsWith('file='))?.slice('file='.length);

let directories = 0;

/** A directory with these files in it. */
function directoryWith(files: Iterable<readonly [path: string, text: string]>): string {
  directories += 1;
  const directory = join(temporary, String(directories));
  // Files name their schema as they would beside the schemas.
  cpSync(join(root, 'schema'), join(directory, 'schema'), { recursive: true });
  for (const [path, text] of files) {
    const target = resolve(directory, path);
    if (!/^(rules|before)\//.test(relative(directory, target)))
      throw new Error(`${path} is not below rules/ or before/`);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return directory;
}

function filesOf({ blocks }: Section): [path: string, text: string][] {
  return blocks.flatMap((block) => {
    const path = fileOf(block);
    return path === undefined ? [] : [[path, block.text] as [string, string]];
  });
}

/** The findings of loading a directory, as `file:line code: message`. */
async function findingsIn(directory: string): Promise<string[]> {
  const loaded = await loadRules(join(directory, 'rules'), { now: NOW });
  return [...loaded.diagnostics, ...loadTests(loaded).diagnostics].map(
    ({ file, range, code, message }) =>
      `${file.slice(directory.length + 1)}:${range?.start.line ?? 0} ${code}: ${message}`,
  );
}

const WITNESS = '{ fact: requestType, operator: present }';

/** A whole rule file around some of its top-level keys. */
function aroundPart(part: string): string {
  const written = parse(part) as Record<string, unknown>;
  const missing = [
    ['version', 'version: 1'],
    ['endpoint', 'endpoint: /example'],
    [
      'requestTypes',
      `requestTypes:\n  self.service.registration:\n    rules:\n      - { name: example, when: ${WITNESS}, then: allow, otherwise: deny }`,
    ],
  ].filter(([key = '']) => !Object.hasOwn(written, key));
  return `${missing.map(([, text]) => text).join('\n')}\n${part}`;
}

/** A whole rule file around some rules. */
function aroundRules(rules: string): string {
  const requestType = rules.includes('data.userProfileUpdate')
    ? 'progressive.profile'
    : 'self.service.registration';
  const more = `- { name: last-of-the-example, when: ${WITNESS}, then: allow, otherwise: deny }`;
  const list = `${rules}${more}`.replaceAll(/^(?=.)/gm, '      ');
  return `version: 1\nendpoint: /example\nrequestTypes:\n  ${requestType}:\n    rules:\n${list}\n`;
}

describe('docs examples: files', () => {
  const good = sections
    .map((section) => ({
      ...section,
      blocks: section.blocks.filter(({ words }) => !words.includes('bad')),
    }))
    .filter((section) => filesOf(section).length > 0);

  test('is not empty', () => expect(good.length).toBeGreaterThan(3));

  test.each(good.map((section) => [section.name, section] as const))('%s', async (_, section) => {
    expect(await findingsIn(directoryWith(filesOf(section)))).toEqual([]);
  });

  const recipes = good
    .filter(({ name }) => name.startsWith('docs/recipes.md'))
    .flatMap(({ blocks }) => blocks.filter((block) => /^rules\/[^/]+\.yaml$/.test(fileOf(block) ?? '')));

  test('a recipe is a rule file of at most 20 lines', () => {
    const long = recipes.filter(({ text }) => text.trimEnd().split('\n').length > 20);
    expect(recipes.length).toBeGreaterThan(7);
    expect(long.map(({ place }) => place)).toEqual([]);
  });

  const parts = sections.flatMap((section) =>
    section.blocks
      .filter(({ words }) => words[0] === 'yaml' && (words[1] === 'part' || words[1] === 'rules'))
      .map((block) => [block.place, block, section] as const),
  );

  test.each(parts)('%s', async (_, { words, text }, section) => {
    const whole = words[1] === 'part' ? aroundPart(text) : aroundRules(text);
    const lists = filesOf(section).filter(([path]) => path.includes('/lists/'));
    expect(await findingsIn(directoryWith([...lists, ['rules/example.yaml', whole]]))).toEqual([]);
  });

  test('every YAML block of docs/rules.md has a kind', () => {
    const known = /^(bad )?file=\S+$|^part$|^rules$/;
    const unknown = sections
      .flatMap(({ blocks }) => blocks)
      .filter(({ place }) => place.startsWith('docs/rules.md'))
      .filter(({ words }) => words[0] === 'yaml' && !known.test(words.slice(1).join(' ')));
    expect(unknown.map(({ place }) => place)).toEqual([]);
  });

  const shipped = readdirSync(join(root, 'rules'))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readFileSync(join(root, 'rules', file), 'utf8'))
    .join('\n');
  const excerpts = sections
    .flatMap(({ blocks }) => blocks)
    .filter(({ words, text }) => words.join(' ') === 'yaml' && /^ +- name: /.test(text))
    .map((block) => [block.place, block.text] as const);

  test.each(excerpts)('%s is a part of a file in rules/', (_, text) => {
    expect(shipped).toContain(text);
  });
});

/** The words of a command line, quotes taken off. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    word.replaceAll(/'([^']*)'|"([^"]*)"/g, '$1$2'),
  );
}

/** The output of a command, run in this process without its environment. */
async function printed(args: string[], directory: string): Promise<string> {
  let text = '';
  const sink = () =>
    new Writable({
      write(chunk, _, done) {
        text += String(chunk);
        done();
      },
    });
  await run(args, {
    stdin: Readable.from([]),
    stdout: sink(),
    stderr: sink(),
    environment: {},
    directory,
    onSignal: () => undefined,
    exit: () => undefined,
  });
  // The duration varies.
  const still = stripVTControlCharacters(text).replaceAll(/\(\d+ ms\)/g, '(3 ms)');
  return still.replaceAll(`${directory}/`, '');
}

/** The commands of console blocks that call hookgate with one of these words. */
function hookgateCommands(names: RegExp): [string, Command, Section][] {
  return sections.flatMap((section) =>
    section.blocks
      .filter(({ words }) => words.join(' ') === 'console')
      .flatMap(commandsOf)
      .filter(({ line }) => line.startsWith('npx hookgate ') && names.test(line.split(' ')[2] ?? ''))
      .map((command): [string, Command, Section] => [`${command.place} ${command.line}`, command, section]),
  );
}

describe('docs examples: console', () => {
  const commands = hookgateCommands(/^(check|diff|explain|log|record|schema|test)$/);

  test('is not empty', () => expect(commands.length).toBeGreaterThan(3));

  test.each(commands)('%s', async (_, { line, output }, section) => {
    const files = filesOf(section);
    const directory = files.length > 0 ? directoryWith(files) : root.replace(/\/$/, '');
    const lines = (await printed(wordsOf(line).slice(2), directory)).trimEnd().split('\n');
    expect(abridged(lines, output)).toEqual(output);
  });
});

describe('docs examples: console, on a service', () => {
  const commands = hookgateCommands(/^(simulate|verify)$/);

  test('is not empty', () => expect(commands.length).toBeGreaterThan(1));

  test.each(commands)('%s', async (_, { line, output }, section) => {
    const files = filesOf(section);
    const own = files.length > 0 ? await loadRules(join(directoryWith(files), 'rules')) : undefined;
    const { listener } = await startService(own && { rules: () => own.ruleSet });
    // On a busy machine a reply may be slow, which simulate would report.
    vi.spyOn(performance, 'now').mockReturnValue(0);
    onTestFinished(() => void vi.restoreAllMocks());
    const [host, origin] = ['https://hooks.example.com', `http://127.0.0.1:${listener.port}`];
    const { username, password } = credential;
    const args = wordsOf(line).slice(2);
    const filled = args.map((word) =>
      word.replace(host, origin).replace('$SECRET', `${username}:${password}`),
    );
    const text = (await printed(filled, root.replace(/\/$/, ''))).replaceAll(origin, host);
    await listener.close(0);
    expect(abridged(text.trimEnd().split('\n'), output)).toEqual(output);
  });
});

/** The code spans of a table's cell. */
const spansOf = (cell = '') => [...cell.matchAll(/(`+)\s?(.+?)\s?\1/g)].map(([, , code = '']) => code);

/** The rows of all tables with these words in their head, each cell under its word. */
function rowsUnder<Word extends string>(...head: Word[]): [place: string, cells: Record<Word, string>][] {
  return sections
    .flatMap(({ tables }) => tables)
    .filter((table) => head.every((word) => table.head.includes(word)))
    .flatMap((table) =>
      table.rows.map(({ place, cells }): [string, Record<Word, string>] => [
        `${place} ${cells[0]}`,
        Object.fromEntries(head.map((word) => [word, cells[table.head.indexOf(word)] ?? ''])) as Record<
          Word,
          string
        >,
      ]),
    );
}

describe('docs examples: operators', () => {
  const rows = rowsUnder('Operator', 'Value', 'True for', 'False for');

  test.each(rows)('%s', (_, cells) => {
    const [written = ''] = spansOf(cells.Operator);
    const [value] = spansOf(cells.Value).map((code) => parse(code) as Literal);
    const facts = (cell: string) => spansOf(cell).map((code) => parse(code) as unknown);
    const verdicts = (cell: string) =>
      facts(cell).map((fact) => [fact, judge(written, value, fact, NOW) === true] as const);
    expect(facts(cells['True for']), 'an example of each').not.toEqual([]);
    expect(facts(cells['False for']), 'an example of each').not.toEqual([]);
    expect(verdicts(cells['True for'])).toEqual(facts(cells['True for']).map((fact) => [fact, true]));
    expect(verdicts(cells['False for'])).toEqual(facts(cells['False for']).map((fact) => [fact, false]));
  });

  test.each(rowsUnder('Operator', 'Value', 'Fails for'))('%s: values that fail the decision', (_, cells) => {
    const [written = ''] = spansOf(cells.Operator);
    const [value] = spansOf(cells.Value).map((code) => parse(code) as Literal);
    for (const code of spansOf(cells['Fails for']))
      expect(() => judge(written, value, parse(code), NOW), code).toThrow(EvaluationError);
  });

  test('every operator and every decorator has a row', () => {
    const shown = rows.flatMap(([, cells]) => spansOf(cells.Operator)[0]?.split(':') ?? []);
    expect([...operators.keys(), ...decorators.keys()].filter((name) => !shown.includes(name))).toEqual([]);
  });
});

describe('docs examples: templates', () => {
  const requests = sections.flatMap(({ blocks }) =>
    blocks.filter(({ words }) => words.join(' ') === 'json request'),
  );
  const rows = rowsUnder('Template', 'Result');

  test('has one request', () => expect(requests).toHaveLength(1));

  test.each(rows)('%s', (_, cells) => {
    const template = compileTemplate(spansOf(cells.Template)[0] ?? '', new KnownFacts(request));
    if (typeof template !== 'function') throw new Error(template.message);
    const [result] = spansOf(cells.Result);
    const body = JSON.parse(requests[0]?.text ?? '') as HookRequest;
    const given = template(new CallFacts(body, NO_DERIVED_FACTS, 'id', 0));
    expect(given === undefined ? 'left out' : JSON.stringify(given)).toBe(result ?? cells.Result);
  });
});

describe('docs examples: traps', () => {
  const rows = rowsUnder('You write', 'Code', 'Write instead');

  const codesOf = async (test: string) => {
    const rule = `- name: trap\n  when: { fact: data.userProfile.email, ${test} }\n  then: allow\n  otherwise: deny\n`;
    const directory = directoryWith([['rules/trap.yaml', aroundRules(rule)]]);
    const { diagnostics } = await loadRules(join(directory, 'rules'));
    return [...new Set(diagnostics.map(({ code }) => code))];
  };

  test.each(rows)('%s', async (_, cells) => {
    expect(await codesOf(spansOf(cells['You write'])[0] ?? '')).toEqual(spansOf(cells.Code));
    expect(await codesOf(spansOf(cells['Write instead'])[0] ?? '')).toEqual([]);
  });
});

test('the codes in the table of diagnostics are in the source', () => {
  const source = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(root, 'src', file), 'utf8'))
    .join('\n');
  const codes = rowsUnder('Code', 'Severity').flatMap(([, cells]) => spansOf(cells.Code));
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.filter((code) => !source.includes(`'${code}'`))).toEqual([]);
});

describe('docs: links', () => {
  const links = pages.flatMap((page) => {
    const prose = page.text.replaceAll(/^(`{3,}).*\n[\s\S]*?^\1$/gm, '').replaceAll(/`[^`\n]*`/g, '``');
    return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z][a-z0-9+.-]*:/.test(target))
      .map((target) => [`${page.file} ${target}`, page, target] as const);
  });

  test.each(links)('%s', (_, page, target) => {
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page.file : join(dirname(page.file), path);
    expect(existsSync(join(root, file)), `${file} exists`).toBe(true);
    if (anchor === undefined) return;
    const anchors = pages.find((other) => other.file === file)?.anchors ?? new Set();
    expect([...anchors]).toContain(anchor);
  });
});
