import { expect, onTestFinished, test, vi } from 'vitest';
import type { ConsoleApi } from '../../../console/src/api/console-api.ts';
import { type ChangeModel, createChange } from '../../../console/src/change/change.ts';
import { kindOf } from '../../../src/rules/file-kind.ts';

/** A page of its own, on a directory `rules` that the test may change. */
class Bench {
  readonly files: Record<string, string>;
  /** What the service was asked, as name and text. */
  readonly asked: Record<string, string>[] = [];
  #kept: string | null = null;

  constructor(files: Record<string, string>) {
    this.files = files;
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
  }

  async open(name?: string): Promise<ChangeModel> {
    const storage = {
      getItem: () => this.#kept,
      setItem: (_key: string, text: string) => {
        this.#kept = text;
      },
    };
    const model = createChange(this.#api(), storage as unknown as Storage);
    await model.load();
    await model.open(name && `rules/${name}`);
    return model;
  }

  /** Waits until nothing has been typed for a while, and what was asked then is answered. */
  async quiet(): Promise<void> {
    await vi.advanceTimersByTimeAsync(1_000);
  }

  #api(): ConsoleApi {
    const contentDigest = () => JSON.stringify(this.files);
    const api: Pick<ConsoleApi, 'files' | 'text' | 'change'> = {
      files: async () => ({
        value: {
          contentDigest: contentDigest(),
          directory: 'rules',
          patch: { at: 'top of work tree', below: 'deploy/rules/' },
          files: Object.keys(this.files).map((name) => ({
            path: `rules/${name}`,
            kind: kindOf(name) ?? 'rules',
            ...(name.startsWith('marked') && { mark: true as const }),
          })),
        },
      }),
      text: async (path) => ({ value: this.files[path.replace('rules/', '')] ?? '' }),
      change: async ({ files }) => {
        const wrong = files.find(({ path }) => kindOf(path.replace('rules/', '')) === undefined);
        if (wrong !== undefined) return { problem: { message: `${wrong.path} would be none`, hint: '' } };
        this.asked.push(
          Object.fromEntries(files.map(({ path, text }) => [path.replace('rules/', ''), text])),
        );
        return { value: { contentDigest: contentDigest(), diagnostics: [], milliseconds: 1 } };
      },
    };
    return api as ConsoleApi;
  }
}

const states = ({ files }: ChangeModel) =>
  Object.fromEntries(files.value.flatMap(({ name, state }) => (state === undefined ? [] : [[name, state]])));

test('change: all drafts are evaluated together, and are in one patch', async () => {
  const bench = new Bench({ 'a.yaml': 'a\n', 'lists/b.txt': 'b\n' });
  const model = await bench.open();
  expect(model.file.value?.name).toBe('a.yaml');
  model.edit('A\n');
  await model.open('rules/lists/b.txt');
  model.edit('B\n');
  await bench.quiet();
  expect(bench.asked.at(-1)).toEqual({ 'a.yaml': 'A\n', 'lists/b.txt': 'B\n' });
  expect([model.changed.value, states(model)]).toEqual([
    2,
    { 'a.yaml': 'changed', 'lists/b.txt': 'changed' },
  ]);
  expect(model.patch()).toMatch(/-a\n\+A\n.*-b\n\+B\n$/s);
  // As from the top of the repository.
  expect(model.patch()).toContain('diff --git a/deploy/rules/lists/b.txt b/deploy/rules/lists/b.txt\n');
  model.reset();
  await bench.quiet();
  expect(bench.asked.at(-1)).toEqual({ 'a.yaml': 'A\n' });
});

test('change: a file that is opened or restored is not a draft', async () => {
  const bench = new Bench({ 'a.yaml': 'a\n', 'b.yaml': 'b\n' });
  const model = await bench.open();
  await bench.quiet();
  model.edit('a\n');
  await model.open('rules/b.yaml');
  await model.load();
  await bench.quiet();
  expect([bench.asked, model.changed.value]).toEqual([[{}], 0]);
});

test('change: a draft of a changed file is outdated, and can be reset', async () => {
  const bench = new Bench({ 'a.yaml': 'a\nb\nc\n' });
  (await bench.open()).edit('a\nb\nmine\n');
  bench.files['a.yaml'] = 'theirs\nb\nc\n';
  const model = await bench.open();
  expect([states(model), model.text.value]).toEqual([{ 'a.yaml': 'outdated' }, 'a\nb\nmine\n']);
  expect(model.patch()).not.toContain('theirs');
  expect(model.patch()).toContain('-c\n+mine\n');
  model.reset();
  expect([states(model), model.text.value]).toEqual([{}, 'theirs\nb\nc\n']);
});

