import { describe, expect, test } from 'vitest';
import { operators } from '../../../../src/engine/operators/index.ts';
import { EvaluationError, type Literal, type Verdict } from '../../../../src/engine/operators/operator.ts';
import { judge, judgeFacts, NOW, operatorNamed, show } from './judge.ts';

function reasonFor(written: string, value: Literal, fact: unknown): string | undefined {
  return operatorNamed(written).doesNotApply?.(fact, value);
}

const WRITE = 'is not a time: write 1980-11-30';

describe('reason: an operator that does not apply', () => {
  test.each<[written: string, value: Literal, fact: unknown, reason: string]>([
    ['before', '2008-11-30', '30/11/1980', `${WRITE}, or give the test dateFormat: "DD/MM/YYYY"`],
    ['before', '2008-11-30', '11/30/1980', `${WRITE}, or give the test dateFormat: "MM/DD/YYYY"`],
    [
      'before',
      '2008-11-30',
      '03/04/1980',
      'is not a time: write it as 1980-11-30, or give the test dateFormat: "DD/MM/YYYY" or "MM/DD/YYYY"',
    ],
    ['after', '2008-11-30', '2026-02-30', 'is not a time: February 2026 has 28 days'],
    ['not:after', '2008-11-30', '2026-01-01 10:00', 'is not a time: write 2026-01-01T10:00:00Z'],
    ['before', '2008-11-30', 1764500000, 'is not a time'],
    ['olderThan', '90d', '30.11.1980', `${WRITE}, or give the test dateFormat: "DD.MM.YYYY"`],
    ['newerThan', '18y', '7.3.1980 ', 'is not a time: write it as 1980-11-30'],
    ['lessThan', 18, '1,000', 'is not a number: write 1000'],
    ['lessThan', 18, "12'345.5", 'is not a number: write 12345.5'],
    ['lessThan', 18, ' 17 ', 'is not a number: write 17'],
    ['lessThan', 18, '1e3', 'is not a number: write 1000'],
    ['lessThan', 18, '1,5', 'is not a number'],
    ['lessThan', 18, true, 'is not a number'],
    ['ipInCidr', ['203.0.113.0/24'], '203.0.113.07', 'is not an IP address'],
    ['ipNotInCidr', ['203.0.113.0/24'], 'office', 'is not an IP address'],
    ['phonePrefixIn', ['+44'], '0412345678', 'is not a phone number of + and 7 to 15 digits'],
    ['phonePrefixNotIn', ['+44'], 441632960123, 'is not a phone number of + and 7 to 15 digits'],
    ['phonePrefixNotIn', ['JM'], '+1 555 555 5555', 'is not a phone number of a known country'],
    ['phonePrefixIn', ['JM'], '+999 123 4567', 'is not a phone number of a known country'],
    ['emailDomainNotIn', ['okta.com'], 'nonsense', 'is not a valid e-mail address'],
    [
      'emailDomainIn',
      ['okta.com'],
      'kim@\uff4fkta.com',
      'has a domain outside ASCII, which is never taken for a listed one',
    ],
    ['equal', 'x', ['x'], 'is not one text, number, true or false'],
    ['equal', 'x', 1e300, 'is a number that has no exact decimal text'],
    ['notIn', ['x'], {}, 'is not one text, number, true or false'],
    ['digits', 4, false, 'is not text'],
    ['lengthBetween', [1, 2], ['a'], 'is not text'],
    ['startsWith', 'a', true, 'is not text'],
    ['doesNotContain', 'a', ['b', {}], 'has an element that is not text'],
    ['ignoreCase:startsWith', 'a', [], 'is not text'],
    ['email', undefined, 7, 'is not text'],
    ['trim:lessThan', 18, ' x ', 'is not a number'],
    ['someFact:equal', 'x', 'x', 'is not an array'],
    ['everyFact:equal', 'x', [], 'is an empty array'],
    [
      'everyFact:before',
      '2008-11-30',
      ['30/11/1980'],
      `has the element "30/11/1980", which ${WRITE}, or give the test dateFormat: "DD/MM/YYYY"`,
    ],
    ['everyFact:in', ['x'], ['x', null], 'has the element null, which is absent'],
    ['someValue:startsWith', ['a', 'b'], true, 'is not text'],
    [
      'ignoreCase:matches',
      'kim',
      '\u212aim',
      'has a character that RE2 takes for k or s where it ignores case (U+212A or U+017F)',
    ],
  ])('%s %j on %j', (written, value, fact, reason) => {
    expect(judge(written, value, fact)).not.toBe(true);
    expect(reasonFor(written, value, fact)).toBe(reason);
  });

  test('of two compared facts either can be the reason', () => {
    const { doesNotApply } = operatorNamed('before');
    expect(judgeFacts('before', '2026-01-01', '30/11/1980')).toBeUndefined();
    expect(doesNotApply?.('2026-01-01', '30/11/1980')).toBe(
      'cannot be compared with "30/11/1980", which is not a time: write 1980-11-30',
    );
    expect(operatorNamed('contains').doesNotApply?.('a', '')).toBe('cannot be compared with empty text');
  });
});

