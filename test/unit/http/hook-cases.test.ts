import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ruleSetOf } from '../../rule-set-of.ts';
import { startService } from './service.ts';

/** A case of a hook but registration: a rule file, a request of Okta and the reply, or the codes because of which it does not load. */
interface HookCase {
  name: string;
  hook: string;
  rules: string;
  lists?: Record<string, string>;
  request: unknown;
  expect: { load: string[] } | { status: number; body?: object };
}

const cases: HookCase[] = JSON.parse(readFileSync('test/fixtures/hook-cases.json', 'utf8'));

describe.each([...new Set(cases.map(({ hook }) => hook))])('cases of the %s hook', (hook) => {
  const own = cases.filter((one) => one.hook === hook);
  test.each(own.map((one) => [one.name, one] as const))(
    '%s',
    async (_, { rules, lists, request, expect: expected }) => {
      const { ruleSet, diagnostics } = ruleSetOf(rules, lists);
      const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
      if ('load' in expected) {
        expect(errors).toEqual(expected.load);
        return;
      }
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      const service = await startService({ rules: () => ruleSet, debugContext: false });
      const [path = ''] = ruleSet?.endpoints.keys() ?? [];
      const answer = await service.post(path, request);
      await service.listener.close(1000);
      expect(answer.status).toBe(expected.status);
      expect(answer.body).toBe(expected.body === undefined ? '' : JSON.stringify(expected.body));
      // A request of another hook is refused, and no decision of this endpoint.
      expect(service.answers.length + service.errors.length).toBe(1);
    },
  );
});

const shared = '../shared/okta/hook-cases.json';
test.runIf(existsSync(shared))('the copied cases are those of the reference, where it is at hand', () => {
  const reference: HookCase[] = JSON.parse(readFileSync(shared, 'utf8'));
  const hooks = new Set(cases.map(({ hook }) => hook));
  expect(cases).toEqual(reference.filter(({ hook }) => hooks.has(hook)));
});
