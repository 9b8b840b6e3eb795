import { expect, expectTypeOf, test } from 'vitest';
import type { ConfigFile } from '../../src/config/config-file.ts';
import type { Effect, HookResponse } from '../../src/hooks/contract.ts';
import type { Condition, Outcome, Rule, RuleFile } from '../../src/rules/rule-file.ts';

// The types of what users write and what Okta gets. `npm run types` compiles this file: a type that got looser or
// tighter is an error here.

test('public types: a rule file as it is written', () => {
  const file = {
    version: 1,
    hook: 'registration',
    endpoint: '/sign-up',
    owner: 'identity',
    form: ['email', 'employeeNumber'],
    engine: 'identity',
    outcomes: {
      refused: { deny: true, error: { errorCauses: [{ errorSummary: 'Use your work address.' }] } },
    },
    conditions: {
      'work-address': {
        fact: 'data.userProfile.email',
        operator: 'emailDomainIn',
        value: { list: 'domains' },
      },
    },
    requestTypes: {
      'self.service.registration': {
        strategy: 'first',
        rules: [
          {
            name: 'work-address',
            when: {
              all: [
                { condition: 'work-address' },
                { not: { fact: 'data.userProfile.title', operator: 'present' } },
              ],
            },
            then: {
              allow: true,
              set: { title: '{{ data.userProfile.title }}', tags: ['a', 1, true], old: null },
            },
            otherwise: 'refused',
            mode: 'shadow',
          },
        ],
        default: 'deny',
      },
    },
    unhandled: 'deny',
    onError: 'deny',
  } satisfies RuleFile;
  expect(file.version).toBe(1);
  expectTypeOf<RuleFile['version']>().toEqualTypeOf<1>();
  expectTypeOf<RuleFile['hook']>().toEqualTypeOf<'registration' | 'token' | 'saml' | undefined>();
  expectTypeOf<Rule['mode']>().toEqualTypeOf<'enforce' | 'shadow' | undefined>();
  expectTypeOf<Outcome['deny']>().toEqualTypeOf<true | undefined>();
  // @ts-expect-error a denial is deny: true
  ({ deny: false }) satisfies Outcome;
  // @ts-expect-error a condition has one of all, any, not, condition or a test
  ({ none: [] }) satisfies Condition;
});

test('public types: a configuration as it is written', () => {
  expectTypeOf<ConfigFile>().toHaveProperty('server');
  expectTypeOf<ConfigFile>().toHaveProperty('decisionLog');
  expectTypeOf<ConfigFile['server']>().toHaveProperty('reusePort');
});

test('public types: a reply as Okta gets it', () => {
  const denial = {
    commands: [{ type: 'com.okta.action.update', value: { registration: 'DENY' } }],
    error: { errorSummary: 'no', errorCauses: [{ errorSummary: 'no', location: 'data.userProfile.email' }] },
    debugContext: { hookgate: { version: 'v1' } },
  } satisfies HookResponse;
  expect(denial.commands).toHaveLength(1);
  expectTypeOf<Effect>().toEqualTypeOf<'allow' | 'deny' | 'update' | 'continue'>();
  // @ts-expect-error a command has a type
  ({ commands: [{ value: 1 }] }) satisfies HookResponse;
});
