import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldCase } from '../../../../src/engine/operators/fold-case.ts';
import { findOperator } from '../../../../src/engine/operators/index.ts';
import type { Literal, Verdict } from '../../../../src/engine/operators/operator.ts';
import { judge, judgeFacts, operatorNamed, problemOf, show } from './judge.ts';

const KELVIN = '\u212a';
const LONG_S = '\u017f';

const prefixes: Literal = {
  name: 'prefixes',
  path: 'lists/prefixes.csv',
  entries: [
    { value: 'b', line: 2 },
    { value: 'g', line: 3, expires: 1 },
  ],
};

type Row = [written: string, value: Literal, fact: unknown, verdict: Verdict];

const NOT: Row[] = [
  ['not:equal', 'a', 'b', true],
  ['not:equal', 'a', 'a', false],
  ['not:equal', 'a', ['b'], undefined],
  ['not:not:equal', 'a', 'a', true],
  ['not:not:equal', 'a', {}, undefined],
  ['not:email', undefined, 'nobody', true],
  ['not:email', undefined, 5, undefined],
  ['not:digits', 4, '12', true],
  ['not:digits', 4, ['1234'], undefined],
];

const FACTS: Row[] = [
  ['someFact:equal', 'a', ['b', 'a'], true],
  ['someFact:equal', 'a', ['b', 'c'], false],
  ['someFact:equal', 'a', ['b', null, 'a'], true],
  ['someFact:equal', 'a', ['b', null], undefined],
  ['someFact:equal', 'a', [{}], undefined],
  ['someFact:equal', 'a', [], undefined],
  ['someFact:equal', 'a', 'a', undefined],
  ['someFact:equal', 'a', { 0: 'a' }, undefined],
  ['everyFact:equal', 'a', ['a', 'a'], true],
  ['everyFact:equal', 'a', ['a', 'b'], false],
  ['everyFact:equal', 'a', ['b', null], false],
  ['everyFact:equal', 'a', ['a', null], undefined],
  ['everyFact:equal', 'a', [{}], undefined],
  ['everyFact:equal', 'a', [], undefined],
  ['everyFact:equal', 'a', 'a', undefined],
  ['everyFact:notIn', ['a'], ['b', 'c'], true],
  ['everyFact:notIn', ['a'], ['b', null], undefined],
  ['everyFact:notIn', ['a'], [], undefined],
  ['not:someFact:equal', 'a', ['b', 'c'], true],
  ['not:someFact:equal', 'a', ['b', 'a'], false],
  ['not:someFact:equal', 'a', ['b', null], undefined],
  ['not:someFact:equal', 'a', [{}], undefined],
  ['not:someFact:equal', 'a', [], undefined],
  ['not:someFact:equal', 'a', 'b', undefined],
  ['not:everyFact:equal', 'a', ['a', 'b'], true],
  ['not:everyFact:equal', 'a', [null], undefined],
  ['not:everyFact:equal', 'a', [], undefined],
  ['someFact:not:equal', 'a', ['a', 'b'], true],
  ['someFact:not:equal', 'a', ['a', null], undefined],
  ['everyFact:someFact:equal', 'a', [['a', 'b'], ['a']], true],
  ['everyFact:someFact:equal', 'a', [['a'], ['b']], false],
  ['everyFact:someFact:equal', 'a', [['a'], []], undefined],
  ['everyFact:email', undefined, ['a@okta.com', 'b@okta.com'], true],
  ['everyFact:emailDomainIn', ['okta.com'], ['a@okta.com', 'b@evil.example'], false],
  ['someFact:contains', 'a', [['b'], ['a']], true],
];

