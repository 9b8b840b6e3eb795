import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ReloadDependencies } from '../../../src/reload/reload-dependencies.ts';
import { type LastKnownGood, writeLastKnownGood } from '../../../src/reload/worker/last-known-good-files.ts';
import { readSnapshot } from '../../../src/rule-set/snapshot.ts';
import {
  blind,
  entries,
  type Following,
  generation,
  generationsOf,
  load,
  PACE,
  ruleFile,
  rulesIn,
  temporary,
  until,
  write,
} from './workspace.ts';

const machinery: Partial<ReloadDependencies> = { pace: { ...PACE, settle: 1 }, watch: blind };
const PASSES = 'endpoint: /a\ntests: [{ name: t, request: ssr, expect: { decision: deny } }]\n';

/** A rules directory, and a place that is not there yet. */
function places(files: Record<string, string> = generation(1)): { directory: string; lastGood: string } {
  return { directory: rulesIn(files), lastGood: join(temporary(), 'var/last-good') };
}

/** One run of the service after the other, as far as its rules go. */
async function start({ directory, lastGood }: ReturnType<typeof places>): Promise<Following> {
  const following = await load(directory, machinery, { lastGood });
  onTestFinished(() => following.live.close());
  return following;
}

async function runOnce(where: ReturnType<typeof places>): Promise<void> {
  const { live } = await start(where);
  await live.close();
}

const codesOf = ({ live }: Following) => live.report?.diagnostics.map(({ code }) => code);

/** Files below a directory, with their bytes. */
function filesBelow(directory: string): Record<string, string> {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(directory, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(directory, name), 'utf8')]));
}

/** The folder that is kept. */
function kept(lastGood: string): string {
  const { folder } = JSON.parse(readFileSync(join(lastGood, 'manifest.json'), 'utf8'));
  return join(lastGood, folder);
}

describe('keeping', () => {
  test('what went live stands there byte for byte, for its owner alone, and replaces what stood there', async () => {
    const where = places({ ...generation(1), 'a.test.yaml': PASSES, 'requests/kim.json': '{}' });
    const { live } = await start(where);
    const first = live.current?.version;
    for (const [name, text] of Object.entries(generation(2))) write(join(where.directory, name), text);
    await live.reload();
    await live.close();
    const { version, digest, time } = JSON.parse(readFileSync(join(where.lastGood, 'manifest.json'), 'utf8'));
    expect(version).toBe(live.current?.version);
    expect(version).not.toBe(first);
    expect(digest).toBe((await readSnapshot(where.directory)).contentDigest);
    expect(time).toBe(live.loadedAt?.toISOString());
    expect(filesBelow(kept(where.lastGood))).toEqual(filesBelow(where.directory));
    expect(readdirSync(where.lastGood).toSorted()).toEqual([basename(kept(where.lastGood)), 'manifest.json']);
    for (const path of [where.lastGood, kept(where.lastGood), join(kept(where.lastGood), 'lists')])
      expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(statSync(join(kept(where.lastGood), 'a.yaml')).mode & 0o777).toBe(0o600);
  });

  test('what is refused is not kept', async () => {
    const where = places();
    const { live } = await start(where);
    write(join(where.directory, 'a.yaml'), '{');
    await live.reload();
    await live.close();
    expect(readFileSync(join(kept(where.lastGood), 'a.yaml'), 'utf8')).toBe(ruleFileOf('a.yaml'));
  });

  test('where it cannot be kept the rules go live all the same, it is said, and tried again', async () => {
    const where = places();
    write(join(where.lastGood, '..', 'last-good'), 'a file');
    const { live } = await start(where);
    await until(() => live.keepError !== undefined);
    expect(live.keepError).toMatch(/EEXIST|ENOTDIR/);
    expect(await generationsOf(live.current)).toEqual([1]);
    rmSync(where.lastGood);
    await live.reload();
    await until(() => live.keepError === undefined);
    expect(existsSync(kept(where.lastGood))).toBe(true);
  });

  test('a machine that stopped in the middle has the generation before, and clears away the rest', async () => {
    const where = places();
    await runOnce(where);
    const half = 'generation-00000000-0000-4000-8000-000000000000';
    write(join(where.lastGood, half, 'a.yaml'), 'half a fi');
    write(join(where.directory, 'a.yaml'), '{');
    const { live } = await start(where);
    expect(await generationsOf(live.current)).toEqual([1]);
    write(join(where.directory, 'a.yaml'), ruleFileOf('a.yaml'));
    await live.reload();
    await live.close();
    expect(readdirSync(where.lastGood)).toHaveLength(2);
  });

  test('what somebody else has put there stays', async () => {
    const where = places();
    const others = ['generation-backup', 'generation-1', `generation-${'0'.repeat(36)}`, 'backup'];
    for (const name of others) write(join(where.lastGood, name, 'a.yaml'), name);
    await runOnce(where);
    const expected = [basename(kept(where.lastGood)), 'manifest.json', ...others].toSorted();
    expect(readdirSync(where.lastGood).toSorted()).toEqual(expected);
  });

  test('one that fails in the middle leaves the one before, and nothing else', async () => {
    const where = places();
    await runOnce(where);
    const before = filesBelow(where.lastGood);
    const { directory } = where;
    const snapshot = await readSnapshot(directory);
    const texts = [...snapshot.texts, { path: `${directory}/a.yaml/x`, kind: 'rules', text: '' } as const];
    const impossible: LastKnownGood = {
      directory,
      snapshot: { ...snapshot, texts },
      version: 'x',
      time: new Date(),
    };
    await expect(writeLastKnownGood(where.lastGood, impossible)).rejects.toThrow(/EEXIST|ENOTDIR/);
    expect(filesBelow(where.lastGood)).toEqual(before);
  });
});

