import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findOperator, operators } from '../../../../src/engine/operators/index.ts';
import { EvaluationError, type Literal, type Verdict } from '../../../../src/engine/operators/operator.ts';
import { judge, judgeFacts, NOW, operatorNamed, problemOf, show } from './judge.ts';

const DAY = 86_400_000;
const ago = (milliseconds: number) => new Date(NOW - milliseconds).toISOString();

/** JSON.parse reads 9007199254740993 as 2^53, too: the text of that number is ambiguous. */
const HUGE = 2 ** 53;
const NOT_SCALAR = [undefined, null, [], ['a'], {}, { a: 'a' }];
const NOT_TEXT = [...NOT_SCALAR, true, false, HUGE, -HUGE, 1e21, 1e-7];
const NOT_NUMBER = [
  '',
  ' 17',
  '17 ',
  '+17',
  '1e1',
  '0x11',
  '17,5',
  '.5',
  '17.',
  '١٧',
  '１７',
  '1234567890123456',
  '1.1234567890123456',
];
const NOT_TIME = ['', 'now', '2026-02-30', '2026-03-01 09:00:00Z', '2026-03-01T09:00:00', 1_772_355_600_000];
const NOT_ADDRESS = [
  ...[
    '',
    'localhost',
    '203.0.113',
    '203.0.113.007',
    '203.0.113.7.1',
    '203.0.113.7/32',
    '0xcb007107',
    '3405803783',
  ],
  ...[3_405_803_783, ' 203.0.113.7', '203.0.113.7\n', '203.0.113.7:80', '[2001:db8::1]', 'fe80::1%eth0'],
];

interface Row {
  operator: string;
  /** The operator with the opposite verdict wherever this one applies. */
  opposite?: string;
  value: Literal;
  yes: unknown[];
  no: unknown[];
  inapplicable?: unknown[];
}

const EQUALITY: Row[] = [
  ...[
    {
      value: 'x@okta.com',
      yes: ['x@okta.com'],
      no: ['X@okta.com', 'x@okta.com ', 'x@okta.co', '', true, 1],
      inapplicable: [...NOT_SCALAR, ['x@okta.com'], HUGE],
    },
    { value: '1234', yes: ['1234', 1234], no: [12_345, '01234', '1234.0', '１２３４', true] },
    { value: 1234, yes: ['1234', 1234], no: ['1234.0', '0x4D2', '1234 ', 1234.5] },
    { value: 1.5, yes: [1.5, '1.5'], no: ['1.50', '1,5'] },
    { value: 0, yes: [0, -0, '0'], no: ['-0', false, ''] },
    { value: '9007199254740991', yes: [Number.MAX_SAFE_INTEGER], no: [9_007_199_254_740_990] },
    {
      value: '9007199254740993',
      yes: ['9007199254740993'],
      no: ['9007199254740992'],
      inapplicable: [HUGE, HUGE + 2],
    },
    { value: '1e+21', yes: ['1e+21'], no: [], inapplicable: [1e21, Number.POSITIVE_INFINITY, Number.NaN] },
    { value: true, yes: [true], no: [false, 'true', 1, '1'], inapplicable: NOT_SCALAR },
    { value: '', yes: [''], no: [' ', 'a', 0, false], inapplicable: NOT_SCALAR },
    { value: '__proto__', yes: ['__proto__'], no: ['constructor'] },
  ].map((row) => ({ operator: 'equal', opposite: 'notEqual', ...row })),
  ...[
    {
      value: ['a', 1234, true],
      yes: ['a', '1234', 1234, true],
      no: ['', 'A', 'ab', '12', 'true', false],
      inapplicable: [...NOT_SCALAR, ['a', 'a'], HUGE],
    },
    { value: ['okta.com'], yes: ['okta.com'], no: ['okta.com.evil', 'okta', 'com', 'okta.com,evil', ''] },
    { value: [], yes: [], no: ['a', '', 'constructor', true], inapplicable: NOT_SCALAR },
  ].map((row) => ({ operator: 'in', opposite: 'notIn', ...row })),
];

