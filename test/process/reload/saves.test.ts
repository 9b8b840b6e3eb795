import { appendFileSync, renameSync, statSync, truncateSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  blind,
  follow,
  PACE,
  perform,
  ruleFile,
  rulesIn,
  WATCHER_ONLY,
  write,
} from '../../unit/reload/workspace.ts';

test('case 7: truncated, then written in two steps 60 ms apart: the half is never live', async () => {
  const half = (number: number) => ruleFile(number);
  const rest = (number: number) =>
    `  progressive.profile: { rules: [{ name: r, when: { fact: data.userProfileUpdate.x, operator: present }, then: allow, otherwise: deny }] }\n# ${number}\n`;
  const directory = rulesIn({ 'a.yaml': half(1) + rest(1) });
  const path = join(directory, 'a.yaml');
  const { live, answering, reports } = await follow(directory);
  let rounds = 0;
  for (let number = 2; rounds < 3; number += 1) {
    reports.length = 0;
    const steps = [
      () => truncateSync(path),
      () => appendFileSync(path, half(number)),
      () => appendFileSync(path, rest(number)),
    ];
    const pause = await perform(steps, 60);
    await answering(number);
    await live.reload();
    // A machine too busy to keep the pauses below the settling time proves nothing.
    if (pause > 90) continue;
    rounds += 1;
    expect(reports.map(({ result }) => result)).toEqual(['loaded']);
    expect([...(live.current?.endpoints.get('/hook')?.requestTypes.keys() ?? [])]).toEqual([
      'self.service.registration',
      'progressive.profile',
    ]);
  }
});

describe.for([
  ['watcher', { pace: WATCHER_ONLY }],
  ['poll alone', { pace: { ...PACE, poll: 200 }, watch: blind }],
] as const)('case 9: same size, same time, other content: %s', ([, machinery]) => {
  test.for(['in place', 'by rename'])('%s', async (way) => {
    const directory = rulesIn({ 'a.yaml': ruleFile(1) });
    const path = join(directory, 'a.yaml');
    // A whole second: what can be put back to the nanosecond.
    const time = 1_700_000_000;
    utimesSync(path, time, time);
    const { answering } = await follow(directory, machinery);
    const { mtimeMs, size } = statSync(path);
    const written = way === 'in place' ? path : `${path}.tmp`;
    write(written, ruleFile(2));
    utimesSync(written, time, time);
    if (written !== path) renameSync(written, path);
    expect(statSync(path)).toMatchObject({ mtimeMs, size });
    await answering(2);
  });
});
