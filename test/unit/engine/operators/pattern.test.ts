import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EvaluationError, type Literal, type Verdict } from '../../../../src/engine/operators/operator.ts';
import { judge, operatorNamed, problemOf } from './judge.ts';

describe('patterns: match the whole text', () => {
  test.each([
    ['okta\\.com', 'okta.com', true],
    ['okta\\.com', 'okta.com.evil', false],
    ['okta\\.com', 'evil.okta.com', false],
    ['okta\\.com', 'oktaxcom', false],
    ['okta\\.com', 'okta.com\n', false],
    ['okta\\.com$', 'okta.com\n', false],
    ['^okta\\.com$', 'okta.com', true],
    ['a|ab', 'ab', true],
    ['a|b.*', 'ab', false],
    ['a*?', 'aaa', true],
    ['(?s).*', 'two\nlines', true],
    ['(?m)^a$', 'a\nb', false],
    ['(?i)OKTA', 'okta', true],
    ['OKTA', 'okta', false],
    ['', '', true],
    ['', 'a', false],
    ['\\d{4}', '１２３４', false],
    ['\\pN{4}', '１２３４', true],
    ['.', '😀', true],
    ['\\Q.*\\E', '.*', true],
    ['(?P<year>\\d{4})', '2026', true],
  ])('matches %j on %j is %s', (pattern, text, verdict) => {
    expect(judge('matches', pattern, text)).toBe(verdict);
    expect(judge('notMatches', pattern, text)).toBe(!verdict);
  });

  test('agrees with an anchored RegExp', () => {
    const pattern = fc
      .array(
        fc.constantFrom(
          'a',
          'b',
          'c',
          '.',
          'a*',
          'b+',
          'c?',
          '[ab]',
          '[^a]',
          '(a|bc)',
          '(?:ab)*',
          'a{2}',
          '\\.',
        ),
        { minLength: 1, maxLength: 6 },
      )
      .map((parts) => parts.join(''));
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', '.', 'ab'), { maxLength: 8 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        expect(judge('matches', source, subject)).toBe(new RegExp(`^(?:${source})$`, 'u').test(subject));
      }),
      { numRuns: 2000 },
    );
  });
});

/** The verdict of an operator, or the code of the error that fails the evaluation. */
function judgeOrFail(written: string, value: Literal, fact: unknown): Verdict | EvaluationError['code'] {
  try {
    return judge(written, value, fact);
  } catch (error) {
    if (error instanceof EvaluationError) return error.code;
    throw error;
  }
}

/**
 * In RE2 `.` is every character but the line feed. If the result depends on that, the evaluation fails, so that no line
 * break disables a test of any rule.
 */
