import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blind, follow, link, PACE, ruleFile, rulesIn, write } from '../../unit/reload/workspace.ts';

test.for([
  ['watcher and poll', { pace: { ...PACE, poll: 250 } }],
  ['poll alone', { pace: { ...PACE, poll: 200 }, watch: blind }],
] as const)(
  'case 4: a file becomes a link, is pointed elsewhere, and its target is edited: %s',
  async ([, machinery]) => {
    const directory = rulesIn({ 'a.yaml': ruleFile(1) });
    const { answering, reports } = await follow(directory, machinery);
    write(join(directory, '.store/v2.yaml'), ruleFile(2));
    write(join(directory, '.store/v3.yaml'), ruleFile(3));
    link('.store/v2.yaml', join(directory, 'a.yaml'));
    await answering(2);
    link('.store/v3.yaml', join(directory, 'a.yaml'));
    await answering(3);
    write(join(directory, '.store/v3.yaml'), ruleFile(4));
    await answering(4);
    write(join(directory, 'a.yaml.real'), ruleFile(5));
    link('a.yaml.real', join(directory, 'a.yaml'));
    await answering(5);
    expect(reports.map(({ result }) => result)).toEqual(['loaded', 'loaded', 'loaded', 'loaded']);
  },
);

test('a folder may be a link inside the directory', async () => {
  const directory = rulesIn({ 'a.yaml': ruleFile(1, '/a'), '.store/v1/b.yaml': ruleFile(1, '/b') });
  write(join(directory, '.store/v2/b.yaml'), ruleFile(2, '/b'));
  symlinkSync('.store/v1', join(directory, 'team'));
  const { live, answering } = await follow(directory, { pace: { ...PACE, poll: 200 }, watch: blind });
  expect([...(live.current?.endpoints.keys() ?? [])]).toEqual(['/a', '/b']);
  link('.store/v2', join(directory, 'team'));
  write(join(directory, 'a.yaml'), ruleFile(2, '/a'));
  await answering(2);
});
