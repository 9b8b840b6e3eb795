import { describe, expect, test } from 'vitest';
import { coverageOf } from '../../../src/rule-tests/coverage.ts';
import { failuresAsDiagnostics } from '../../../src/rule-tests/failure.ts';
import { resultOf, resultsOf } from './tests-from.ts';

const rules = (strategy = 'all') => `
requestTypes:
  self.service.registration:
    strategy: ${strategy}
    rules:
      - name: company-address
        when: { fact: data.userProfile.email, operator: emailDomainIn, value: [example.com] }
        then: allow
        otherwise: deny
      - name: six-digit-number
        mode: shadow
        when: { fact: data.userProfile.employeeNumber, operator: digits, value: 6 }
        otherwise: deny
      - name: not-yet
        mode: shadow
        validFrom: 2030-01-01T00:00:00Z
        when: { fact: data.userProfile.firstName, operator: absent }
        otherwise: deny
`;
const SIX = 'set: { data.userProfile.employeeNumber: "123456" }';

describe('shadow in an expectation', () => {
  test.each([
    ['expect: { decision: allow, shadow: { six-digit-number: deny } }'],
    [`${SIX}, expect: { decision: allow, shadow: { six-digit-number: allow } }`],
    ['expect: { shadow: { not-yet: allow } }'],
    ['at: 2031-01-01T00:00:00Z, expect: { shadow: { not-yet: deny } }'],
  ])('is met by what the decision had been with the rule enforced: %s', async (text) => {
    expect((await resultOf(`request: ssr, ${text}`, rules())).failures).toEqual([]);
  });

  test('is not met by another decision, and the reason is the rule itself', async () => {
    const result = await resultOf(
      `request: ssr, ${SIX}, expect: { shadow: { six-digit-number: deny } }`,
      rules(),
    );
    expect(result.failures).toEqual([
      {
        what: 'shadow six-digit-number',
        expected: 'deny',
        actual: 'allow',
        at: '/tests/0/expect/shadow/six-digit-number',
        rule: 'six-digit-number',
      },
    ]);
    expect(failuresAsDiagnostics([result])).toMatchObject([
      {
        message:
          'test "it": expected shadow six-digit-number deny, got allow; the answer is allow, by company-address (rules.yaml:8)',
        hint: 'six-digit-number passed: data.userProfile.employeeNumber digits 6 holds, it is "123456" (rules.yaml:14)',
      },
    ]);
  });

  test('behind the rule that decided, a rule in shadow changes nothing', async () => {
    const tests = 'request: ssr, expect: { shadow: { six-digit-number: allow } }';
    expect((await resultOf(tests, rules('first'))).failures).toEqual([]);
  });

  test('coverage is the same with it and without', async () => {
    const covered = async (expectation: string) => {
      const results = await resultsOf(
        `tests:\n  - { name: it, request: ssr, expect: ${expectation} }\n`,
        rules(),
      );
      return coverageOf(new Set(results.map((result) => result.test.endpoint)), results);
    };
    const { seen, sides } = await covered('{ decision: allow, shadow: { six-digit-number: deny } }');
    expect({ seen, sides }).toEqual({ seen: 4, sides: 12 });
    const without = await covered('{ decision: allow }');
    expect({ seen: without.seen, sides: without.sides }).toEqual({ seen, sides });
  });
});

describe('a failed test', () => {
  const because = async (text: string) => {
    const result = await resultOf(`request: ssr, ${text}`, rules());
    return failuresAsDiagnostics([result]).map(({ hint }) => hint);
  };
  const IN_SHADOW = 'six-digit-number is in shadow: enforced, it would decide deny (rules.yaml:12)';

  test('names the rule in shadow that would have decided otherwise', async () => {
    expect(await because('expect: { decision: deny }')).toEqual([
      `company-address passed: data.userProfile.email emailDomainIn ["example.com"] holds, it is "rosario.jones@example.com" (rules.yaml:9); by example.com; ${IN_SHADOW}`,
    ]);
    expect(await because('expect: { errorCauses: [{ reason: X }] }')).toEqual([
      expect.stringContaining(IN_SHADOW),
    ]);
  });

  test('names no rule in shadow that would have decided the same, or where a rule itself is at fault', async () => {
    expect(await because(`${SIX}, expect: { decision: deny }`)).toEqual([
      expect.not.stringContaining('in shadow'),
    ]);
    expect(await because('expect: { rules: { company-address: false } }')).toEqual([
      expect.not.stringContaining('in shadow'),
    ]);
  });
});