const VALUES: Record<string, Literal> = {
  in: ['a', 1],
  notIn: ['a', true],
  digits: 4,
  lengthBetween: [1, 3],
  lessThan: 5,
  lessThanInclusive: 5,
  greaterThan: 5,
  greaterThanInclusive: 5,
  before: '2026-03-01T09:00:00Z',
  after: '2026-03-01T09:00:00Z',
  olderThan: '2d',
  newerThan: '2d',
  email: undefined,
  emailDomainIn: ['okta.com'],
  emailDomainNotIn: ['okta.com'],
  ipInCidr: ['203.0.113.0/24'],
  ipNotInCidr: ['203.0.113.0/24'],
  phonePrefixIn: ['+44', 'JM'],
  phonePrefixNotIn: ['+44', 'JM'],
  matches: 'a.*b',
  notMatches: 'a.*b',
};

const FACTS: unknown[] = [
  ...[
    '',
    'a',
    '1234',
    '1,000',
    'a\nb',
    'x\ny',
    '2026-01-01',
    '30/11/1980',
    'kim@okta.com',
    'kim@b\u00fccher.example',
  ],
  ...['kim@\uff4fkta.com', '203.0.113.7', 'x'.repeat(400)],
  ...['+44 1632 960123', '+1 876 234 5678', '+1 555 555 5555', '+44'],
  ...[0, 17, 1e300, 2 ** 53, true, false, [], ['a'], ['a', null], ['a\nb'], [true], {}],
];

function verdictOf(written: string, value: Literal, fact: unknown): Verdict | 'failed' {
  try {
    return judge(written, value, fact, NOW);
  } catch (error) {
    expect(error).toBeInstanceOf(EvaluationError);
    return 'failed';
  }
}

const JUDGING = [...operators.keys()].filter((name) => name !== 'present' && name !== 'absent');
const DECORATED = ['', 'not:', 'trim:', 'someFact:', 'everyFact:', 'not:someFact:'];

describe.each(JUDGING)('reason: %s has one exactly if it does not apply', (name) => {
  const value = Object.hasOwn(VALUES, name) ? VALUES[name] : 'a';
  const cases = DECORATED.flatMap((decorator) => FACTS.map((fact) => [`${decorator}${name}`, fact] as const));
  test.each(cases.map(([written, fact]) => [written, show(fact), fact] as const))(
    '%s on %s',
    (written, _, fact) => {
      const verdict = verdictOf(written, value, fact);
      const reason = reasonFor(written, value, fact);
      // The error has the reason itself.
      if (verdict === 'failed') expect(reason).toBeUndefined();
      else if (verdict === undefined) expect(reason).toBeTypeOf('string');
      // An address with a domain that is not ASCII is reported as listed or not.
      else if (verdict === false && !reason?.includes('a domain outside ASCII') && !/Fact:/.test(written))
        expect(reason).toBeUndefined();
    },
  );
});