const TEXT: Row[] = [
  {
    operator: 'startsWith',
    value: 'okta',
    yes: ['okta', 'okta.com'],
    no: ['Okta', 'xokta', 'okt', '', 1],
    inapplicable: [...NOT_TEXT, ['okta']],
  },
  { operator: 'startsWith', value: '12', yes: ['12', 12, 1234, 12.5], no: [-12, 21, 1] },
  {
    operator: 'endsWith',
    value: '.okta.com',
    yes: ['.okta.com', 'a.okta.com'],
    no: ['okta.com', 'a.okta.com ', 'a.okta.com.evil', 'a.OKTA.com', '', 1],
    inapplicable: [...NOT_TEXT, ['a.okta.com']],
  },
  {
    operator: 'contains',
    opposite: 'doesNotContain',
    value: 'ad',
    yes: ['ad', 'bad', 'adder', ['x', 'ad'], [{}, null, 'ad']],
    no: ['', 'a', 'AD', 1, ['bad'], ['AD', 1], []],
    inapplicable: [
      undefined,
      null,
      true,
      HUGE,
      {},
      { ad: 'ad' },
      [null],
      [{}],
      [['ad']],
      [true],
      ['x', HUGE],
    ],
  },
  {
    operator: 'contains',
    opposite: 'doesNotContain',
    value: '12',
    yes: [12, 3124, ['12'], [12]],
    no: [21, [1234]],
  },
  {
    operator: 'digits',
    value: 4,
    yes: ['1234', '0000', 1234],
    no: ['123', '12345', 123, '12.4', '-123', -123, '123a', '1234\n', ' 1234', '１２３４', '١٢٣٤', ''],
    inapplicable: [...NOT_TEXT, [1, 2, 3, 4], ['1234']],
  },
  {
    operator: 'digits',
    value: [4, 6],
    yes: ['1234', '123456'],
    no: ['123', '1234567'],
    inapplicable: NOT_TEXT,
  },
  {
    operator: 'lengthBetween',
    value: [2, 3],
    yes: ['ab', 'abc', '😀😀😀', 12, 1.5, 'e\u0301'],
    no: ['', 'a', 'abcd', '😀', '😀😀😀😀', 'é', 1, 1234, 'x'.repeat(4000)],
    inapplicable: [...NOT_TEXT, ['a', 'b']],
  },
  { operator: 'lengthBetween', value: [0, 1], yes: ['', 'a'], no: ['ab'], inapplicable: [null, []] },
  {
    operator: 'matches',
    opposite: 'notMatches',
    value: '\\d{4}',
    yes: ['1234', 1234],
    no: ['', '123', '12345', 'x1234', '1234\n', '\n1234', '１２３４', -123],
    inapplicable: [...NOT_TEXT, ['1234']],
  },
];

