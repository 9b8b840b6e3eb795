import { PassThrough, Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../../src/cli/program.ts';
import { hookgate } from './hookgate.ts';

test.each([[['--help']], [['help', 'check']], [['check', '--help']], [['--version']]])(
  '%j ends with 0',
  async (args) => {
    const { exitCode, stdout, stderr } = await hookgate(...args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.length).toBeGreaterThan(4);
  },
);

test.each([
  [['chekc'], 'Did you mean check?'],
  [['check', '--fromat', 'json'], 'Did you mean --format?'],
  [['test', 'a', 'b'], 'too many arguments'],
  [['serve', '--port'], 'argument missing'],
  [[], 'Usage: hookgate'],
])('%j is a usage error: 2, a hint and no stack', async (args, hint) => {
  const { exitCode, stderr } = await hookgate(...args);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(hint);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test.each(['rule-file', 'rule-tests', 'list', 'config'])(
  'schema %s prints the JSON Schema that the loader uses',
  async (name) => {
    const { exitCode, stdout } = await hookgate('schema', name);
    expect(exitCode).toBe(0);
    const { default: schema } = await import(`../../../schema/${name}.schema.json`, {
      with: { type: 'json' },
    });
    expect(JSON.parse(stdout)).toEqual(schema);
  },
);

test('schema: an unknown kind is a usage error', async () => {
  expect(await hookgate('schema', 'rules')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('Allowed choices are rule-file, rule-tests, list, config'),
  });
});

test('help: an unknown command is a usage error', async () => {
  expect(await hookgate('help', 'nope')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('Allowed choices are serve, check, test'),
  });
  expect((await hookgate('help', 'check')).stdout).toContain('Usage: hookgate check');
  expect((await hookgate('help')).stdout).toContain('Commands:');
});

/** The program, with commands that are read and then not run. */
async function idleProgram(called?: string) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const io = {
    stdin: Readable.from([]),
    stdout,
    stderr,
    environment: {},
    directory: process.cwd(),
    onSignal: () => undefined,
    exit: () => undefined,
  };
  const read: string[] = [];
  const program = await createProgram(
    called === undefined ? [] : [called],
    io,
    async () => void read.push('read'),
  );
  return { program, read, stderr };
}

function examplesIn(help: string): string[] {
  return [...help.matchAll(/^ {4}\$ (.+)$/gm)].map(([, line = '']) => line);
}

describe('help', async () => {
  const names = (await idleProgram()).program.commands
    .map((command) => command.name())
    .filter((name) => name !== 'help');

  test.each(names)('of %s has examples, each of which is read as it stands', async (name) => {
    const { exitCode, stdout } = await hookgate('help', name);
    expect(exitCode).toBe(0);
    expect(await hookgate(name, '--help')).toMatchObject({ exitCode, stdout });
    const lines = examplesIn(stdout);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) {
      const [first, ...args] = line.replace(/ >.*/, '').split(' ');
      expect([first, args[0]], line).toEqual(['hookgate', name]);
      const { program, read } = await idleProgram(name);
      await program.parseAsync(args, { from: 'user' });
      expect(read, line).toEqual(['read']);
    }
  });

  test.each(['check', 'test', 'explain', 'schema', 'completion'])(
    'of %s has examples that run',
    async (name) => {
      for (const line of examplesIn((await hookgate(name, '--help')).stdout)) {
        const [, ...args] = line.replace(/ >.*/, '').split(' ');
        expect(await hookgate(...args), line).toMatchObject({ exitCode: 0, stderr: '' });
      }
    },
  );
});
