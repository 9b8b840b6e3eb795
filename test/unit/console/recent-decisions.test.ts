import { expect, test } from 'vitest';
import { RecentDecisions } from '../../../src/console/recent-decisions.ts';
import { hooks } from '../../../src/hooks/index.ts';

test('recent decisions: name the first rules, and count the others', () => {
  const rules = Array.from({ length: 1000 }, (_, index) => `rule-${index}`);
  const shadow = rules.map((name) => ({ rule: { name }, verdict: 'passed', would: 'allow' }));
  const recent = new RecentDecisions();
  recent.decided({
    call: { endpoint: { path: '/hook', hook: hooks.registration }, version: 'v', time: 0 },
    decision: { id: 'one', requestType: undefined, kind: 'deny', by: 'rules', rules, shadow },
    milliseconds: 1,
  } as never);
  expect(recent.since(0).decisions).toMatchObject([
    { rules: rules.slice(0, 10), moreRules: 990, disagreeing: rules.slice(0, 10), moreDisagreeing: 990 },
  ]);
});

test('recent decisions: name the hook, except for registration', () => {
  const recent = new RecentDecisions();
  for (const hook of [hooks.registration, hooks.token, hooks.saml])
    recent.decided({
      call: { endpoint: { path: '/hook', hook }, version: 'v', time: 0 },
      decision: { id: 'one', requestType: undefined, kind: 'deny', by: 'rules', rules: [], shadow: [] },
      milliseconds: 1,
    } as never);
  expect(recent.since(0).decisions.map(({ hook }) => hook)).toEqual([undefined, 'token', 'saml']);
});