const ORDER: Row[] = [
  {
    operator: 'lessThan',
    value: 18,
    yes: [17, 17.999, '17', '17.9', '1.123456789012345', '0017', -1, '-1'],
    no: [18, '18', '18.0', 19, HUGE],
    inapplicable: [...NOT_SCALAR, ...NOT_NUMBER, true, [17], Number.NaN, Number.NEGATIVE_INFINITY],
  },
  { operator: 'lessThanInclusive', value: 18, yes: [17, 18, '18', '18.0'], no: [18.001, '19', HUGE] },
  {
    operator: 'greaterThan',
    value: 18,
    yes: [18.001, 19, '19', HUGE],
    no: [18, '18.0', 17, '-19'],
    inapplicable: [...NOT_SCALAR, ...NOT_NUMBER, true, [19], Number.POSITIVE_INFINITY],
  },
  { operator: 'greaterThanInclusive', value: 18, yes: [18, '18', 19], no: [17.999, '17'] },
  ...['lessThanInclusive', 'greaterThanInclusive'].map((operator) => ({
    operator,
    value: 0,
    yes: [0, -0, '0', '-0'],
    no: [],
    inapplicable: [...NOT_SCALAR, ...NOT_NUMBER, false, [0]],
  })),
  {
    operator: 'before',
    value: '2026-03-01T09:00:00Z',
    yes: ['2026-03-01T08:59:59.999Z', '2026-03-01T09:59:59+01:00', '2026-03-01'],
    no: ['2026-03-01T09:00:00Z', '2026-03-01T10:00:00+01:00', '2026-03-01T09:00:00.001Z', '2026-03-02'],
    inapplicable: [...NOT_SCALAR, ...NOT_TIME, true, HUGE],
  },
  {
    operator: 'after',
    value: '2026-03-01T09:00:00Z',
    yes: ['2026-03-01T09:00:00.001Z', '2026-03-01T08:59:59-01:00', '2026-03-02'],
    no: ['2026-03-01T09:00:00Z', '2026-03-01T10:00:00+01:00', '2026-03-01'],
    inapplicable: [...NOT_SCALAR, ...NOT_TIME, true, HUGE],
  },
  {
    operator: 'olderThan',
    value: '90d',
    yes: [ago(90 * DAY + 1), '0001-01-01'],
    no: [ago(90 * DAY), ago(90 * DAY - 1), ago(0), ago(-DAY), '9999-12-31'],
    inapplicable: [...NOT_SCALAR, ...NOT_TIME, true, HUGE],
  },
  {
    operator: 'newerThan',
    value: '90d',
    yes: [ago(90 * DAY - 1), ago(0), ago(-DAY)],
    no: [ago(90 * DAY), ago(90 * DAY + 1), '0001-01-01'],
    inapplicable: [...NOT_SCALAR, ...NOT_TIME, true, HUGE],
  },
];

const AGES: Row[] = [
  // NOW is 2026-03-01T09:00:00Z.
  {
    operator: 'olderThan',
    opposite: 'newerThan',
    value: '18y',
    yes: ['2008-03-01', '2008-03-01T09:00:00Z', '2008-03-01T10:00:00+01:00', '2008-02-29', '1900-01-01'],
    no: ['2008-03-01T09:00:00.001Z', '2008-03-02', '2026-03-01', '9999-12-31'],
    inapplicable: [...NOT_SCALAR, ...NOT_TIME, true, HUGE],
  },
  {
    operator: 'olderThan',
    opposite: 'newerThan',
    value: '6mo',
    yes: ['2025-09-01', '2025-08-31T23:59:59Z', '2025-08-29', '2025-09-01T09:00:00Z'],
    no: ['2025-09-01T09:00:00.001Z', '2025-09-02'],
  },
  { operator: 'olderThan', opposite: 'newerThan', value: '0y', yes: [ago(0)], no: [ago(-1)] },
];

const PHONES: Row[] = [
  {
    operator: 'phonePrefixIn',
    opposite: 'phonePrefixNotIn',
    value: ['+44', '+1876', 'NZ', 'US'],
    yes: [
      ...['+441632960123', '+44 1632 960123', ' +44-(1632)-960.123 ', '(+44) 1632 960123', '+18762345678'],
      ...['+64 21 123 456', '+1 (202) 555-0123', '+4416320'],
    ],
    no: ['+14165550123', '+18682345678', '+61412345678', '+4915123456789'],
    inapplicable: [
      ...[...NOT_SCALAR, ['+441632960123'], true, 441_632_960_123, HUGE, '', 'nonsense', '0412345678'],
      ...[
        '+441632',
        '+4416329601234567',
        '00441632960123',
        '+0441632960123',
        '++441632960123',
        '+44_1632_960123',
      ],
      ...[
        '+44 1632 960123 ext. 7',
        '+44\u00a01632960123',
        '+44\t1632960123',
        '+４４1632960123',
        '44+1632960123',
      ],
      // No country has these numbers.
      ...['+1 555 555 5555', '+999 123 4567', '+800 1234 5678'],
    ],
  },
  {
    operator: 'phonePrefixIn',
    opposite: 'phonePrefixNotIn',
    value: ['+1'],
    yes: ['+18762345678', '+12025550123', '+15555555555'],
    no: ['+9991234567'],
  },
];

