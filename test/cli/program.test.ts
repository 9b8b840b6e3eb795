import { expect, test } from 'vitest';
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
  [['check', 'a', 'b'], 'too many arguments'],
  [['serve', '--port'], 'argument missing'],
  [[], 'Usage: hookgate'],
])('%j is a wrong use: 2, a hint and no stack', async (args, hint) => {
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
    const { default: schema } = await import(`../../schema/${name}.schema.json`, { with: { type: 'json' } });
    expect(JSON.parse(stdout)).toEqual(schema);
  },
);

test('schema of an unknown kind is a wrong use', async () => {
  expect(await hookgate('schema', 'rules')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('there is no schema "rules"'),
  });
});
