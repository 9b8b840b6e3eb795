import { existsSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { LiveRules } from '../../../src/reload/live-rules.ts';
import { type LoaderClient, startLoader } from '../../../src/reload/loader-client.ts';
import { RuleSetBuilder } from '../../../src/rule-set/rule-set.ts';
import { watchRules } from '../../../src/rule-set/watcher.ts';
import {
  blind,
  follow,
  generation,
  generationsOf,
  inProcessLoader,
  load,
  PACE,
  ruleFile,
  rulesIn,
  temporary,
  until,
  WATCHER_ONLY,
  write,
} from '../../unit/reload/workspace.ts';

/** Replaces a file as a whole. */
function put(directory: string, name: string, text: string): void {
  const beside = `${directory}.new`;
  write(beside, text);
  renameSync(beside, join(directory, name));
}

const QUICK = { ...PACE, settle: 1 };

describe('the watcher', () => {
  test('alone finds what is written, added and removed', async () => {
    const directory = rulesIn({ 'a.yaml': ruleFile(1) });
    const { live, answering } = await follow(directory, { pace: WATCHER_ONLY });
    write(join(directory, 'a.yaml'), ruleFile(2));
    await answering(2);
    write(join(directory, 'b.yaml'), ruleFile(2, '/b'));
    await until(() => live.current?.endpoints.has('/b') === true);
    write(join(directory, 'lists/members.txt'), 'x');
    await until(() => live.current?.lists.length === 1);
    write(join(directory, 'team/c.yaml'), ruleFile(2, '/c'));
    await until(() => live.current?.endpoints.has('/c') === true);
    rmSync(join(directory, 'b.yaml'));
    await until(() => live.current?.endpoints.has('/b') === false);
    rmSync(join(directory, 'team'), { recursive: true });
    await until(() => live.current?.endpoints.has('/c') === false);
  });

  test('sees a directory below a dot directory', async () => {
    const directory = rulesIn({ 'a.yaml': ruleFile(1) }, join(temporary(), '.config/.rules'));
    const { answering } = await follow(directory, { pace: WATCHER_ONLY });
    write(join(directory, 'a.yaml'), ruleFile(2));
    await answering(2);
  });

  test('hears nothing: the poll finds what is written, added and removed', async () => {
    const directory = rulesIn({ 'a.yaml': ruleFile(1) });
    const { live, answering, hints } = await follow(directory, { pace: { ...PACE, poll: 50 }, watch: blind });
    write(join(directory, 'a.yaml'), ruleFile(2));
    await answering(2);
    write(join(directory, 'b.yaml'), ruleFile(2, '/b'));
    await until(() => live.current?.endpoints.has('/b') === true);
    rmSync(join(directory, 'b.yaml'));
    await until(() => live.current?.endpoints.has('/b') === false);
    expect(hints.count).toBe(0);
  });

  test('P8: as it ships, what the watcher does not hear is found by the poll', async () => {
    const directory = rulesIn({ 'a.yaml': ruleFile(1) });
    const { answering } = await follow(directory, { watch: blind });
    write(join(directory, 'a.yaml'), ruleFile(2));
    await answering(2);
  });

  test('case 18: comes back after it failed: what happened meanwhile is found, and all is well', async () => {
    const directory = rulesIn({ 'a.yaml': ruleFile(1) });
    let starts = 0;
    const { live, answering, errors } = await follow(directory, {
      pace: WATCHER_ONLY,
      backOff: { first: 50, longest: 50 },
      watch: (path, onHint, onError, onReady) => {
        starts += 1;
        if (starts > 2) return watchRules(path, onHint, onError, onReady);
        setImmediate(() => onError(new Error('ENOSPC')));
        return { close: async () => undefined };
      },
    });
    write(join(directory, 'a.yaml'), ruleFile(2));
    await until(() => errors.length === 1);
    expect(live.watcherError).toBe('ENOSPC');
    await answering(2);
    await until(() => live.watcherError === undefined);
    write(join(directory, 'a.yaml'), ruleFile(3));
    await answering(3);
    expect(starts).toBe(3);
  });

  test('case 18: fails: the poll goes on, and the rules say so', async () => {
    const directory = rulesIn({ 'a.yaml': ruleFile(1) });
    const failing = (_: string, __: unknown, onError: (error: unknown) => void) => {
      setImmediate(() =>
        onError(Object.assign(new Error('ENOSPC: no space left on device, watch'), { code: 'ENOSPC' })),
      );
      return { close: () => Promise.reject(new Error('nothing to close')) };
    };
    const { live, answering, errors } = await follow(directory, {
      pace: { ...PACE, poll: 50 },
      watch: failing,
    });
    await until(() => errors.length === 1);
    expect(live.watcherError).toContain('ENOSPC');
    write(join(directory, 'a.yaml'), ruleFile(2));
    await answering(2);
    write(join(directory, 'a.yaml'), ruleFile(3));
    await answering(3);
    expect(live.watcherError).toContain('ENOSPC');
    await live.close();
  });

  test("case 18: chokidar's own error event is taken", async () => {
    const root = temporary();
    const loop = join(root, 'loop');
    symlinkSync('loop', loop);
    const errors: unknown[] = [];
    const watcher = watchRules(
      join(loop, 'rules'),
      () => undefined,
      (error) => errors.push(error),
    );
    onTestFinished(() => watcher.close());
    await until(() => errors.length > 0);
    expect(errors[0]).toBeInstanceOf(Error);
  });

  test('a directory that is not there yet is found when it comes', async () => {
    const directory = join(temporary(), 'rules');
    const { live, answering } = await load(directory, { pace: { ...PACE, poll: 100 } });
    live.follow();
    expect(live.report?.diagnostics).toMatchObject([{ code: 'no-directory' }]);
    rulesIn(generation(1), directory);
    await answering(1);
  });
});

describe('reload()', () => {
  test('as SIGHUP does it: looks at once, and resolves with what it found', async () => {
    const directory = rulesIn(generation(1));
    const { live, reports } = await load(directory, { pace: PACE, watch: blind });
    for (const [name, text] of Object.entries(generation(2))) write(join(directory, name), text);
    await live.reload();
    expect(await generationsOf(live.current)).toEqual([2]);
    await live.reload();
    expect(reports.map(({ result }) => result)).toEqual(['loaded']);
  });

  test('live state: is replaced as a whole, with the parts that another thread can compile', async () => {
    const directory = rulesIn(generation(1));
    const { live } = await load(directory, { pace: QUICK, watch: blind });
    const states = [live.state];
    for (const [name, text] of Object.entries(generation(2))) write(join(directory, name), text);
    await live.reload();
    states.push(live.state);
    expect(states[0]).not.toBe(states[1]);
    for (const [index, state] of states.entries()) {
      const builder = new RuleSetBuilder();
      for (const part of structuredClone(state?.parts ?? [])) await builder.add(part);
      expect(await generationsOf(builder.ruleSet('v'))).toEqual([index + 1]);
      expect(await generationsOf(state?.ruleSet)).toEqual([index + 1]);
    }
  });

  test('case 20: 100 triggers within a second: one at a time, the last content wins, none comes back', async () => {
    const directory = rulesIn(generation(1));
    const { live, answering, parses, reports } = await follow(directory, {
      pace: { settle: 5, poll: 20, full: 100 },
    });
    const seen: number[] = [];
    let reloading = true;
    const watching = (async () => {
      while (reloading) {
        const [number = Number.NaN, ...others] = await generationsOf(live.current);
        expect(others).toEqual([]);
        if (seen.at(-1) !== number) seen.push(number);
        await turn();
      }
    })();
    const reloads: Promise<unknown>[] = [];
    for (let number = 2; number <= 101; number += 1) {
      // Half a file is another case: on a busy machine it can last longer than files have to settle.
      put(directory, 'a.yaml', ruleFile(number, '/a'));
      put(directory, 'b.yaml', ruleFile(number, '/b'));
      put(directory, 'lists/members.txt', 'member\n'.repeat((number % 7) + 1));
      reloads.push(live.reload());
      await wait(10);
    }
    await Promise.all(reloads);
    expect(await generationsOf(live.current)).toEqual([101]);
    await live.reload();
    await answering(101);
    reloading = false;
    await watching;
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(parses.most).toBe(1);
    expect(reports.every(({ result }) => result === 'loaded')).toBe(true);
  });

  test('a change that arrives while a reload parses is found by the same reload', async () => {
    const directory = rulesIn({ 'a.yaml': ruleFile(1) });
    let changes = 0;
    const { live, reports } = await load(directory, {
      pace: QUICK,
      watch: blind,
      startLoader: () => {
        const loader = inProcessLoader();
        const validate: LoaderClient['validate'] = async (options) => {
          changes += 1;
          if (changes > 1 && changes < 5) {
            write(join(directory, 'a.yaml'), ruleFile(changes + 1));
            void live.reload();
          }
          return loader.validate(options);
        };
        return { ...loader, validate };
      },
    });
    write(join(directory, 'a.yaml'), ruleFile(2));
    await live.reload();
    expect(await generationsOf(live.current)).toEqual([5]);
    expect(reports.map(({ result }) => result)).toEqual(['loaded', 'loaded', 'loaded', 'loaded']);
  });
});

describe('a thread that fails', () => {
  const ended = () => Promise.reject(new Error('EAGAIN'));
  const broken: LoaderClient = {
    read: ended,
    readLastKnownGood: ended,
    validate: ended,
    part: ended,
    texts: ended,
    keep: ended,
    stop: async () => undefined,
  };

  test.each<[how: string, start: () => LoaderClient]>([
    [
      'cannot be started',
      () => {
        throw new Error('EAGAIN');
      },
    ],
    ['rejects', () => broken],
    ['rejects after the reading', () => ({ ...inProcessLoader(), validate: ended })],
    ['cannot be stopped', () => ({ ...broken, stop: ended })],
  ])('%s: the last good rules stay, and the next complete reading tries again', async (_, failing) => {
    const directory = rulesIn({ 'a.yaml': ruleFile(1) });
    let fails = false;
    const machinery = {
      pace: QUICK,
      watch: blind,
      startLoader: () => (fails ? failing() : inProcessLoader()),
    };
    const { live, errorsReported } = await load(directory, machinery);
    const { current } = live;
    fails = true;
    write(join(directory, 'a.yaml'), ruleFile(2));
    await live.reload();
    expect(errorsReported()).toEqual(['reload-failed']);
    expect(live.current).toBe(current);
    fails = false;
    await live.reload();
    expect(live.report).toMatchObject({ result: 'loaded', diagnostics: [] });
    expect(await generationsOf(live.current)).toEqual([2]);
  });

  test.each([
    [1, 'the next poll', 3_600_000],
    [2, 'a complete reading', 100],
  ])('ends before it has parsed, %d times: refused, and %s tries again by itself', async (times, _, full) => {
    const directory = rulesIn({ 'a.yaml': ruleFile(1) });
    let threads = 0;
    const { live, reports, answering } = await load(directory, {
      pace: { settle: 1, poll: 10, full },
      watch: blind,
      startLoader: () => {
        threads += 1;
        const loader = inProcessLoader();
        // The first one loads what is there at the start.
        if (threads === 1 || threads > 1 + times) return loader;
        return {
          ...loader,
          validate: async (options) => loader.stop().then(() => loader.validate(options)),
        };
      },
    });
    live.follow();
    write(join(directory, 'a.yaml'), ruleFile(2));
    await answering(2);
    const failed = ['refused', 'examiner-failed'];
    expect(
      reports.map(({ result, diagnostics }) => [result, ...diagnostics.map(({ code }) => code)]),
    ).toEqual([...Array(times).fill(failed), ['loaded']]);
  });

  test('stopped, it says so, before and after', async () => {
    const loader = startLoader();
    const failed = { code: 'examiner-failed', diagnostic: { code: 'examiner-failed' } };
    const reading = loader.read({
      directory: temporary(),
      tests: true,
      settle: 0,
      changed: true,
    });
    const told = expect(reading).rejects.toMatchObject(failed);
    await loader.stop();
    await told;
    await expect(loader.validate({ gate: 'tests', now: 0 })).rejects.toMatchObject(failed);
  });
});

test('listeners that throw end nothing', async () => {
  const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  onTestFinished(() => warn.mockRestore());
  const fail = () => {
    throw new Error('the log is full');
  };
  const directory = rulesIn({ 'a.yaml': ruleFile(1) });
  const failing = (_: string, __: unknown, onError: (error: unknown) => void) => {
    setImmediate(() => onError('ENOSPC'));
    return { close: async () => undefined };
  };
  const live = new LiveRules(
    { directory, gate: 'tests' },
    { onReport: fail, onWatcherError: fail },
    { pace: { ...PACE, poll: 20 }, watch: failing },
  );
  onTestFinished(() => live.close());
  await live.load();
  live.follow();
  write(join(directory, 'a.yaml'), ruleFile(2));
  await until(async () => (await generationsOf(live.current))[0] === 2);
  expect(live.report?.result).toBe('loaded');
  expect(live.watcherError).toBe('ENOSPC');
  // The first report, the second one and the watcher's failure.
  expect(warn).toHaveBeenCalledTimes(3);
});

describe('close()', () => {
  test.for([0, 1, 5, 20, 60, 120, 200, 300])(
    '%d ms into a reload: nothing goes live or is reported any more',
    async (delay) => {
      const directory = rulesIn({ 'a.yaml': ruleFile(1) });
      const { live, reports } = await follow(directory, {
        pace: { ...PACE, settle: 20, poll: 5 },
        watch: blind,
      });
      write(join(directory, 'a.yaml'), ruleFile(2));
      const reload = live.reload();
      await wait(delay);
      const closing = live.close();
      const told = reports.length;
      const { current } = live;
      write(join(directory, 'a.yaml'), ruleFile(3));
      await Promise.all([closing, reload, live.reload()]);
      await wait(30);
      expect(live.current).toBe(current);
      expect(reports).toHaveLength(told);
      expect(reports.every(({ result }) => result === 'loaded')).toBe(true);
    },
  );

  test('twice, and without having followed', async () => {
    const { live } = await load(rulesIn({ 'a.yaml': ruleFile(1) }));
    await Promise.all([live.close(), live.close()]);
    await live.close();
  });

  test('does not wait for a directory that is never quiet', async () => {
    const directory = rulesIn({ 'a.yaml': ruleFile(1) });
    const { live } = await load(directory, { pace: { ...PACE, settle: 60_000 }, watch: blind });
    write(join(directory, 'a.yaml'), ruleFile(2));
    const reload = live.reload();
    await wait(10);
    await live.close();
    await reload;
    expect(existsSync(directory)).toBe(true);
  });
});