const IDENTITY: Row[] = [
  {
    operator: 'email',
    value: undefined,
    yes: ['a@okta.com', 'a.b+c@sub.okta.com'],
    no: ['', 'a', 'a@', '@okta.com', 'a@okta', 'a@b@okta.com', 'a@okta.com.'],
    inapplicable: [...NOT_SCALAR, ['a@okta.com'], true, 1, HUGE],
  },
  {
    operator: 'emailDomainIn',
    opposite: 'emailDomainNotIn',
    value: ['okta.com', '*.corp.example'],
    yes: ['a@okta.com', 'A@OKTA.COM', 'a@x.corp.example', 'a@x.y.corp.example'],
    no: ['a@sub.okta.com', 'a@evil-okta.com', 'a@corp.example', 'a@xcorp.example', 'a@okta.com.evil.example'],
    inapplicable: [...NOT_SCALAR, ['a@okta.com'], true, 1, HUGE, '', 'okta.com', 'a@okta', 'a@@okta.com'],
  },
  {
    operator: 'ipInCidr',
    opposite: 'ipNotInCidr',
    value: ['203.0.113.0/24', '2001:db8::/32', '198.51.100.7'],
    yes: [
      ...[
        '203.0.113.0',
        '203.0.113.255',
        '198.51.100.7',
        '2001:db8::',
        '2001:DB8:ffff:ffff:ffff:ffff:ffff:ffff',
      ],
      ...['::ffff:203.0.113.7', '::ffff:cb00:7107'],
    ],
    no: [
      '203.0.112.255',
      '203.0.114.0',
      '198.51.100.8',
      '2001:db9::',
      '::1',
      '::ffff:203.0.114.0',
      '::203.0.113.7',
    ],
    inapplicable: [...NOT_SCALAR, ...NOT_ADDRESS, ['203.0.113.7'], true, HUGE],
  },
  ...[
    { value: ['203.0.113.77/25'], yes: ['203.0.113.0', '203.0.113.127'], no: ['203.0.113.128'] },
    { value: ['203.0.113.4/31'], yes: ['203.0.113.4', '203.0.113.5'], no: ['203.0.113.3', '203.0.113.6'] },
    { value: ['2001:db8:8000::/33'], yes: ['2001:db8:8000::'], no: ['2001:db8:7fff::', '2001:db9::'] },
    {
      value: ['0.0.0.0/0'],
      yes: ['0.0.0.0', '255.255.255.255', '::ffff:1.2.3.4'],
      no: ['::1', '2001:db8::'],
    },
    { value: ['::ffff:203.0.113.0/120'], yes: ['203.0.113.7', '::ffff:203.0.113.7'], no: ['203.0.114.7'] },
    { value: [], yes: [], no: ['203.0.113.7', '::1'] },
  ].map((row) => ({ operator: 'ipInCidr', opposite: 'ipNotInCidr', ...row })),
  {
    operator: 'present',
    opposite: 'absent',
    value: undefined,
    yes: ['', 'a', 0, false, [], {}, HUGE],
    no: [undefined, null],
  },
];

const ROWS = [...EQUALITY, ...TEXT, ...ORDER, ...AGES, ...PHONES, ...IDENTITY];

/** Every verdict of a row, and the ones of its opposite and of the negations of both. */
function verdicts({ operator, opposite, value, yes, no, inapplicable = [] }: Row) {
  const judged = [
    ...yes.map((fact) => ({ fact, verdict: true as Verdict })),
    ...no.map((fact) => ({ fact, verdict: false as Verdict })),
    ...inapplicable.map((fact) => ({ fact, verdict: undefined as Verdict })),
  ];
  return judged.flatMap(({ fact, verdict }) => {
    const negated = verdict === undefined ? undefined : !verdict;
    return [
      { written: operator, value, fact, verdict },
      { written: `not:${operator}`, value, fact, verdict: negated },
      ...(opposite === undefined
        ? []
        : [
            { written: opposite, value, fact, verdict: negated },
            { written: `not:${opposite}`, value, fact, verdict },
          ]),
    ];
  });
}