const VALUES: Row[] = [
  ['someValue:startsWith', ['a', 'b'], 'bc', true],
  ['someValue:startsWith', ['a', 'b'], 'cb', false],
  ['someValue:startsWith', ['a', 'b'], undefined, undefined],
  ['someValue:startsWith', ['a', 'b'], true, undefined],
  ['someValue:startsWith', [], 'a', undefined],
  ['someValue:startsWith', prefixes, 'bc', true],
  ['someValue:startsWith', prefixes, 'gone', false],
  ['not:someValue:startsWith', ['a', 'b'], 'cb', true],
  ['not:someValue:startsWith', ['a', 'b'], 'bc', false],
  ['not:someValue:startsWith', ['a', 'b'], undefined, undefined],
  ['not:someValue:startsWith', ['a', 'b'], null, undefined],
  ['not:someValue:startsWith', ['a', 'b'], ['c'], undefined],
  ['everyValue:contains', ['a', 'b'], 'cab', true],
  ['everyValue:contains', ['a', 'b'], 'ac', false],
  ['everyValue:contains', ['a', 'b'], ['b', 'a'], true],
  ['everyValue:contains', ['a', 'b'], {}, undefined],
  ['not:everyValue:contains', ['a', 'b'], {}, undefined],
  ['not:everyValue:contains', ['a', 'b'], null, undefined],
  ['not:everyValue:contains', ['a', 'b'], 'ac', true],
  ['someFact:someValue:endsWith', ['.a', '.b'], ['x', 'x.b'], true],
  ['someValue:matches', ['\\d+', '[a-z]+'], 'abc', true],
  ['someValue:digits', [4, 6], '123456', true],
  ['someValue:digits', [4, 6], '12345', false],
];

const SWAPPED: Row[] = [
  ['swap:contains', 'a, b and c', 'b', true],
  ['swap:contains', 'a, b and c', 'x', false],
  ['swap:contains', 'a, b and c', '', undefined],
  ['not:swap:contains', 'a, b and c', '', undefined],
  ['swap:startsWith', 'okta.com', '', undefined],
  ['swap:contains', ['a', 'b'], 'b', true],
  ['swap:contains', ['a', 'b'], 'c', false],
  ['swap:contains', 'a, b and c', undefined, undefined],
  ['not:swap:contains', 'a, b and c', 'x', true],
  ['not:swap:contains', 'a, b and c', null, undefined],
  ['not:swap:contains', 'a, b and c', ['a'], undefined],
  ['swap:in', 'admin', ['user', 'admin'], true],
  ['swap:in', 'admin', ['user'], false],
  ['swap:in', 'admin', 'administrator', undefined],
  ['swap:notIn', 'admin', ['user', null], undefined],
  ['swap:lessThan', 18, 17, false],
  ['swap:lessThan', 18, 19, true],
  ['swap:swap:startsWith', 'a', 'ab', true],
  ['swap:ignoreCase:contains', 'A, B', 'b', true],
  ['ignoreCase:swap:contains', 'A, B', 'b', true],
];

const IGNORING_CASE: Row[] = [
  ['ignoreCase:equal', 'Okta', 'oKTA', true],
  ['ignoreCase:equal', 'okta', `o${KELVIN}ta`, false],
  ['ignoreCase:equal', `o${KELVIN}ta`, 'okta', false],
  ['ignoreCase:notEqual', 'okta', 'OKTA', false],
  ['ignoreCase:equal', 'éa', 'ÉA', true],
  ['ignoreCase:equal', 'i', 'İ', false],
  ['ignoreCase:equal', 'i', 'ı', false],
  ['ignoreCase:equal', 's', LONG_S, false],
  ['ignoreCase:equal', 'straße', 'STRASSE', false],
  ['ignoreCase:equal', '1234', 1234, true],
  ['ignoreCase:in', ['Okta', 'Auth0'], 'AUTH0', true],
  ['ignoreCase:in', ['okta'], `O${KELVIN}TA`, false],
  ['ignoreCase:notIn', ['Okta'], 'okta', false],
  ['ignoreCase:notIn', ['Okta'], null, undefined],
  ['ignoreCase:startsWith', 'OK', 'okta', true],
  ['ignoreCase:startsWith', 'ok', `o${KELVIN}ta`, false],
  ['ignoreCase:endsWith', '@OKTA.com', 'a@okta.COM', true],
  ['ignoreCase:endsWith', '@okta.com', `a@o${KELVIN}ta.com`, false],
  ['ignoreCase:contains', 'KT', 'okta', true],
  ['ignoreCase:contains', 'ADMIN', ['user', 'Admin'], true],
  ['ignoreCase:doesNotContain', 'ADMIN', ['user', 'Admin'], false],
  ['ignoreCase:matches', 'okta', 'OKTA', true],
  ['ignoreCase:matches', 'okta', 'auth0', false],
  ['ignoreCase:matches', 'okta', `o${KELVIN}ta`, undefined],
  ['ignoreCase:matches', '.*@sales\\.example', `a@${LONG_S}ales.example`, undefined],
  ['ignoreCase:notMatches', 'okta', 'OKTA', false],
  ['ignoreCase:notMatches', 'okta', `o${KELVIN}ta`, undefined],
  ['matches', '(?i)okta', `o${KELVIN}ta`, undefined],
  ['notMatches', '(?i)okta', `o${KELVIN}ta`, undefined],
  ['matches', '(?si:o).*', `o${KELVIN}ta`, undefined],
  ['matches', '(?i)okta', 'OKTA', true],
  ['matches', 'okta', `o${KELVIN}ta`, false],
  ['matches', `o${KELVIN}ta`, `o${KELVIN}ta`, true],
];

