import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type LoaderClient, startLoader, startPreloadedLoader } from '../../../src/reload/loader-client.ts';
import { firstOf } from '../../../src/reload/reload-dependencies.ts';
import {
  blind,
  generation,
  generationsOf,
  inProcessLoader,
  load,
  PACE,
  ruleFile,
  rulesIn,
  temporary,
  until,
  write,
} from '../../unit/reload/workspace.ts';

const AMPLE = { time: 60_000, memory: 512 };
const thread = (source: string) => new URL(`data:text/javascript,${encodeURIComponent(source)}`);
const uponWork = (what: string) =>
  thread(`import { parentPort } from 'node:worker_threads'; parentPort.once('message', () => { ${what} });`);

const PASSES = 'endpoint: /a\ntests: [{ name: t, request: ssr, expect: { decision: deny } }]\n';

/** Rules that a thread of its own can well examine, and one with next to no memory cannot. */
const LARGE = ruleFile(
  2,
  '/hook',
  Array.from(
    { length: 1000 },
    (_, index) =>
      `      - { name: rule-${index}, when: { fact: data.userProfile.title, operator: present }, then: allow }\n`,
  ).join(''),
);

test.each<[how: string, start: () => LoaderClient, message: RegExp]>([
  ['runs out of memory', () => startLoader({ ...AMPLE, memory: 8 }), /8 MiB: .*memory limit/],
  [
    'takes too long',
    () => startLoader({ ...AMPLE, time: 50 }, uponWork('for (;;);')),
    /0\.05 s .* ended with [01]$/,
  ],
  ['throws', () => startLoader(AMPLE, uponWork("throw new Error('broken');")), /: broken$/],
  ['throws what is no error', () => startLoader(AMPLE, uponWork("throw 'broken';")), /: broken$/],
  ['exits', () => startLoader(AMPLE, uponWork('process.exit(7);')), /ended with 7$/],
  ['exits before there is work', () => startLoader(AMPLE, thread('process.exit(7);')), /ended with 7$/],
  [
    'throws before there is work',
    () => startLoader(AMPLE, thread('nothing.here')),
    /nothing is not defined$/,
  ],
  ['is no program', () => startLoader(AMPLE, thread('{')), /Unexpected end of input$/],
])(
  'loader thread (case 19): %s: the reload is refused, requests are answered meanwhile, and the next one works',
  async (_, start, message) => {
    const directory = rulesIn({ 'a.yaml': ruleFile(1) });
    let failing = false;
    const { live } = await load(directory, {
      pace: { ...PACE, settle: 1 },
      watch: blind,
      startLoader: () => (failing ? start() : inProcessLoader()),
    });
    failing = true;
    write(join(directory, 'a.yaml'), LARGE);
    let answers = 0;
    let reloading = true;
    const reloaded = live.reload().finally(() => {
      reloading = false;
    });
    while (reloading) {
      expect(await generationsOf(live.current)).toEqual([1]);
      answers += 1;
      await turn();
    }
    await reloaded;
    expect(answers).toBeGreaterThan(0);
    expect(live.report).toMatchObject({
      result: 'refused',
      diagnostics: [{ code: 'examiner-failed', message: expect.stringMatching(message) }],
    });
    expect(await generationsOf(live.current)).toEqual([1]);
    failing = false;
    await live.reload();
    await until(() => live.report?.result === 'loaded');
    expect(await generationsOf(live.current)).toEqual([2]);
  },
);

test('loader thread: one that is running already does the first load and is stopped; each reload has a new one', async () => {
  const directory = rulesIn({ 'a.yaml': ruleFile(1) });
  const ready = startPreloadedLoader();
  const next = firstOf(ready);
  const started: LoaderClient[] = [];
  const { live } = await load(directory, {
    pace: { ...PACE, settle: 1 },
    watch: blind,
    startLoader: (limits) => {
      const loader = next(limits);
      started.push(loader);
      return loader;
    },
  });
  expect(live.current).toBeDefined();
  expect(started).toEqual([ready]);
  await expect(ready.readLastKnownGood(directory)).rejects.toThrow(/the thread ended/);
  write(join(directory, 'a.yaml'), ruleFile(2));
  expect((await live.reload())?.result).toBe('loaded');
  expect(started).toHaveLength(2);
  expect(started[1]).not.toBe(ready);
});

test('loader thread: reads, validates and keeps; at the next start it reads the last known good', async () => {
  const directory = rulesIn({ ...generation(1), 'a.test.yaml': PASSES });
  const lastGood = join(temporary(), 'last-good');
  const dependencies = { pace: { ...PACE, settle: 1 }, watch: blind, startLoader };
  const { live } = await load(directory, dependencies, { lastGood });
  expect(live.report).toMatchObject({ result: 'loaded', diagnostics: [] });
  expect(live.state?.texts?.texts).toHaveLength(4);
  expect(await generationsOf(live.current)).toEqual([1]);
  await live.close();
  write(join(directory, 'a.yaml'), '{');
  const { live: next } = await load(directory, dependencies, { lastGood });
  expect(next.fallback).toMatchObject({ from: lastGood });
  expect(next.state?.texts?.texts).toHaveLength(4);
  expect(await generationsOf(next.current)).toEqual([1]);
});