describe('operators: verdicts', () => {
  const titled = ROWS.flatMap(verdicts).map((row) => {
    const { written, value, fact, verdict } = row;
    return [`${written} ${show(value)}: ${show(fact)} is ${verdict}`, row] as const;
  });

  test.each(titled)('%s', (_title, { written, value, fact, verdict }) => {
    expect(judge(written, value, fact)).toBe(verdict);
  });

  test('the table leaves no operator out', () => {
    const named = new Set(ROWS.flatMap(({ operator, opposite }) => [operator, opposite ?? operator]));
    expect([...operators.keys()].filter((name) => !named.has(name))).toEqual([]);
  });

  test('the table has both verdicts for every operator', () => {
    const oneSided = [...operators.keys()].filter((name) => {
      const rows = ROWS.flatMap(verdicts).filter(({ written }) => written === name);
      return ![true, false].every((verdict) => rows.some((row) => row.verdict === verdict));
    });
    expect(oneSided).toEqual([]);
  });
});

/** One value that suits each operator. */
const SUITABLE = new Map<string, Literal>(
  ROWS.flatMap(({ operator, opposite, value }) => [
    [operator, value],
    [opposite ?? operator, value],
  ]),
);

const NAMES = [...operators.keys()];
const JUDGING = NAMES.filter((name) => name !== 'present' && name !== 'absent');
const DECORATORS = ['not', 'someFact', 'everyFact', 'someValue', 'everyValue', 'swap', 'ignoreCase', 'trim'];

describe('absent facts: every operator and its negation (case 26)', () => {
  test.each(JUDGING.flatMap((name) => [name, `not:${name}`, `not:not:${name}`]))(
    '%s does not judge',
    (written) => {
      const value = SUITABLE.get(written.split(':').at(-1) ?? '');
      expect(judge(written, value, undefined)).toBeUndefined();
      expect(judge(written, value, null)).toBeUndefined();
    },
  );

  test.each([
    ['present', false],
    ['not:present', true],
    ['absent', true],
    ['not:absent', false],
  ])('%s is %s', (written, verdict) => {
    expect(judge(written, undefined, undefined)).toBe(verdict);
    expect(judge(written, undefined, null)).toBe(verdict);
  });

  test.each(
    JUDGING.filter((name) => operatorNamed(name).compare !== undefined).flatMap((name) => [
      name,
      `not:${name}`,
    ]),
  )('%s does not apply to two facts if one is absent', (written) => {
    for (const absent of [undefined, null]) {
      expect(judgeFacts(written, absent, absent)).toBeUndefined();
      for (const present of ['a', 18, true, ['a'], '2026-03-01']) {
        expect(judgeFacts(written, absent, present)).toBeUndefined();
        expect(judgeFacts(written, present, absent)).toBeUndefined();
      }
    }
  });

  test('absent facts: no stack of decorators makes an operator apply', () => {
    const stack = fc.array(fc.constantFrom(...DECORATORS), { maxLength: 4 });
    fc.assert(
      fc.property(
        stack,
        fc.constantFrom(...JUDGING),
        fc.constantFrom(undefined, null),
        (before, name, absent) => {
          const operator = findOperator([...before, name].join(':'));
          fc.pre(!('code' in operator));
          const value = SUITABLE.get(name);
          for (const literal of [value, [value] as Literal, ['a', 'b']]) {
            const prepared = operator.prepare(literal);
            if (typeof prepared === 'function') expect(prepared(absent, { now: NOW })).toBeUndefined();
          }
          expect(operator.compare?.(absent, ['a'], { now: NOW })).toBeUndefined();
          expect(operator.compare?.(['a'], absent, { now: NOW })).toBeUndefined();
        },
      ),
      { numRuns: 2000 },
    );
  });
});

/** JSON of a request, often close to the values of the operators. */
const fact = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    ...ROWS.flatMap(({ yes, no, inapplicable = [] }) => [...yes, ...no, ...inapplicable]),
  ),
);

