import { describe, expect, test } from 'vitest';
import { EvaluationError } from '../../../src/engine/operators/operator.ts';
import { anywhere } from '../../../src/lint/conditions/anywhere.ts';
import { compileYaml } from '../decisions/endpoint-from.ts';
import { judge } from '../engine/operators/judge.ts';
import { withRules } from './findings-in.ts';

const CODES = ['notmatches-js-pattern', 'notmatches-whole-text', 'notmatches-line-break'];

/** The findings of these checks in rules. */
function said(rules: string[], rest = ''): string[] {
  const { diagnostics } = compileYaml(withRules(rules, { rest }));
  return diagnostics.filter(({ code }) => CODES.includes(code)).map(({ code, hint }) => `${code}: ${hint}`);
}

function codesOf(rules: string[], rest = ''): string[] {
  return said(rules, rest).map((text) => text.split(':')[0] ?? '');
}

/** Without the findings about an open dot. */
const withoutLineBreak = (codes: string[]) => codes.filter((code) => code !== 'notmatches-line-break');

const name = (operator: string, value: string | string[], fact = 'data.userProfile.firstName') =>
  `{ fact: ${fact}, operator: "${operator}", value: ${JSON.stringify(value)} }`;
const required = (test: string) => `when: ${test}, then: allow, otherwise: deny`;

describe('notmatches-js-pattern: names a pattern between slashes', () => {
  test.each<[operator: string, value: string | string[], hint: string]>([
    ['notMatches', '/https?:/i', "write '(?is).*https?:.*'"],
    ['not:matches', '/https?:/', "write '(?s).*https?:.*'"],
    ['matches', '/^[a-z]+$/i', "write '(?i)[a-z]+'"],
    ['matches', '/^a|b$/', "write '(?s).*(?:^a|b$).*'"],
    ['notMatches', '/^http:\\/\\/x/gu', "write '(?s)http://x.*'"],
    ['notMatches', '/[/]x$/m', "write '(?ms).*[/]x'"],
    ['everyValue:notMatches', ['x[a-z]*', '/y/'], "write '(?s).*y.*'"],
  ])('%s %j', (operator, value, hint) => {
    expect(said([required(name(operator, value))])).toEqual([`notmatches-js-pattern: ${hint}`]);
  });

  test.each<[operator: string, value: string, fact?: string]>([
    ['notMatches', '/idp/idx/.*'],
    ['matches', '/idp/idx/new'],
    ['matches', '/signin/', 'data.context.request.url.value'],
    ['matches', '/app/my', 'data.context.request.url.value'],
    ['contains', '/i'],
    ['matches', '[0-9]+/[0-9]+'],
  ])('ignores %s %s', (operator, value, fact) => {
    expect(withoutLineBreak(codesOf([required(name(operator, value, fact))]))).toEqual([]);
  });
});

describe('notmatches-whole-text: reports a part that is compared with the whole text', () => {
  test.each<[operator: string, value: string | string[], fact?: string]>([
    ['notMatches', 'http'],
    ['notMatches', '(?i)http|www'],
    ['notMatches', 'https?://', 'data.userProfile.costCenter'],
    ['notMatches', '(https?://|www\\.)', 'data.userProfile.nickName'],
    ['notMatches', 'spam|viagra', 'data.userProfile.displayName'],
    ['notMatches', '[<>]', 'data.userProfile.costCenter'],
    ['notMatches', '[0-9]'],
    ['notMatches', '^admin', 'data.userProfile.login'],
    ['notMatches', '\\bspam\\b', 'data.userProfile.login'],
    ['notMatches', '@evil\\.example', 'data.userProfile.email'],
    ['ignoreCase:notMatches', 'http'],
    ['not:matches', 'http'],
    ['not:someFact:matches', 'http'],
    ['everyValue:notMatches', ['http', 'www']],
  ])('%s %j of %s', (operator, value, fact) => {
    expect(codesOf([required(name(operator, value, fact))])).toEqual(['notmatches-whole-text']);
    expect(codesOf([`when: ${name(operator, value, fact)}, then: allow`])).toEqual(['notmatches-whole-text']);
  });

  test.each([
    `when: ${name('matches', 'http')}, then: deny`,
    `when: { not: ${name('matches', 'http')} }, then: allow, otherwise: deny`,
    `when: { any: [${name('matches', 'http')}, ${name('absent', '').replace(', value: ""', '')}] }, then: deny`,
  ])('in a denial: %s', (rule) => {
    expect(codesOf([rule], '    default: allow\n')).toEqual(['notmatches-whole-text']);
  });

  test('its hint has both: the part, and whole values', () => {
    expect(said([required(name('notMatches', 'http|www'))])).toEqual([
      "notmatches-whole-text: write '(?s).*(?:http|www).*'; if whole values are meant, use notIn with [http, www]",
    ]);
  });

  test.each<[operator: string, value: string, fact?: string]>([
    ['notMatches', 'admin|root', 'data.userProfile.login'],
    ['notMatches', 'MF', 'data.userProfile.gender'],
    ['notMatches', '[MF]', 'data.userProfile.gender'],
    ['notMatches', '[0-9]+'],
    ['notMatches', '[0-9]{4,}', 'data.userProfile.lastName'],
    ['notMatches', '^http$', 'data.userProfile.costCenter'],
    ['notMatches', 'test.*'],
    ['notMatches', '^test.*'],
    ['notMatches', '.*bot', 'data.context.request.userAgent'],
    ['notMatches', '(?s).*(http|www).*'],
    ['notMatches', '(?i).*(https?://|www\\.).*'],
    ['notMatches', '(.*)<(.*)'],
    ['notMatches', '[^@]+@evil\\.example', 'data.userProfile.email'],
    ['notMatches', '/signin', 'data.context.request.url.value'],
    ['notMatches', 'test-\\d+', 'data.userProfile.login'],
    ['matches', 'http'],
    ['matches', 'sales|legal', 'data.userProfile.organization'],
  ])('ignores %s %s of %s', (operator, value, fact) => {
    expect(withoutLineBreak(codesOf([required(name(operator, value, fact))]))).toEqual([]);
  });

  test('ignores a pattern that a denial in then requires', () => {
    expect(codesOf([`when: ${name('notMatches', 'Kim')}, then: deny`], '    default: allow\n')).toEqual([]);
  });
});

