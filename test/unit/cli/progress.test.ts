import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { legible } from '../../../src/cli/io.ts';
import { progressOn } from '../../../src/cli/progress.ts';

/** A terminal, or not, whose clock is moved by hand. */
function stage({ isTTY }: { isTTY: boolean }) {
  const stream = Object.assign(new PassThrough(), { isTTY });
  const clock = { now: 0 };
  const progress = progressOn(legible(stream), () => clock.now);
  return {
    progress,
    at: (now: number) => {
      clock.now = now;
    },
    written: () => {
      let text = '';
      for (let chunk = stream.read(); chunk !== null; chunk = stream.read()) text += String(chunk);
      return text;
    },
  };
}

test('progress: shows nothing in the first second', () => {
  const { progress, at, written } = stage({ isTTY: true });
  at(999);
  progress.show(() => '1 request', 0.1);
  progress.end();
  expect(written()).toBe('');
});

test('progress: updates a bar at most ten times a second, and removes it at the end', () => {
  const { progress, at, written } = stage({ isTTY: true });
  at(1000);
  progress.show(() => '50,000 requests', 0.5);
  expect(written()).toContain(`[${'='.repeat(15)}${' '.repeat(15)}]  50% 50,000 requests`);
  at(1099);
  progress.show(() => '50,001 requests', 0.5);
  expect(written()).toBe('');
  at(1100);
  progress.show(() => '50,002 requests', 2);
  expect(written()).toContain('100% 50,002 requests');
  progress.end();
  expect(written()).toBe('\u001b[1G\u001b[2K');
});

test('progress: shows only words if the total is unknown', () => {
  const { progress, at, written } = stage({ isTTY: true });
  at(1000);
  progress.show(() => '7 requests');
  expect(written()).toContain('7 requests');
  expect(written()).not.toContain('[=');
});

test('progress: writes nothing to a stream that is no terminal', () => {
  const { progress, at, written } = stage({ isTTY: false });
  at(5000);
  progress.show(() => '7 requests', 0.5);
  progress.end();
  expect(written()).toBe('');
});