describe('operators: laws', () => {
  test('not:X has the opposite verdict of X, and does not apply if X does not', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fact, (name, value) => {
        const verdict = judge(name, SUITABLE.get(name), value);
        expect(judge(`not:${name}`, SUITABLE.get(name), value)).toBe(
          verdict === undefined ? undefined : !verdict,
        );
      }),
      { numRuns: 5000 },
    );
  });

  test('an operator compares with another fact as it compares with the same literal', () => {
    const literal = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.integer(),
      fc.constantFrom('18', 18, '2026-03-01'),
    );
    const names = JUDGING.filter((name) => operatorNamed(name).compare !== undefined);
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fact,
        fc.oneof(literal, fc.array(literal)),
        (name, left, right) => {
          const { prepare, compare } = operatorNamed(name);
          const prepared = prepare(right);
          fc.pre(typeof prepared === 'function');
          expect(compare?.(left, right, { now: NOW })).toBe(prepared(left, { now: NOW }));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('only an EvaluationError is thrown', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMES),
        fc.oneof(fact, fc.string({ minLength: 4000, maxLength: 5000 })),
        (name, given) => {
          try {
            expect([true, false, undefined]).toContain(judge(name, SUITABLE.get(name), given));
          } catch (error) {
            expect(error).toBeInstanceOf(EvaluationError);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('operators: a negated positive operator is the negative one', () => {
  test.each([
    ['in', 'notIn'],
    ['equal', 'notEqual'],
    ['contains', 'doesNotContain'],
    ['matches', 'notMatches'],
    ['emailDomainIn', 'emailDomainNotIn'],
    ['ipInCidr', 'ipNotInCidr'],
    ['present', 'absent'],
  ])('not:%s is %s', (positive, negative) => {
    const value = SUITABLE.get(positive);
    fc.assert(
      fc.property(fact, (given) => {
        expect(judge(`not:${positive}`, value, given)).toBe(judge(negative, value, given));
        expect(judge(`not:${negative}`, value, given)).toBe(judge(positive, value, given));
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['in', 'notIn'],
    ['equal', 'notEqual'],
    ['contains', 'doesNotContain'],
  ])('not:%s is %s between two facts', (positive, negative) => {
    fc.assert(
      fc.property(fact, fact, (left, right) => {
        expect(judgeFacts(`not:${positive}`, left, right)).toBe(judgeFacts(negative, left, right));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('operators: two facts', () => {
  test.each<[operator: string, fact: unknown, value: unknown, verdict: Verdict]>([
    ['equal', 'a', 'a', true],
    ['equal', '1', 1, true],
    ['equal', 'a', ['a'], undefined],
    ['notEqual', HUGE, HUGE, undefined],
    ['in', 'a', ['b', 'a'], true],
    ['in', 'a', 'abc', undefined],
    ['in', 'c', ['b', 'a'], false],
    ['notIn', 'c', ['b', 'a'], true],
    ['notIn', 'c', [], true],
    ['in', 'a', [null, 'a'], true],
    ['in', 'c', [null, 'a'], undefined],
    ['notIn', 'c', [null, 'a'], undefined],
    ['notIn', '9007199254740993', [HUGE], undefined],
    ['notIn', 'c', { a: 'a' }, undefined],
    ['contains', ['a'], 'a', true],
    ['startsWith', 'abc', 'ab', true],
    ['startsWith', 'abc', '', undefined],
    ['endsWith', 'a@okta.com', '', undefined],
    ['contains', 'abc', '', undefined],
    ['contains', ['a', ''], '', undefined],
    ['doesNotContain', 'abc', '', undefined],
    ['lessThan', 1, '2', true],
    ['lessThan', 1, 'x', undefined],
    ['before', '2026-01-01', '2026-01-02', true],
    ['after', '2026-01-01', 'soon', undefined],
  ])('%s: %j and %j result in %s', (written, left, right, verdict) => {
    expect(judgeFacts(written, left, right)).toBe(verdict);
  });

  test.each([
    'matches',
    'notMatches',
    'digits',
    'lengthBetween',
    'olderThan',
    'email',
    'emailDomainIn',
    'ipInCidr',
    'phonePrefixIn',
    'present',
  ])('%s needs a literal value', (name) => expect(operatorNamed(name).compare).toBeUndefined());
});

const LIST = { name: 'l', path: 'rules/lists/l.txt', entries: [{ value: 'okta.com', line: 1 }] };
const each = (names: string[], values: Literal[], code: string, message: string) =>
  names.flatMap((name) => values.map((value) => ({ name, value, code, message })));

const REFUSED = [
  ...each(['equal', 'notEqual'], [undefined, [], ['a'], LIST], 'value-type', 'expected one value'),
  ...each(
    ['equal', 'notEqual'],
    [HUGE, 1e21, Number.POSITIVE_INFINITY, Number.NaN],
    'quote-it',
    'cannot be kept exactly',
  ),
  ...each(['in', 'notIn'], [undefined, 'a', 1, true], 'value-type', 'expected a list of values'),
  ...each(['in', 'notIn'], [['a', HUGE], [Number.NaN]], 'quote-it', 'cannot be kept exactly'),
  ...each(
    ['startsWith', 'endsWith', 'contains', 'doesNotContain'],
    [1, true],
    'quote-it',
    'compares text, and',
  ),
  ...each(
    ['startsWith', 'endsWith', 'contains', 'doesNotContain'],
    [''],
    'value-type',
    'empty text is in every text',
  ),
  ...each(
    ['startsWith', 'endsWith', 'contains', 'doesNotContain'],
    [undefined, ['a'], LIST],
    'value-type',
    'one text',
  ),
  ...each(['matches', 'notMatches'], [undefined, 4, true, ['a'], LIST], 'value-type', 'expected a pattern'),
  ...each(
    ['digits'],
    [undefined, '4', 0, -1, 1.5, 4097, true, [], [4], [6, 4], [0, 4], ['4', '6'], [1, 2, 3], LIST],
    'value-type',
    'expected a number of digits, or [least, most]',
  ),
  ...each(
    ['lengthBetween'],
    [undefined, 4, '4', [], [4], [6, 4], [-1, 4], [1, 4097], [1.5, 2], [1, 2, 3], LIST],
    'value-type',
    'expected [least, most]',
  ),
  ...each(
    ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'],
    [undefined, '', 'x', '1e3', true, [18], Number.NaN, Number.POSITIVE_INFINITY, LIST],
    'value-type',
    'expected a number',
  ),
  ...each(
    ['before', 'after'],
    [undefined, 2026, true, ['2026-03-01'], LIST],
    'value-type',
    'expected an RFC 3339 time',
  ),
  ...each(
    ['before', 'after'],
    ['', 'now', '2026-02-30', '2026-03-01T09:00:00'],
    'value-type',
    'is not an RFC 3339 time',
  ),
  ...each(
    ['phonePrefixIn', 'phonePrefixNotIn'],
    [undefined, '+44', 44, true],
    'value-type',
    'expected a list of phone prefixes and countries',
  ),
  ...each(
    ['phonePrefixIn', 'phonePrefixNotIn'],
    [[''], ['+'], ['+0'], ['44'], ['0044'], ['+44 20'], ['uk'], ['gb'], ['XX'], ['Jamaica'], LIST],
    'value-type',
    'is not a phone prefix or the code of a country',
  ),
  ...each(['phonePrefixIn', 'phonePrefixNotIn'], [[44], ['+44', true]], 'quote-it', 'is not a phone prefix'),
  ...each(['olderThan', 'newerThan'], [undefined, 90, ['90d'], LIST], 'value-type', 'expected a duration'),
  ...each(
    ['olderThan', 'newerThan'],
    ['90', '90 d', '-1d', '1 y', '10000y', 'P1Y'],
    'value-type',
    'is not a duration',
  ),
  ...each(
    ['email', 'present', 'absent'],
    ['', 'a', true, false, 0, [], LIST],
    'value-type',
    'takes no value',
  ),
  ...each(
    ['emailDomainIn', 'emailDomainNotIn'],
    [undefined, 'okta.com', 1],
    'value-type',
    'expected a list of domains',
  ),
  ...each(['emailDomainIn', 'emailDomainNotIn'], [['okta.com', 1], [true]], 'quote-it', 'is not a domain'),
  ...each(
    ['ipInCidr', 'ipNotInCidr'],
    [undefined, '203.0.113.0/24'],
    'value-type',
    'expected a list of addresses',
  ),
  ...each(
    ['ipInCidr', 'ipNotInCidr'],
    [
      ...[
        [1],
        [''],
        ['localhost'],
        ['203.0.113.0/33'],
        ['203.0.113.0/'],
        ['203.0.113.0/-1'],
        ['203.0.113.0/24/8'],
      ],
      ...[
        ['203.0.113.*'],
        ['203.0.113.0-9'],
        ['2001:db8::/129'],
        ['fe80::1%eth0'],
        ['/24'],
        [' 203.0.113.7'],
        LIST,
      ],
    ],
    'value-type',
    'is not an address or a CIDR block',
  ),
];

describe('operators: values refused at load', () => {
  const titled = REFUSED.map((row) => [`${row.name} ${show(row.value)}: ${row.code}`, row] as const);

  test.each(titled)('%s', (_title, { name, value, code, message }) => {
    expect(problemOf(name, value)).toMatchObject({ code, message: expect.stringContaining(message) });
  });

  test.each([...new Set(REFUSED.map(({ name }) => name))])(
    'not:%s refuses the values that %s refuses',
    (name) => {
      for (const { value, code } of REFUSED.filter((row) => row.name === name))
        expect(problemOf(`not:${name}`, value).code).toBe(code);
    },
  );

  test('the table leaves no operator out', () => {
    expect(NAMES.filter((name) => REFUSED.every((row) => row.name !== name))).toEqual([]);
  });

  test.each<[name: string, value: Literal, index: number]>([
    ['in', ['a', 'b', HUGE], 2],
    ['emailDomainIn', ['okta.com', 'okta'], 1],
    ['emailDomainNotIn', ['okta.com', 'a.example', 1], 2],
    ['ipInCidr', ['203.0.113.0/24', 'x'], 1],
    ['phonePrefixNotIn', ['+44', 'JM', '44'], 2],
    [
      'ipNotInCidr',
      {
        ...LIST,
        entries: [
          { value: '::1', line: 1 },
          { value: 'x', line: 2 },
        ],
      },
      1,
    ],
  ])('%s %j: the invalid element is number %i', (name, value, index) => {
    expect(problemOf(name, value).index).toBe(index);
  });

  test.each<[name: string, value: Literal, hint: string]>([
    ['equal', ['a'], 'use in'],
    ['in', 'a', 'use equal'],
    ['startsWith', 12, 'quote it: "12"'],
    ['matches', 4, "quote it: '4'"],
    ['equal', HUGE, 'quote it: "9007199254740992"'],
    ['email', 'x', 'remove value'],
  ])('%s %j: the hint says %s', (name, value, hint) => {
    expect(problemOf(name, value).hint).toContain(hint);
  });
});

describe('operators: names', () => {
  test.each([
    ['emailDomianIn', '"emailDomianIn" is not an operator', 'did you mean "emailDomainIn"?'],
    ['Equal', '"Equal" is not an operator', 'did you mean "equal"?'],
    ['', '"" is not an operator', 'expected one of: equal'],
    ['not:', '"" is not an operator', 'expected one of: equal'],
    ['constructor', '"constructor" is not an operator', 'expected one of: equal'],
    ['equal:not', '"not" is not an operator', undefined],
    ['nots:equal', '"nots:" is not a decorator', 'did you mean "not"?'],
    [':equal', '":" is not a decorator', 'expected one of: not'],
    ['__proto__:equal', '"__proto__:" is not a decorator', 'expected one of: not'],
    [' equal', '" equal" is not an operator', 'did you mean "equal"?'],
  ])('%j is refused', (written, message, hint) => {
    const expected = {
      code: 'unknown-operator',
      message,
      ...(hint && { hint: expect.stringContaining(hint) }),
    };
    expect(findOperator(written)).toMatchObject(expected);
  });
});