describe('notmatches-line-break: names a forbidding pattern with an open dot', () => {
  const absent = '{ fact: data.userProfile.firstName, operator: absent }';

  test.each<[rule: string, hint: string]>([
    [required(name('notMatches', '.*http.*')), "write '(?s).*http.*'"],
    [required(name('not:matches', '.*http.*')), "write '(?s).*http.*'"],
    [required(name('everyValue:notMatches', ['z{3}[a-z]*', '.*http.*'])), "write '(?s).*http.*'"],
    [`when: ${name('matches', '.*http.*')}, then: deny`, "write '(?s).*http.*'"],
    [`when: ${name('matches', '(?i).*http.*')}, then: deny`, "write '(?is).*http.*'"],
    [`when: { any: [${absent}, ${name('matches', '.*http.*')}] }, then: deny`, "write '(?s).*http.*'"],
    [`when: { not: ${name('matches', '.*http.*')} }, then: allow, otherwise: deny`, "write '(?s).*http.*'"],
  ])('%s', (rule, hint) => {
    expect(said([rule], '    default: allow\n')).toEqual([`notmatches-line-break: ${hint}`]);
  });

  test.each([
    required(name('matches', '.{1,40}')),
    `when: ${name('notMatches', '.{1,40}')}, then: deny`,
    `when: { not: ${name('notMatches', '.{1,40}')} }, then: allow, otherwise: deny`,
    `when: ${name('matches', '.*http.*')}, then: allow, otherwise: continue`,
    `when: ${name('matches', '(?s).*http.*')}, then: deny`,
    `when: ${name('matches', '(?-s).*http.*')}, then: deny`,
    `when: ${name('matches', '[^\\n]*http[^\\n]*')}, then: deny`,
    `when: ${name('matches', '[\\s\\S]*\\.example')}, then: deny`,
  ])('ignores %s', (rule) => {
    expect(codesOf([rule], '    default: allow\n')).toEqual([]);
  });

  test('agrees with decisions: the pattern fails as written, and does not with its hint', () => {
    const text = 'win\nhttp://evil.example';
    expect(() => judge('matches', '.*http.*', text)).toThrow(EvaluationError);
    expect(judge('matches', '(?s).*http.*', text)).toBe(true);
  });
});

test('lint patterns: a value that a pattern cannot test is skipped', () => {
  const both = `when: { all: [${name('in', ['a\nb'])}, ${name('matches', 'a.b')}] }, then: allow, otherwise: deny`;
  const { diagnostics } = compileYaml(withRules([both]));
  expect(
    diagnostics.map(({ code }) => code).filter((code) => /holds|allowed|denied|reach/.test(code)),
  ).toEqual([]);
});

test.each([
  ['http', 'win\nHTTP'.toLowerCase(), true],
  ['(?i)http', 'win\nHTTP', true],
  ['^http', 'win http', false],
  ['^http', 'http win', true],
  ['http$', 'win http', true],
  ['http$', 'http win', false],
  ['^a|b$', 'xb', true],
  ['^a|b$', 'xa', false],
  ['x\\$', 'ax$b', true],
  ['^a$', 'a', true],
  ['^a$', 'ab', false],
])('anywhere: %s in %j is %s', (pattern, text, found) => {
  expect(judge('matches', anywhere(pattern), text)).toBe(found);
});
