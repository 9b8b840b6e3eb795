import { says } from '../org/reply-finding.ts';
import { ask } from './ask.ts';
import { peopleAt, withoutPeople } from './people.ts';
import { sameAs } from './retry.ts';
import type { Scenario, Step } from './scenario.ts';

/** Two people at once get what each of them gets alone. */
export const twoAtOnce: Scenario = {
  name: 'two-at-once',
  about: 'two people at once, each of whom has been alone before',
  leftOut: withoutPeople,
  play: async (target, player) => {
    const alone: Step[] = [];
    for (const { who, request } of peopleAt(target, player))
      alone.push(await ask(`${who}, alone`, request, target, player));
    const together = await Promise.all(
      peopleAt(target, player).map(({ who, request }) => ask(`${who}, at once`, request, target, player)),
    );
    const judged = together.map((step, index) => {
      const before = alone[index];
      return before === undefined || sameAs(before, step)
        ? step
        : { ...step, findings: [...step.findings, MIXED_UP] };
    });
    return [...alone, ...judged];
  },
};

const MIXED_UP = {
  code: 'mixed-up',
  severity: 'error',
  message: 'Beside another one, this request is answered otherwise than alone.',
  hint: 'Keep nothing of a request where another one can see it.',
  source: says.body,
} as const;