describe('line breaks: a text on which the result depends on `.` fails the evaluation', () => {
  test.each([
    ['.*', 'two\nlines'],
    ['.*http.*', 'win\nhttp://evil.example'],
    ['.*http.*', 'http://evil.example\n'],
    ['(?i).*(https?://|www\\.).*', 'win\r\nHTTP://evil.example'],
    ['[A-Z].{1,40}', 'A\nb'],
    ['(?m)^.*http.*$', 'win\nhttp'],
    ['(?s:.*)http.*', 'win\nhttp\n'],
    ['.', '\n'],
  ])('%j on %j', (pattern, text) => {
    for (const written of ['matches', 'notMatches', 'not:matches', 'not:notMatches', 'ignoreCase:notMatches'])
      expect(judgeOrFail(written, pattern, text)).toBe('line-break');
    for (const name of ['matches', 'notMatches', 'not:matches'])
      for (const each of ['some', 'every']) {
        // Also if another element decides the verdict.
        for (const list of [[text], ['x', text], [text, 'x', 7]])
          expect(judgeOrFail(`${each}Fact:${name}`, pattern, list)).toBe('line-break');
        for (const patterns of [[pattern], ['zzz', pattern], ['(?s).*', pattern]])
          expect(judgeOrFail(`${each}Value:${name}`, patterns, text)).toBe('line-break');
      }
  });

  test('the message has the fix, and does not repeat the text', () => {
    expect(() => judge('notMatches', '.*secret.*', 'a\nsecret')).toThrow(
      expect.objectContaining({
        message:
          'the text has a line break, and whether the pattern matches depends on whether "." is one: begin the pattern with (?s) if it is, write [^\\n] if it is not',
      }),
    );
  });

  test('fails on a text with a look-alike of k, too', () => {
    expect(judge('notMatches', '(?i).{1,40}', '\u212aim')).toBeUndefined();
    expect(judgeOrFail('notMatches', '(?i).{1,40}', '\u212aim\nSato')).toBe('line-break');
  });

  test('trim: removes line breaks at both ends before the pattern is tested', () => {
    expect(judge('trim:notMatches', '.*http.*', '\nhttp\n')).toBe(false);
    expect(judgeOrFail('trim:notMatches', '.*http.*', '\nwin\nhttp\n')).toBe('line-break');
  });

  test.each([
    ['matches with either meaning of .', '(a|\\n|.)*', 'a\nb', true],
    ['matches with neither meaning of .', '.*http.*', 'two\nlines', false],
    ['sets that . is a line break', '(?s).*http.*', 'win\nhttp', true],
    ['sets that . is not a line break', '(?-s).*http.*', 'win\nhttp', false],
    ['has no dot', '[^x]*http[^x]*', 'win\nhttp', true],
    ['has no dot but an escaped one', '[^\\n]*\\.example', 'win\n.example', false],
    ['has a dot in brackets only', '[.a]*', 'a\na', false],
  ])('a pattern that %s is tested as it is written', (_, pattern, text, verdict) => {
    expect(judge('matches', pattern, text)).toBe(verdict);
    expect(judge('notMatches', pattern, text)).toBe(!verdict);
  });

  test.each(['\r', '\u2028', '\u2029', '\u0085', '\v', '\f'])(
    '%j is a character like others',
    (character) => {
      expect(judge('matches', '.*http.*', `win${character}http`)).toBe(true);
      expect(judge('notMatches', '.*http.*', `win${character}http`)).toBe(false);
    },
  );

  test('no verdict contradicts the other meaning of the dot', () => {
    const pattern = fc
      .array(fc.constantFrom('.', '.*', 'a', '\\n', '[^a]', '(?s:.)', '(a|.)'), {
        minLength: 1,
        maxLength: 5,
      })
      .map((parts) => parts.join(''));
    const text = fc
      .array(fc.constantFrom('a', 'b', '\n', '\r'), { maxLength: 6 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        const verdict = judgeOrFail('matches', source, subject);
        const [ofNone, ofAll] = ['(?-s)', '(?s)'].map((flag) => judge('matches', flag + source, subject));
        expect(verdict).toBe(ofNone === ofAll ? ofAll : 'line-break');
        expect(judgeOrFail('notMatches', source, subject)).toBe(ofNone === ofAll ? !ofAll : 'line-break');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('patterns: refused at load', () => {
  test.each([
    ['(?=a)', '(?=', 1, 'a look-ahead', 'with matches, under all:'],
    ['a(?!b)', '(?!', 2, 'a negative look-ahead', 'with notMatches, under all:'],
    ['(?<=a)b', '(?<=', 1, 'a look-behind', 'with matches, under all:'],
    ['(?<!a)b', '(?<!', 1, 'a negative look-behind', 'with notMatches, under all:'],
    ['(a)\\1', '\\1', 4, 'a back-reference', 'a|b'],
    ['(?P<x>a)\\9', '\\9', 9, 'a back-reference', 'a|b'],
    ['(?<x>a)\\k<x>', '\\k<', 8, 'a back-reference', 'a|b'],
    ['(?P<x>a)(?P=x)', '(?P=', 9, 'a back-reference', 'a|b'],
    ['(?>a)', '(?>', 1, 'an atomic group', '(?:'],
    ['x[a]*+', '*+', 5, 'a possessive quantifier', 'leave out the last +'],
    ['x{2}+', '{2}+', 2, 'a possessive quantifier', 'leave out the last +'],
    ['a(?#b)', '(?#', 2, 'a comment', 'YAML'],
    ['(a)?(?(1)b|c)', '(?(', 5, 'a condition', '|'],
    ['(?|a|b)', '(?|', 1, 'a branch reset', '(?:'],
    ['a(?R)?', '(?R', 2, 'a recursion', 'write it out'],
    ['(*FAIL)', '(*FAIL', 1, 'a control verb', 'take it out'],
    ['(?x) a', '(?x)', 1, 'a flag', 'i, m, s and U'],
    ['\\u0041', '\\u0041', 1, 'an escape of JavaScript', '\\x{20ac}'],
    ['\\cA', '\\cA', 1, 'a control character', '\\x{1b}'],
    ['\\p{Alpha}', '\\p{Alpha}', 1, 'a class of another language', '[[:alpha:]]'],
    ['\\d+\\h', '\\h', 4, 'an escape of another language', '[ \\t]'],
    ['[(?=]\\Q(?!\\E(?i:a)(?<n>b)(?!c)', '(?!', 26, 'a negative look-ahead', 'notMatches'],
  ])('%s: names the construct, its place, and an alternative', (pattern, written, at, name, hint) => {
    expect(problemOf('matches', pattern)).toEqual({
      code: 'pattern',
      message: `"${written}" at character ${at} of the pattern is ${name}, which RE2 does not have`,
      hint: expect.stringContaining(hint),
    });
  });

  test.each([
    '(?<year>\\d{4})',
    '(?P<year>\\d{4})',
    '(?i-s:a)',
    '\\p{Greek}\\pL\\PM',
    '\\bx\\B',
    '\\Aa\\z',
    'a{,3}',
  ])('%s is RE2, and accepted', (pattern) =>
    expect(typeof operatorNamed('matches').prepare(pattern)).toBe('function'),
  );

  test.each(['(', ')', '[a', 'a**', '*', '?', '\\', 'a{2,1}', 'a{1001}', '(a{100}){100}', '[z-a]'])(
    '%s, with a link to the syntax',
    (pattern) => {
      expect(problemOf('matches', pattern)).toMatchObject({
        code: 'pattern',
        hint: expect.stringContaining('RE2 syntax'),
      });
      expect(problemOf('notMatches', pattern).code).toBe('pattern');
      expect(problemOf('ignoreCase:matches', pattern).code).toBe('pattern');
    },
  );

  test('accepts 512 characters, and not 513', () => {
    expect(judge('matches', 'a'.repeat(512), 'a'.repeat(512))).toBe(true);
    expect(problemOf('matches', 'a'.repeat(513))).toEqual({
      code: 'pattern',
      message: 'the pattern is longer than 512 characters',
      hint: 'use a list',
    });
  });

  test.each(['[a-z]{999}[a-z]{999}', '(a{30}){33}', '(\\pL{1,300}\\pN{1,300})'])(
    '%s is too large',
    (pattern) => {
      expect(problemOf('matches', pattern)).toEqual({
        code: 'pattern',
        message: 'the pattern is too large once its repeats are written out',
        hint: 'use smaller repeat counts',
      });
    },
  );

  test('accepts a repeat below the limit', () => {
    expect(judge('matches', '[a-z]{900}', 'x'.repeat(900))).toBe(true);
  });
});

test('patterns: any text is compiled or refused, without an exception', () => {
  const pattern = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom(...'()[]{}|*+?^$\\.,-:<>=!pPQEdwsbz019aK\u212a'), { maxLength: 20 })
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(pattern, (source) => {
      const prepared = operatorNamed('matches').prepare(source);
      expect(typeof prepared === 'function' || prepared.code === 'pattern').toBe(true);
    }),
    { numRuns: 3000 },
  );
});

describe('patterns: linear time', () => {
  const a = 'a'.repeat(4095);

  test.each([
    ['^(a+)+$', `${a}!`, false],
    ['^(a+)+$', `${a}a`, true],
    ['(a|aa)+', `${a}!`, false],
    ['(a*)*b', `${a}a`, false],
    ['(.*a){20}', `${a}!`, false],
    ['([a-zA-Z]+)*', `${a}!`, false],
  ])('%s ends on 4096 characters', (pattern, text, verdict) => {
    expect(text).toHaveLength(4096);
    expect(judge('matches', pattern, text)).toBe(verdict);
  });
});

describe('patterns: a text over the limit fails the evaluation, and is never truncated', () => {
  test.each(['matches', 'notMatches', 'not:matches', 'ignoreCase:matches', 'trim:matches'])(
    '%s',
    (written) => {
      expect(judge(written, 'a*', 'a'.repeat(4096))).toBeTypeOf('boolean');
      expect(() => judge(written, 'a*', 'a'.repeat(4097))).toThrow(EvaluationError);
      expect(() => judge(written, 'a*', 'a'.repeat(4097))).toThrow(
        expect.objectContaining({
          code: 'subject-too-long',
          message: expect.stringContaining('4097 characters'),
        }),
      );
    },
  );

  test('as an element of a list', () => {
    expect(() => judge('everyFact:matches', 'a*', ['a', 'a'.repeat(4097)])).toThrow(EvaluationError);
  });

  test('the message does not repeat the text', () => {
    expect(() => judge('matches', 'a*', 'secret'.repeat(1000))).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    );
  });
});
