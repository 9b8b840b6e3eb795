import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startLoader } from '../../../src/reload/loader-client.ts';
import { blind, generationsOf, load, PACE, ruleFile, rulesIn, write } from '../../unit/reload/workspace.ts';

const KIB = 1024;
const GOOD = ruleFile(1);

/** `outcomes` that lead to nine times nine times … as many values. */
function laughs(): string {
  const nine = (name: string) => Array(9).fill(`*${name}`).join(', ');
  const levels = [...'bcdefghi'].map(
    (name, index) => `  ${name}: &${name} [${nine('abcdefgh'[index] ?? '')}]`,
  );
  return `${GOOD}outcomes:\n  a: &a [lol]\n${levels.join('\n')}\n`;
}

const keys = (count: number) => Array.from({ length: count }, (_, index) => `k${index}: 1`).join('\n');

describe('case 16: refused at reload, the last good rules stay', () => {
  test.for<[what: string, text: string, code: string]>([
    ['billion laughs', laughs(), 'too-many-aliases'],
    ['an alias of itself', `${GOOD}outcomes: &o { a: *o }\n`, 'alias-cycle'],
    ['5000 levels', `${GOOD}outcomes: ${'['.repeat(5000)}${']'.repeat(5000)}\n`, 'too-deep'],
    ['5000 keys', keys(5000), 'unknown-key'],
    ['40 000 keys', keys(40_000), 'too-large'],
    ['10 MB', GOOD + `# ${'x'.repeat(98)}\n`.repeat(100_000), 'too-large'],
  ])('%s', async ([, text, code]) => {
    const directory = rulesIn({ 'a.yaml': GOOD });
    const { live } = await load(directory, { pace: { ...PACE, settle: 1 }, watch: blind });
    const { current } = live;
    write(join(directory, 'a.yaml'), text);
    await live.reload();
    expect(live.report?.result).toBe('refused');
    expect(live.report?.diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    expect(live.report?.diagnostics.map((diagnostic) => diagnostic.code)).not.toContain('examiner-failed');
    expect(live.current).toBe(current);
  });

  test.for<[what: string, files: Record<string, string>]>([
    ['5000 files', Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${index}.yaml`, '']))],
    ['25 000 names', Object.fromEntries(Array.from({ length: 25_000 }, (_, index) => [`f${index}`, '']))],
  ])('%s', async ([, files]) => {
    const directory = rulesIn({ 'a.yaml': GOOD });
    const { live, opened } = await load(directory, { pace: { ...PACE, settle: 1 }, watch: blind });
    const { current } = live;
    rulesIn(files, directory);
    await live.reload();
    expect(live.report).toMatchObject({
      result: 'refused',
      diagnostics: [{ code: 'too-many-files', file: directory }],
    });
    expect(opened).toEqual(new Set());
    expect(live.current).toBe(current);
  });

  test('files that are too large together', async () => {
    const directory = rulesIn({ 'a.yaml': GOOD });
    const { live, errorsReported } = await load(directory, { pace: { ...PACE, settle: 1 }, watch: blind });
    for (let index = 0; index < 17; index += 1)
      write(join(directory, `f${index}.yaml`), '#'.repeat(255 * KIB));
    await live.reload();
    expect(errorsReported()).toContain('too-large');
    expect(await generationsOf(live.current)).toEqual([1]);
  });

  test('nine folders inside each other, and a list without end', async () => {
    const directory = rulesIn({ 'a.yaml': GOOD, 'lists/members.txt': 'x\n'.repeat(16 * KIB * KIB + 1) });
    write(join(directory, '1/2/3/4/5/6/7/8/9/a.yaml'), GOOD);
    const { errorsReported } = await load(directory);
    expect(errorsReported()).toEqual(['link-loop', 'too-large']);
  });
});

/** A legal rule file of about 250 KiB. */
function largeFile(index: number): string {
  const rules = Array.from(
    { length: 240 },
    (_, number) => `      - name: rule-${number}
        description: ${'Four digits, as the payroll has written them since 1998. '.repeat(16)}
        when: { fact: data.userProfile.employeeNumber, operator: present }
        then: allow
`,
  );
  return ruleFile(2, `/f${index}`, rules.join(''));
}

test('case 16: while 4 MB of legal rules are parsed, the main thread answers', async () => {
  const directory = rulesIn({ 'a.yaml': GOOD });
  const during = { parse: 0, reload: 0 };
  let parsing = false;
  const { live, reports } = await load(directory, {
    pace: { ...PACE, settle: 1 },
    watch: blind,
    startLoader: () => {
      const loader = startLoader();
      const validate: typeof loader.validate = async (options) => {
        parsing = true;
        return loader.validate(options).finally(() => {
          parsing = false;
        });
      };
      return { ...loader, validate };
    },
  });
  const files = Array.from({ length: 16 }, (_, index) => [`f${index}.yaml`, largeFile(index)] as const);
  expect(files.reduce((bytes, [, text]) => bytes + text.length, 0)).toBeGreaterThan(3.7 * KIB * KIB);
  rulesIn(Object.fromEntries([...files, ['a.yaml', ruleFile(2)]]), directory);
  let reloading = true;
  const reloaded = live.reload().finally(() => {
    reloading = false;
  });
  while (reloading) {
    expect(await generationsOf(live.current)).toEqual([reports.length === 0 ? 1 : 2]);
    during.reload += 1;
    if (parsing) during.parse += 1;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await reloaded;
  expect(live.report).toMatchObject({ result: 'loaded', diagnostics: [] });
  expect(live.current?.endpoints.size).toBe(17);
  expect(during.parse).toBeGreaterThan(20);
});