test.each([
  ['what it was begun from', 'a\n'],
  ['what the file says now', 'theirs\n'],
])('change: a draft that is restored to %s is discarded', async (_what, text) => {
  const bench = new Bench({ 'a.yaml': 'a\n' });
  (await bench.open()).edit('mine\n');
  bench.files['a.yaml'] = 'theirs\n';
  const model = await bench.open();
  model.edit(text);
  expect([states(model), model.text.value]).toEqual([{}, 'theirs\n']);
});

test('change: an answer of another directory version reloads the files', async () => {
  const bench = new Bench({ 'a.yaml': 'a\n', 'b.yaml': 'b\n' });
  const model = await bench.open('b.yaml');
  model.edit('mine\n');
  await model.open('rules/a.yaml');
  Object.assign(bench.files, { 'a.yaml': 'theirs\n', 'b.yaml': 'theirs\n', 'c.yaml': '' });
  await bench.quiet();
  expect(model.text.value).toBe('theirs\n');
  expect(model.files.value.map(({ name }) => name)).toEqual(['a.yaml', 'b.yaml', 'c.yaml']);
  expect(states(model)).toEqual({ 'b.yaml': 'outdated' });
  // One answer that was of the new directory is enough.
  expect(bench.asked).toHaveLength(1);
});

test('change: a directory that has changed meanwhile is evaluated again', async () => {
  const bench = new Bench({ 'a.yaml': 'a\n' });
  const model = await bench.open();
  await bench.quiet();
  bench.files['a.yaml'] = 'theirs\n';
  await model.load();
  await bench.quiet();
  expect([bench.asked, model.text.value]).toEqual([[{}, {}], 'theirs\n']);
});

test('change: a draft equal to its file is discarded', async () => {
  const bench = new Bench({ 'a.yaml': 'a\n' });
  (await bench.open()).edit('mine\n');
  bench.files['a.yaml'] = 'mine\n';
  expect(states(await bench.open())).toEqual({});
});

test('change: a missing file opens no other file', async () => {
  const bench = new Bench({ 'a.yaml': 'a\n' });
  const model = await bench.open('nowhere.yaml');
  expect([model.path.value, model.file.value, model.text.value]).toEqual([
    'rules/nowhere.yaml',
    undefined,
    undefined,
  ]);
  await model.open(undefined);
  expect(model.file.value?.name).toBe('a.yaml');
});

test('patch: keeps the byte order mark of a file', async () => {
  const model = await new Bench({ 'marked.yaml': 'a\nb\n' }).open();
  model.edit('a\nB\n');
  expect(model.patch()).toContain(' \uFEFFa\n-b\n+B\n');
});

test('change: a new file is created if the service accepts its path', async () => {
  const bench = new Bench({ 'a.yaml': 'a\n' });
  const model = await bench.open();
  expect(await model.create('rules/notes.md')).toMatchObject({ message: 'rules/notes.md would be none' });
  expect(await model.create('rules/a.yaml')).toBeUndefined();
  expect(model.changed.value).toBe(0);
  expect(await model.create('rules/new.test.yaml')).toBeUndefined();
  await model.open('rules/new.test.yaml');
  expect(model.file.value).toMatchObject({ name: 'new.test.yaml', kind: 'tests', state: 'new' });
  model.edit('tests: []\n');
  await bench.quiet();
  expect(bench.asked.at(-1)).toEqual({ 'new.test.yaml': 'tests: []\n' });
  expect(model.patch()).toContain('new file mode 100644\n--- /dev/null\n+++ b/deploy/rules/new.test.yaml\n');
  bench.files['new.test.yaml'] = 'theirs\n';
  await model.load();
  expect(states(model)).toEqual({ 'new.test.yaml': 'outdated' });
});

test('change: a draft of a deleted file is kept, and its patch creates the file', async () => {
  const bench = new Bench({ 'a.yaml': 'a\n', 'lists/b.txt': 'b\n' });
  (await bench.open('lists/b.txt')).edit('B\n');
  delete bench.files['lists/b.txt'];
  const model = await bench.open('lists/b.txt');
  expect(model.file.value).toMatchObject({ kind: 'list', state: 'gone' });
  expect(model.patch()).toContain('--- /dev/null');
  model.edit('b\n');
  expect(states(model)).toEqual({ 'lists/b.txt': 'gone' });
  model.reset();
  expect([model.file.value, model.path.value]).toEqual([undefined, undefined]);
});
