import { describe, expect, test } from 'vitest';
import { simulators } from '../../../../src/okta-simulator/index.ts';
import { scenarios } from '../../../../src/okta-simulator/scenarios/index.ts';
import { hasProblems, type ScenarioRun } from '../../../../src/okta-simulator/scenarios/run-scenarios.ts';
import type { Target } from '../../../../src/okta-simulator/scenarios/scenario.ts';
import { verification } from '../../../../src/okta-simulator/scenarios/verification.ts';
import { ruleSetOf } from '../../../rule-set-of.ts';
import { credential, startService } from '../../http/service.ts';
import { type Answered, newPlayer, played as play, startHook } from './service.ts';

const HOOKS = [
  ['token', 'accessToken: { set: { department: sales } }'],
  ['saml', 'assertion: { set: { department: sales } }'],
] as const;

const codes = (played: readonly ScenarioRun[]) =>
  played.flatMap(({ steps }) => steps.flatMap(({ findings }) => findings.map(({ code }) => code)));

describe('scenarios: hookgate has no finding, as a hook after which Okta continues', () => {
  test.each(HOOKS)('%s', async (hook, change) => {
    const { ruleSet } = ruleSetOf(`version: 1
hook: ${hook}
endpoint: /hook
default: continue
rules:
  - name: everybody
    when: { fact: eventType, operator: present }
    then: { ${change} }
`);
    const service = await startService({ rules: () => ruleSet });
    const target: Target = {
      url: `http://127.0.0.1:${service.listener.port}/hook`,
      simulator: simulators[hook],
      requestTypes: [''],
      credentials: {
        kind: 'header',
        name: 'authorization',
        value: `Basic ${btoa(`${credential.username}:${credential.password}`)}`,
      },
    };
    const played = await play([...scenarios, ...verification], [target], newPlayer());
    await service.listener.close(1000);
    expect(codes(played)).toEqual([]);
    expect(played.filter(({ leftOut }) => leftOut !== undefined).map(({ scenario }) => scenario)).toEqual(
      hook === 'token' ? ['retry'] : [],
    );
    const [first] = played[0]?.steps ?? [];
    expect(first?.okta).toMatch(/with the changes$/);
  });
});

describe('scenarios: a request that must not be decided, where Okta continues after 4xx', () => {
  const refusal = { error: { errorSummary: 'No.' } };
  test.each<[what: string, answer: Answered, found: string[], isProblem: boolean]>([
    ['an error object', { status: 200, body: refusal }, [], false],
    ['400', { status: 400 }, ['continues'], false],
    ['400 with an error object', { status: 400, body: refusal }, ['continues'], false],
    ['an empty object', { status: 200, body: {} }, ['continues'], false],
    ['204', { status: 204 }, ['continues'], false],
    ['commands', { status: 200, body: { commands: [] } }, ['not-refused'], true],
    ['500', { status: 500 }, ['refusal'], true],
  ])('%s', async (_, answer, found, isProblem) => {
    const { target } = await startHook({ unreadable: answer, anotherHook: answer });
    const token = { ...target, simulator: simulators.token };
    for (const chosen of [scenarios, verification]) {
      const named = chosen.filter(({ name }) => name === 'malformed' || name === 'right-credentials');
      const played = await play(named, [token], newPlayer());
      expect(new Set(codes(played))).toEqual(new Set(found));
      expect(hasProblems(played)).toBe(isProblem);
    }
  });
});

test.each([
  ['token', 1, 'fail'],
  ['saml', 2, 'go-on'],
] as const)('scenarios: after a 5xx Okta calls the %s hook %i time(s)', async (hook, times, kind) => {
  let calls = 0;
  const { target, got } = await startHook({ decide: () => ({ status: ++calls === 1 ? 503 : 204 }) });
  const decisions = scenarios.filter(({ name }) => name === hook);
  const [played] = await play(decisions, [{ ...target, simulator: simulators[hook] }], newPlayer());
  const [first] = played?.steps ?? [];
  expect(first?.attempts).toHaveLength(times);
  expect(first?.effect?.kind).toBe(kind);
  expect(got.slice(0, times).every((body) => body === first?.body)).toBe(true);
});

test('scenarios: Okta issues nothing after a reply that it does not get', async () => {
  const { target } = await startHook({ decide: () => ({ status: 204 }) });
  const retry = scenarios.filter(({ name }) => name === 'retry');
  const [played] = await play(retry, [{ ...target, simulator: simulators.saml }], newPlayer());
  expect(played?.steps.map(({ issued }) => issued?.length)).toEqual([0, 1]);
});