const ruleFileOf = (name: string) => generation(1)[name] ?? '';

describe('case 21: a start with broken rules, and a kept generation', () => {
  const breaks: [what: string, spoil: (directory: string) => void][] = [
    ['broken', (directory) => write(join(directory, 'b.yaml'), '{')],
    ['missing', (directory) => rmSync(directory, { recursive: true })],
    ['empty', (directory) => rulesIn({}, emptied(directory))],
    [
      'failing their tests',
      (directory) => write(join(directory, 'a.test.yaml'), PASSES.replace('deny', 'allow')),
    ],
    [
      'unreadable',
      (directory) => {
        rmSync(join(directory, 'b.yaml'));
        mkdirSync(join(directory, 'b.yaml'));
      },
    ],
  ];
  const emptied = (directory: string) => {
    rmSync(directory, { recursive: true, force: true });
    return directory;
  };

  test.each(breaks)('%s: it answers, marked as what it is; mended rules replace it', async (_, spoil) => {
    const where = places();
    await runOnce(where);
    const version = JSON.parse(readFileSync(join(where.lastGood, 'manifest.json'), 'utf8')).version;
    spoil(where.directory);
    // However often it is started.
    await runOnce(where);
    const { live, reports } = await start(where);
    expect(await generationsOf(live.current)).toEqual([1]);
    expect(live.current?.version).toBe(`${version}.last-good`);
    expect(live.report?.result).toBe('refused');
    expect(live.fallback).toMatchObject({ from: where.lastGood, keptSince: expect.any(Date) });
    rulesIn(generation(2), emptied(where.directory));
    await live.reload();
    expect(reports.map(({ result }) => result)).toEqual(['loaded']);
    expect(await generationsOf(live.current)).toEqual([2]);
    expect(live.fallback).toBeUndefined();
    await live.close();
    expect(readFileSync(join(kept(where.lastGood), 'a.yaml'), 'utf8')).toBe(generation(2)['a.yaml']);
  });

  test('rules that are put back as they were replace it, too: the mark goes', async () => {
    const where = places();
    await runOnce(where);
    write(join(where.directory, 'a.yaml'), '{');
    const { live } = await start(where);
    write(join(where.directory, 'a.yaml'), ruleFileOf('a.yaml'));
    await live.reload();
    expect(live.report?.result).toBe('loaded');
    expect(live.current?.version).not.toContain('last-good');
    expect(live.fallback).toBeUndefined();
  });

  test.each([
    ['as it was then: it passes, and answers', '2026', undefined],
    ['another: it does not, and is of no use', '2101', 'test-failed'],
  ])('its tests are held against the time at which it went live; %s', async (_, year, problem) => {
    const ending = generation(1)['a.yaml']?.replace(
      'name: member',
      'name: member\n        validUntil: 2100-01-01T00:00:00Z',
    );
    const where = places({
      'a.yaml': `${ending}    default: allow\n`,
      'lists/members.txt': 'x.example\n',
      'a.test.yaml': PASSES,
    });
    await runOnce(where);
    const manifest = join(where.lastGood, 'manifest.json');
    write(manifest, readFileSync(manifest, 'utf8').replace(/"time": "\d{4}/, `"time": "${year}`));
    write(join(where.directory, 'a.yaml'), '{');
    const following = await start(where);
    expect(following.live.fallback !== undefined).toBe(problem === undefined);
    if (problem !== undefined) expect(codesOf(following)).toContain(problem);
  });
});

describe('case 21: a start with broken rules does not begin', () => {
  async function brokenStart(spoil: (lastGood: string) => void): Promise<Following> {
    const where = places();
    await runOnce(where);
    spoil(where.lastGood);
    write(join(where.directory, 'a.yaml'), '{');
    const following = await start(where);
    expect(following.live.current).toBeUndefined();
    expect(following.live.fallback).toBeUndefined();
    return following;
  }

  test('without a kept generation: both reasons', async () => {
    const where = places({ 'a.yaml': '{' });
    const following = await start(where);
    expect(following.live.current).toBeUndefined();
    expect(codesOf(following)).toEqual(['yaml-syntax', 'no-last-good']);
    await following.live.close();
    expect(existsSync(where.lastGood)).toBe(false);
  });

  const spoiled: [what: string, spoil: (lastGood: string) => void, code: string][] = [
    [
      'a byte is another',
      (place) => write(join(kept(place), 'lists/members.txt'), entries(2)),
      'last-good-damaged',
    ],
    ['a file is gone', (place) => rmSync(join(kept(place), 'b.yaml')), 'last-good-damaged'],
    [
      'a file is there too many',
      (place) => write(join(kept(place), 'c.yaml'), ruleFile(1, '/c')),
      'last-good-damaged',
    ],
    ['the folder is gone', (place) => rmSync(kept(place), { recursive: true }), 'no-directory'],
    ['a file is binary', (place) => write(join(kept(place), 'a.yaml'), '\0'), 'control-character'],
    [
      'the manifest is half written',
      (place) => write(join(place, 'manifest.json'), '{"folder": "gen'),
      'last-good-damaged',
    ],
    [
      'a key of the manifest has an escape',
      (place) => {
        const manifest = readFileSync(join(place, 'manifest.json'), 'utf8');
        write(join(place, 'manifest.json'), manifest.replace('"folder"', String.raw`"\u0066older"`));
      },
      'last-good-damaged',
    ],
    ['the manifest is a list', (place) => write(join(place, 'manifest.json'), '[]'), 'last-good-damaged'],
    [
      'the manifest leads elsewhere',
      (place) => {
        const manifest = JSON.parse(readFileSync(join(place, 'manifest.json'), 'utf8'));
        const folder = `../last-good/${manifest.folder}`;
        write(join(place, 'manifest.json'), JSON.stringify({ ...manifest, folder }));
      },
      'last-good-damaged',
    ],
    [
      'the manifest is a directory',
      (place) => {
        rmSync(join(place, 'manifest.json'));
        mkdirSync(join(place, 'manifest.json'));
      },
      'last-good-damaged',
    ],
  ];

  test.each(spoiled)('where what was kept is damaged: %s', async (_, spoil, code) => {
    expect(codesOf(await brokenStart(spoil))).toEqual(['yaml-syntax', code]);
  });

  test('where what was kept is whole, and does not pass the checks of today', async () => {
    const where = places({ ...generation(1), 'lists/unused.txt': 'x.example\n' });
    await runOnce(where);
    write(join(where.directory, 'a.yaml'), '{');
    const { lastGood } = where;
    const strict = await load(where.directory, machinery, { lastGood, levels: { 'unused-list': 'error' } });
    expect(strict.live.current).toBeUndefined();
    expect(codesOf(strict)).toEqual(['yaml-syntax', 'unused-list']);
    expect((await start(where)).live.fallback).toBeDefined();
  });
});