const STACKED: Row[] = [
  ['trim:equal', 'a', ' a\t\n', true],
  ['trim:equal', ' a', ' a', false],
  ['trim:equal', '1', 1, true],
  ['trim:equal', 'a', null, undefined],
  ['trim:equal', 'a', [' a '], undefined],
  ['trim:digits', 4, ' 1234 ', true],
  ['trim:digits', 4, '12 34', false],
  ['not:trim:equal', 'a', ' a ', false],
  ['trim:present', undefined, ' ', true],
  ['everyFact:trim:in', ['a', 'b'], [' a', 'b '], true],
  ['trim:ignoreCase:equal', 'A', ' a ', true],
  ['ignoreCase:trim:equal', 'A', ' a ', true],
  ['everyFact:ignoreCase:in', ['Admin', 'User'], ['ADMIN', 'user'], true],
  ['everyFact:ignoreCase:in', ['Admin', 'User'], ['ADMIN', 'guest'], false],
  ['everyFact:ignoreCase:in', ['Admin', 'User'], [], undefined],
  ['everyFact:ignoreCase:in', ['Admin', 'User'], 'admin', undefined],
  ['ignoreCase:everyFact:in', ['Admin', 'User'], ['ADMIN', 'user'], true],
  ['ignoreCase:not:equal', 'A', 'a', false],
  ['ignoreCase:someValue:startsWith', ['A', 'B'], 'bc', true],
  ['someFact:present', undefined, [null, 'a'], true],
  ['everyFact:present', undefined, ['a', null], false],
  ['not:everyFact:present', undefined, ['a', 'b'], false],
  ['someFact:absent', undefined, ['a', null], true],
  ['someFact:absent', undefined, null, undefined],
];

describe.each<[string, Row[]]>([
  ['not', NOT],
  ['someFact and everyFact', FACTS],
  ['someValue and everyValue', VALUES],
  ['swap', SWAPPED],
  ['ignoreCase', IGNORING_CASE],
  ['trim and stacks', STACKED],
])('%s', (_, rows) => {
  const titled = rows.map((row) => [`${row[0]} ${show(row[1])}: ${show(row[2])} is ${row[3]}`, row] as const);

  test.each(titled)('%s', (_title, [written, value, fact, verdict]) => {
    expect(judge(written, value, fact)).toBe(verdict);
  });
});

describe('decorators: two facts', () => {
  test.each<[written: string, fact: unknown, value: unknown, verdict: Verdict]>([
    ['not:equal', 'a', 'b', true],
    ['not:equal', 'a', null, undefined],
    ['everyFact:in', ['a'], ['a', 'b'], true],
    ['someFact:equal', ['a', 'b'], undefined, undefined],
    ['not:someFact:equal', ['a', 'b'], undefined, undefined],
    ['not:someFact:equal', ['a', 'b'], {}, undefined],
    ['someValue:startsWith', 'bc', ['a', 'b'], true],
    ['someValue:startsWith', 'bc', 'b', undefined],
    ['someValue:startsWith', 'bc', [], undefined],
    ['not:someValue:startsWith', 'bc', [], undefined],
    ['not:someValue:startsWith', undefined, ['a'], undefined],
    ['not:someValue:startsWith', 'bc', [null], undefined],
    ['swap:contains', 'a', ['a'], true],
    ['swap:contains', '', 'abc', undefined],
    ['ignoreCase:equal', 'A', 'a', true],
    ['ignoreCase:equal', `${KELVIN}`, 'k', false],
    ['trim:equal', ' a ', 'a', true],
    ['swap:trim:equal', 'a', ' a ', true],
  ])('%s: %j and %j result in %s', (written, fact, value, verdict) => {
    expect(judgeFacts(written, fact, value)).toBe(verdict);
  });
});

