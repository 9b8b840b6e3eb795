import {
  closeSync,
  copyFileSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  follow,
  load,
  PACE,
  perform,
  ruleFile,
  rulesIn,
  WATCHER_ONLY,
  write,
} from '../../unit/reload/workspace.ts';

/** What a program does to save a text, system call by system call; between two steps others can look. */
type Save = (directory: string, text: string) => (() => void)[];

const GARBAGE = '\u0000 {{ not YAML';
const inPlace = (path: string, text: string): (() => void)[] => {
  let file = 0;
  return [
    () => {
      file = openSync(path, 'w');
    },
    () => {
      writeSync(file, text);
    },
    () => {
      fsyncSync(file);
      closeSync(file);
    },
  ];
};

const saves: Record<string, Save> = {
  'vim, backupcopy=no': (directory, text) => [
    () => writeFileSync(join(directory, '.a.yaml.swp'), GARBAGE),
    () => writeFileSync(join(directory, '4913'), ''),
    () => rmSync(join(directory, '4913')),
    () => renameSync(join(directory, 'a.yaml'), join(directory, 'a.yaml~')),
    ...inPlace(join(directory, 'a.yaml'), text),
    () => rmSync(join(directory, 'a.yaml~')),
    () => rmSync(join(directory, '.a.yaml.swp')),
  ],
  'vim, backupcopy=yes': (directory, text) => [
    () => writeFileSync(join(directory, '.a.yaml.swp'), GARBAGE),
    () => copyFileSync(join(directory, 'a.yaml'), join(directory, 'a.yaml~')),
    ...inPlace(join(directory, 'a.yaml'), text),
    () => rmSync(join(directory, 'a.yaml~')),
    () => rmSync(join(directory, '.a.yaml.swp')),
  ],
  'VS Code, in place': (directory, text) => {
    const path = join(directory, 'a.yaml');
    let file = 0;
    return [
      () => {
        file = openSync(path, 'r+');
        ftruncateSync(file, 0);
      },
      () => {
        writeSync(file, text, 0);
        fsyncSync(file);
        closeSync(file);
      },
    ];
  },
  'JetBrains, safe write': (directory, text) => [
    ...inPlace(join(directory, 'a.yaml___jb_tmp___'), text),
    () => renameSync(join(directory, 'a.yaml'), join(directory, 'a.yaml___jb_old___')),
    () => renameSync(join(directory, 'a.yaml___jb_tmp___'), join(directory, 'a.yaml')),
    () => rmSync(join(directory, 'a.yaml___jb_old___')),
  ],
  'Emacs, with lock, auto-save and backup': (directory, text) => [
    () => writeFileSync(join(directory, '.#a.yaml'), GARBAGE),
    () => writeFileSync(join(directory, '#a.yaml#'), GARBAGE),
    () => renameSync(join(directory, 'a.yaml'), join(directory, 'a.yaml~')),
    ...inPlace(join(directory, 'a.yaml'), text),
    () => rmSync(join(directory, '#a.yaml#')),
    () => rmSync(join(directory, '.#a.yaml')),
  ],
  'sed -i': (directory, text) => [
    ...inPlace(join(directory, 'sedkQ3tZ1'), text),
    () => renameSync(join(directory, 'sedkQ3tZ1'), join(directory, 'a.yaml')),
  ],
  'a temporary file and rename': (directory, text) => [
    ...inPlace(join(directory, 'a.yaml.tmp'), text),
    () => renameSync(join(directory, 'a.yaml.tmp'), join(directory, 'a.yaml')),
  ],
};

test.for(Object.entries(saves))('case 6: one activation for each save: %s', async ([, save]) => {
  const directory = rulesIn({ 'a.yaml': ruleFile(1) });
  // Longer than a step can take on a busy machine.
  const pace = { ...WATCHER_ONLY, settle: 120 };
  const { live, answering, reports, opened } = await follow(directory, { pace });
  await perform(save(directory, ruleFile(2)), 5);
  await answering(2);
  // What the watcher still has to say must find nothing new.
  await live.reload();
  expect(reports.map(({ result }) => result)).toEqual(['loaded']);
  expect([...opened]).toEqual([join(directory, 'a.yaml')]);
});

test('case 6: what editors leave lying about is never read', async () => {
  const directory = rulesIn({ 'a.yaml': ruleFile(1) });
  const names = [
    '4913',
    '.a.yaml.swp',
    '.a.yaml.swx',
    'a.yaml~',
    '#a.yaml#',
    '.#a.yaml',
    'a.yaml___jb_tmp___',
  ];
  names.push(
    'a.yaml___jb_old___',
    'a.yaml.bak',
    'a.yaml.orig',
    'sedkQ3tZ1',
    '.goutputstream-X1',
    'a.yaml.1a2b.tmp',
  );
  for (const name of names) {
    write(join(directory, name), GARBAGE);
    write(join(directory, 'lists', name), GARBAGE);
  }
  const { live, opened, errorsReported } = await load(directory, { pace: { ...PACE, settle: 5 } });
  write(join(directory, 'a.yaml'), ruleFile(2));
  await live.reload();
  expect(errorsReported()).toEqual([]);
  expect([...opened]).toEqual([join(directory, 'a.yaml')]);
});
