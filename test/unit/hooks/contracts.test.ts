import { describe, expect, test } from 'vitest';
import ruleFileSchema from '../../../schema/rule-file.schema.json' with { type: 'json' };
import ruleTestsSchema from '../../../schema/rule-tests.schema.json' with { type: 'json' };
import { EFFECTS } from '../../../src/hooks/contract.ts';
import { DEFAULT_HOOK, hookByEventType, hooks, requestTypesOf } from '../../../src/hooks/index.ts';
import { namesIn, nodeAt } from '../../../src/hooks/request-tree.ts';
import { EVERY_REQUEST_TYPE } from '../../../src/rules/rule-file.ts';

test('rule file schema: hook: takes the name of each contract', () => {
  expect(ruleFileSchema.$defs.registrationFile.properties.hook.enum).toEqual(Object.keys(hooks));
  expect(ruleFileSchema.$defs.registrationFile.properties.hook.default).toBe(DEFAULT_HOOK);
});

test('rule tests schema: decision takes the effects of replies', () => {
  expect(ruleTestsSchema.$defs.expect.properties.decision.enum).toEqual(EFFECTS);
});

describe.each(Object.entries(hooks))('contract of %s', (name, hook) => {
  test('its name is its key, and its eventType is its own', () => {
    expect(hook.name).toBe(name);
    expect(hookByEventType(hook.eventType)).toBe(hook);
  });

  test('each sample is a request of it, with documented properties only', () => {
    expect(Object.keys(hook.samples)).not.toEqual([]);
    for (const sample of Object.values(hook.samples)) {
      expect(sample.eventType).toBe(hook.eventType);
      expect(requestTypesOf(hook)).toContain(hook.requestTypeOf(sample) ?? EVERY_REQUEST_TYPE);
      expect(Object.keys(sample).filter((key) => !namesIn(hook.request).includes(key))).toEqual([]);
      const known = namesIn(nodeAt(hook.request, ['data']));
      expect(Object.keys(sample.data).filter((key) => !known.includes(key))).toEqual([]);
    }
  });

  test('a decision that failed has an effect that onError may have', () => {
    expect(hook.failure.onError).toContain(hook.effectOf(hook.failure.fallback));
  });

  test('where Okta denies without an answer, a failed decision denies', () => {
    if (hook.failure.okta === 'denies') expect(hook.failure.onError).toEqual(['deny']);
  });

  test('the effect of an outcome is the effect of the response that is made of it alone', () => {
    for (const outcome of Object.values(hook.builtInOutcomes)) {
      const [sample] = Object.values(hook.samples);
      if (sample === undefined) throw new Error('no sample');
      const whole = hook.complete(outcome);
      const requested = { written: whole, part: (key: keyof typeof whole) => whole[key], leaveOut: () => {} };
      const response = hook.combine([requested as never], sample, hook.requestTypeOf(sample));
      expect(hook.effectOfResponse(response)).toBe(hook.effectOf(outcome));
    }
  });
});

test('registration: the rule file schema has its request types, outcomes and built-in outcomes', () => {
  const { registration } = hooks;
  expect(Object.keys(ruleFileSchema.$defs.registrationFile.properties.requestTypes.properties)).toEqual(
    registration.requestTypes,
  );
  const [builtIn] = ruleFileSchema.$defs.outcomeOrName.anyOf;
  expect(builtIn?.enum).toEqual(Object.keys(registration.builtInOutcomes));
  const definition = registration.outcomeSchema.replace('#/$defs/', '');
  expect(Object.keys(ruleFileSchema.$defs)).toContain(definition);
});
