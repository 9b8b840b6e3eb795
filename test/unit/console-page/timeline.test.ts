import { expect, test } from 'vitest';
import { choicesOf, matches } from '../../../console/src/live/filter.ts';
import { addTo, columnsOf, timelineOf } from '../../../console/src/live/timeline.ts';
import type { LiveDecision } from '../../../src/console/api.ts';

const one: LiveDecision = {
  number: 1,
  id: 'd1',
  time: '2026-03-01T09:00:02.000Z',
  endpoint: '/registrationHookSSR',
  requestType: 'self.service.registration',
  decision: 'allow',
  by: 'rules',
  rules: ['corporate-email'],
  version: 'abc',
  milliseconds: 0.2,
  retry: false,
  moreRules: 0,
  disagreeing: [],
  moreDisagreeing: 0,
};
const denied: LiveDecision = { ...one, number: 2, decision: 'deny', disagreeing: ['partners'] };
const failed: LiveDecision = { ...denied, number: 3, time: '2026-03-01T09:00:07.000Z', failure: 'timeout' };

test('timeline: counts decisions in steps of five seconds, failures as errors', () => {
  const [steps, allow, deny, error] = columnsOf(timelineOf([one, denied, failed]), Date.parse(failed.time));
  expect(steps).toHaveLength(120);
  expect([allow, deny, error].map((counts) => counts.slice(-2))).toEqual([
    [1, 0],
    [1, 0],
    [0, 1],
  ]);
  expect(steps.at(-1)).toBe(Date.parse('2026-03-01T09:00:05Z') / 1_000);
});

test('timeline: drops steps older than ten minutes', () => {
  const later = { ...one, time: '2026-03-01T09:15:00.000Z' };
  expect([...addTo(timelineOf([one]), [later]).keys()]).toEqual([Date.parse(later.time) / 1_000]);
});

test('timeline: steps without decisions are zero', () => {
  const [, allow] = columnsOf(timelineOf([]), Date.parse(one.time));
  expect(new Set(allow)).toEqual(new Set([0]));
});

test.each([
  [{}, [1, 2, 3]],
  [{ decision: 'deny' }, [2, 3]],
  [{ decision: 'error' }, [3]],
  [{ endpoint: '/other' }, []],
  [{ rule: 'partners' }, [2, 3]],
  [{ text: 'TIMEOUT' }, [3]],
  [{ text: 'corporate', decision: 'allow' }, [1]],
])('filter: %o matches %o', (filter, numbers) => {
  expect([one, denied, failed].filter(matches(filter)).map(({ number }) => number)).toEqual(numbers);
});

test('filter: options are sorted', () => {
  expect(choicesOf([denied, one])).toEqual({
    endpoints: ['/registrationHookSSR'],
    rules: ['corporate-email', 'partners'],
  });
});
