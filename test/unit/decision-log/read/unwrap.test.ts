import { expect, test } from 'vitest';
import { createUnwrap } from '../../../../src/decision-log/read/unwrap.ts';

const unwrapped = (...lines: string[]) => {
  const unwrap = createUnwrap();
  return lines.map((line) => unwrap(line));
};
const cri = (kind: string, text: string, stream = 'stdout') =>
  `2026-11-23T08:00:00.000000001Z ${stream} ${kind} ${text}`;
const docker = (log: string, stream = 'stdout') =>
  JSON.stringify({ log, stream, time: '2026-11-23T08:00:00.000000001Z' });

test.each([
  ['a line of the service', '{"a":1}', '{"a":1}'],
  ['the kubelet', cri('F', '{"a":1}'), '{"a":1}'],
  ["Docker's json-file", docker('{"a":"\\u2028"}\n'), '{"a":"\\u2028"}'],
  ['a line that only looks like it', '{"log":"cut', '{"log":"cut'],
  ['a line with a key that has an escape', '{"log":"x","\\u0061":1}', '{"log":"x","\\u0061":1}'],
  ['a log that is no text', '{"log":"x","log":1}', '{"log":"x","log":1}'],
  ['a part whose end is still to come', '{"log":"x","stream":"stdout","a":1}', undefined],
])('unwrap: %s', (_, line, expected) => {
  expect(unwrapped(line)).toEqual([expected]);
});

test('unwrap: joins the parts of a line for each stream', () => {
  expect(
    unwrapped(cri('P', '{"a":'), cri('F', 'warning', 'stderr'), cri('P', '[1,'), cri('F', '2]}')),
  ).toEqual([undefined, 'warning', undefined, '{"a":[1,2]}']);
  expect(unwrapped(docker('{"a":'), docker('x\n', 'stderr'), docker('1}\n'), docker('{}\n'))).toEqual([
    undefined,
    'x',
    '{"a":1}',
    '{}',
  ]);
});

test('unwrap: limits a line without an end', () => {
  const part = 'x'.repeat(1024 * 1024);
  const lengths = unwrapped(...Array.from({ length: 6 }, () => cri('P', part))).map(
    (text) => text?.length ?? 0,
  );
  expect(lengths.filter((length) => length > 0)).toHaveLength(1);
});