describe('decorators: refused at load', () => {
  test.each([
    ...[
      'email',
      'emailDomainIn',
      'ipInCidr',
      'digits',
      'lengthBetween',
      'lessThan',
      'before',
      'olderThan',
      'present',
    ].map((name) => [`ignoreCase:${name}`, `ignoreCase: cannot stand before ${name}`, 'leave it out']),
    ...['matches', 'digits', 'email', 'emailDomainIn', 'ipNotInCidr', 'olderThan', 'absent'].map((name) => [
      `swap:${name}`,
      `swap: cannot stand before ${name}`,
      'write the rule the other way round',
    ]),
    ['ignoreCase:ignoreCase:equal', 'ignoreCase: cannot stand before equal', 'leave it out'],
    ['everyFact:ignoreCase:email', 'ignoreCase: cannot stand before email', 'leave it out'],
    ['ignoreCase:not:email', 'ignoreCase: cannot stand before email', 'leave it out'],
  ])('%s is refused', (written, message, hint) => {
    expect(findOperator(written)).toEqual({ code: 'decorator', message, hint });
  });

  const list = { name: 'l', path: 'rules/lists/l.txt', entries: [{ value: 'a', line: 1 }] };

  test.each<[written: string, value: Literal, problem: object]>([
    ['someValue:startsWith', 'a', { code: 'value-type' }],
    ['someValue:startsWith', undefined, { code: 'value-type' }],
    ['someValue:startsWith', ['a', 1], { code: 'quote-it', index: 1 }],
    ['everyValue:startsWith', ['a', ''], { code: 'value-type', index: 1 }],
    ['someValue:matches', ['a', '('], { code: 'pattern', index: 1 }],
    ['someValue:in', ['a'], { code: 'value-type', index: 0 }],
    ['someValue:present', ['a'], { code: 'value-type', index: 0 }],
    ['swap:contains', undefined, { code: 'value-type' }],
    ['swap:contains', list, { code: 'value-type' }],
    ['swap:lessThan', 'abc', { code: 'value-type' }],
    ['swap:before', 'yesterday', { code: 'value-type' }],
    ['swap:startsWith', ['a'], { code: 'value-type' }],
    ['swap:equal', list, { code: 'value-type' }],
    ['ignoreCase:equal', 1234, { code: 'quote-it', hint: 'quote it: "1234"' }],
    ['ignoreCase:equal', true, { code: 'quote-it' }],
    ['ignoreCase:in', ['a', 5], { code: 'quote-it', index: 1 }],
    ['everyFact:ignoreCase:in', ['a', true], { code: 'quote-it', index: 1 }],
    ['ignoreCase:startsWith', '', { code: 'value-type' }],
    ['trim:digits', '4', { code: 'value-type' }],
    ['not:someFact:equal', ['a'], { code: 'value-type' }],
  ])('%s refuses %j', (written, value, problem) => {
    expect(problemOf(written, value)).toMatchObject(problem);
  });

  test('someValue: the message says that it expects a list', () => {
    expect(operatorNamed('someValue:startsWith').expects).toBe('a list, each of its elements text');
  });
});

describe('foldCase', () => {
  test.each([
    ['OKTA.Com', 'okta.com'],
    ['ÀÉ', 'àé'],
    ['\u{10400}', '\u{10428}'],
    [KELVIN, KELVIN],
    [LONG_S, LONG_S],
    ['İ', 'İ'],
    ['', ''],
  ])('%s becomes %s', (text, folded) => expect(foldCase(text)).toBe(folded));

  test('never turns another character into ASCII, nor folds twice', () => {
    const everyCharacter = fc
      .integer({ min: 0x80, max: 0x10ffff })
      .map((point) => String.fromCodePoint(point));
    fc.assert(
      fc.property(everyCharacter, (character) => {
        const folded = foldCase(character);
        expect(folded).not.toMatch(/\p{ASCII}/u);
        expect(foldCase(folded)).toBe(folded);
      }),
      { numRuns: 5000 },
    );
  });
});
