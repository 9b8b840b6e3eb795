import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asciiDomain, parseMailbox } from '../../../../src/engine/operators/email.ts';
import type { Literal } from '../../../../src/engine/operators/operator.ts';
import { judge, problemOf, show } from './judge.ts';

const OKTA = ['okta.com', '*.okta.com'];
const LONG = { label: 'a'.repeat(63), local: 'l'.repeat(64) };
/** Labels and dots for a name below okta.com of a given length. */
const nameOf = (length: number) =>
  `${`${'a'.repeat(49)}.`.repeat(5).slice(0, length - 'okta.com'.length - 1)}.okta.com`;

/** A clean address at okta.com or a subdomain: the only ones that `emailDomainIn` accepts. */
const LISTED = [
  ['plain', 'a@okta.com'],
  ['below', 'a@sub.okta.com'],
  ['far below', 'a@x.y.z.okta.com'],
  ['upper case', 'A.B@OKTA.COM'],
  ['mixed case below', 'a@Sub.oKtA.cOm'],
  ['tag', 'a+tag@okta.com'],
  ['every character of a dot-atom', "!#$%&'*+-/=?^_`{|}~09az@okta.com"],
  ['per cent, which no mail system decodes', 'a%40evil.example@okta.com'],
  ['local part of 64', `${LONG.local}@okta.com`],
  ['label of 63', `a@${LONG.label}.okta.com`],
  ['domain of 253', `a@${nameOf(253)}`],
  ['one digit for a local part', '1@okta.com'],
  ['hyphens inside a label', 'a@x--y.okta.com'],
  ['valid punycode below', 'a@xn--bcher-kva.okta.com'],
];

/** A valid address elsewhere: only `emailDomainNotIn` holds. */
const ELSEWHERE = [
  ['prefix with hyphen', 'a@evil-okta.com'],
  ['prefix', 'a@evilokta.com'],
  ['suffix', 'a@okta.com.evil.example'],
  ['other top level', 'a@okta.com.au'],
  ['longer top level', 'a@okta.community'],
  ['shorter top level', 'a@okta.co'],
  ['the domain as a local part', 'okta.com@evil.example'],
  ['zero for o', 'a@0kta.com'],
  ['Cyrillic o', 'a@\u043ekta.com'],
  ['Cyrillic a', 'a@okt\u0430.com'],
  ['Cyrillic o in the top level', 'a@okta.c\u043em'],
  ['Cyrillic o as punycode', 'a@xn--kta-red.com'],
  ['dot above', 'a@\u022fkta.com'],
  ['fraction slash', 'a@evil.example\u2044okta.com'],
  ['braille blank', 'a@okta\u2800.com'],
  ['combining solidus', 'a@okta.com\u0338'],
  ['IDN', 'a@b\u00fccher.example'],
  ['percent route', 'a%okta.com@evil.example'],
  ['hexadecimal labels', 'a@0x7f.0x1'],
];

/** Mapping to ASCII results in okta.com: neither in nor not in. */
const MAPPED = [
  ['full width', 'a@\uff4f\uff4b\uff54\uff41.com'],
  ['full width and upper case', 'a@\uff2fKTA.COM'],
  ['Kelvin sign', 'a@o\u212ata.com'],
  ['ideographic full stop', 'a@okta\u3002com'],
  ['full-width full stop', 'a@okta\uff0ecom'],
  ['half-width full stop', 'a@okta\uff61com'],
  ['circled letter', 'a@\u24deкta.com'.replace('к', 'k')],
  ['mathematical letter', 'a@\u{1d428}kta.com'],
  ['ordinal indicator', 'a@\u00bakta.com'],
  ['Roman numeral', 'a@okta.\u217dom'],
  ['script letter', 'a@okta.c\u2134m'],
  ['IDN below', 'a@b\u00fccher.okta.com'],
];

/** Not a trustworthy address: every operator is false. */
const INVALID = [
  ['empty', ''],
  ['no @', 'okta.com'],
  ['only @', '@'],
  ['no local part', '@okta.com'],
  ['no domain', 'a@'],
  ['two @, okta last', 'a@evil.example@okta.com'],
  ['two @, okta first', 'a@okta.com@evil.example'],
  ['@@', 'a@@okta.com'],
  ['full-width @', 'a\uff20okta.com'],
  ['full-width @ in the domain', 'a@okta.com\uff20evil.example'],
  ['small @ in the domain', 'a@okta.com\ufe6bevil.example'],
  ['quoted', '"a"@okta.com'],
  ['quoted @', '"a@evil.example"@okta.com'],
  ['quoted, without end', '"a@okta.com'],
  ['escaped @', 'a\\@evil.example@okta.com'],
  ['comment before', '(a)a@okta.com'],
  ['comment behind', 'a@okta.com(evil)'],
  ['display name', 'A <a@okta.com>'],
  ['angle brackets', '<a@okta.com>'],
  ['two addresses', 'a@okta.com,b@evil.example'],
  ['two addresses, semicolon', 'a@evil.example;b@okta.com'],
  ['mailto', 'mailto:a@okta.com'],
  ['encoded word', '=?utf-8?q?a=40evil.example=3e?=@okta.com'],
  ['encoded word inside', 'x=?x?q?a=40evil.example?=y@okta.com'],
  ['dot first', '.a@okta.com'],
  ['dot last', 'a.@okta.com'],
  ['two dots', 'a..b@okta.com'],
  ['non-ASCII local part', '\u00e4@okta.com'],
  ['Kelvin sign in the local part', '\u212a@okta.com'],
  ['trailing dot', 'a@okta.com.'],
  ['dot before the domain', 'a@.okta.com'],
  ['two dots in the domain', 'a@okta..com'],
  ['trailing ideographic full stop', 'a@okta.com\u3002'],
  ['one dot leader', 'a@okta\u2024com'],
  ['small full stop', 'a@okta\ufe52com'],
  ['one label', 'a@okta'],
  ['only a top level', 'a@com'],
  ['space before', ' a@okta.com'],
  ['space behind', 'a@okta.com '],
  ['space inside', 'a@okta .com'],
  ['no-break space', 'a@okta.com\u00a0'],
  ['ideographic space', 'a@okta.com\u3000'],
  ['tab', 'a@ok\tta.com'],
  ['line feed', 'a@okta.com\n'],
  ['second line', 'a@evil.example\n@okta.com'],
  ['carriage return', 'a@okta.com\r'],
  ['NUL', 'a\u0000@okta.com'],
  ['NUL behind', 'a@okta.com\u0000.evil.example'],
  ['delete', 'a@okta\u007f.com'],
  ['next line', 'a@okta.com\u0085'],
  ['line separator', 'a@okta.com\u2028'],
  ['zero-width space', 'a@okta\u200b.com'],
  ['zero-width joiner', 'a@ok\u200dta.com'],
  ['zero-width non-joiner', 'a@ok\u200cta.com'],
  ['word joiner', 'a@okta\u2060.com'],
  ['byte order mark', '\ufeffa@okta.com'],
  ['soft hyphen', 'a@ok\u00adta.com'],
  ['soft hyphen in the local part', 'a\u00ad@okta.com'],
  ['right-to-left override', 'a@\u202emoc.atko'],
  ['right-to-left override in the local part', 'a\u202e@okta.com'],
  ['right-to-left isolate', 'a@\u2067okta.com'],
  ['tag character', 'a@okta.com\u{e0041}'],
  ['combining grapheme joiner', 'a@ok\u034fta.com'],
  ['variation selector', 'a@okta\ufe0f.com'],
  ['supplementary variation selector', 'a@okta\u{e0100}.com'],
  ['Mongolian variation selector', 'a@okta\u180b.com'],
  ['Mongolian vowel separator', 'a@okta\u180e.com'],
  ['Hangul filler', 'a@okta\u3164.com'],
  ['half-width Hangul filler', 'a@okta\uffa0.com'],
  ['Hangul choseong filler', 'a@okta\u115f.com'],
  ['Hangul jungseong filler', 'a@okta\u1160.com'],
  ['Khmer inherent vowel', 'a@okta\u17b4.com'],
  ['invisible operator to come', 'a@okta\u2065.com'],
  ['specials to come', 'a@okta\ufff0.com'],
  ['invisible character elsewhere', 'a@b\u00fccher\ufe0f.example'],
  ['lone surrogate', 'a@okta\ud800.com'],
  ['unassigned character', 'a@okta\u0378.com'],
  ['mixed directions', 'a@\u05d0a.okta.com'],
  ['care of', 'a@okta.com\u2105evil.example'],
  ['full-width slash', 'a@evil.example\uff0fokta.com'],
  ['path', 'a@okta.com/x'],
  ['path before', 'a@evil.example/.okta.com'],
  ['query', 'a@okta.com?x'],
  ['fragment', 'a@evil.example#.okta.com'],
  ['port', 'a@okta.com:25'],
  ['backslash', 'a@evil.example\\.okta.com'],
  ['%-encoded letter', 'a@ok%74a.com'],
  ['%-encoded dot', 'a@okta%2ecom'],
  ['entity', 'a@okta&#46;com'],
  ['star', 'a@*.okta.com'],
  ['underscore', 'a@_dmarc.okta.com'],
  ['hyphen first', 'a@-x.okta.com'],
  ['hyphen last', 'a@x-.okta.com'],
  ['IPv4', 'a@127.0.0.1'],
  ['IPv4, short', 'a@127.1'],
  ['IPv4, full width', 'a@\uff11\uff12\uff17.0.0.1'],
  ['IPv4 literal', 'a@[127.0.0.1]'],
  ['IPv6 literal', 'a@[IPv6:2001:db8::1]'],
  ['numeric top level', 'a@okta.com.1'],
  ['empty punycode', 'a@xn--.okta.com'],
  ['broken punycode', 'a@xn--a.okta.com'],
  ['punycode of ASCII', 'a@xn--okta-.com'],
  ['local part of 65', `${LONG.local}l@okta.com`],
  ['label of 64', `a@a${LONG.label}.okta.com`],
  ['domain of 254', `a@${nameOf(254)}`],
  ['321 characters', `a@${'a.'.repeat(155)}okta.com`.padStart(321, 'a')],
  ['a megabyte', `${'a'.repeat(1_000_000)}@okta.com`],
  ['a megabyte of quotes', `${'"\\a'.repeat(300_000)}@okta.com`],
];

const ADDRESSES = [
  ...LISTED.map((row) => ({ row, email: true, isIn: true, isNotIn: false })),
  ...ELSEWHERE.map((row) => ({ row, email: true, isIn: false, isNotIn: true })),
  ...MAPPED.map((row) => ({ row, email: true, isIn: undefined, isNotIn: undefined })),
  ...INVALID.map((row) => ({ row, email: false, isIn: undefined, isNotIn: undefined })),
].map(({ row: [why = '', address = ''], ...expected }) => ({ why, address, ...expected }));

describe('addresses against [okta.com, "*.okta.com"] (case 43)', () => {
  test.each(ADDRESSES.map((row) => [`${row.why}: ${show(row.address)}`, row] as const))(
    '%s',
    (_, { address, ...expected }) => {
      expect(judge('email', undefined, address)).toBe(expected.email);
      expect(judge('emailDomainIn', OKTA, address)).toBe(expected.isIn);
      expect(judge('emailDomainNotIn', OKTA, address)).toBe(expected.isNotIn);
      expect(judge('not:emailDomainIn', OKTA, address)).toBe(expected.isNotIn);
      expect(judge('not:emailDomainNotIn', OKTA, address)).toBe(expected.isIn);
    },
  );

  test('has no address twice', () => {
    expect(new Set(ADDRESSES.map(({ address }) => address)).size).toBe(ADDRESSES.length);
  });

  test('has long addresses of the stated lengths', () => {
    expect([nameOf(253), nameOf(254)].map((name) => name.length)).toEqual([253, 254]);
    expect(ADDRESSES.find(({ why }) => why === '321 characters')?.address).toHaveLength(321);
  });

  test.each([undefined, null, true, 5, [], ['a@okta.com'], {}, { toString: () => 'a@okta.com' }])(
    '%j is not an address',
    (fact) => {
      expect(parseMailbox(fact)).toBeUndefined();
      expect(judge('email', undefined, fact)).toBeUndefined();
      expect(judge('emailDomainIn', OKTA, fact)).toBeUndefined();
      expect(judge('emailDomainNotIn', OKTA, fact)).toBeUndefined();
    },
  );
});

const part = fc.constantFrom(
  ...[
    'okta.com',
    'okta',
    'evil.example',
    '.',
    '@',
    'a',
    '-',
    '*',
    '"',
    '%',
    '/',
    '#',
    ':',
    '[',
    '(',
    ',',
    '=?',
    'xn--',
    '\\',
  ],
  ...[
    ' ',
    '\n',
    '\u0000',
    '\u200b',
    '\u00ad',
    '\u202e',
    '\uff4f',
    '\u3002',
    '\u212a',
    '\u043e',
    '\u034f',
    '\uff20',
  ],
);
const address = fc.oneof(
  fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
  fc.tuple(part, part, part).map(([before, between, behind]) => `a${before}@${between}okta.com${behind}`),
  fc
    .tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }))
    .map(([before, behind]) => `a${before}@${behind}okta.com`),
);
const CLEAN = /^[!-?A-~]+@([a-z0-9-]+\.)*okta\.com$/i;

describe('email operators: laws', () => {
  test('emailDomainIn is true for clean ASCII addresses only', () => {
    fc.assert(
      fc.property(address, (text) => {
        fc.pre(judge('emailDomainIn', OKTA, text) === true);
        expect(text).toMatch(CLEAN);
        expect(judge('email', undefined, text)).toBe(true);
        expect(judge('emailDomainNotIn', OKTA, text)).toBe(false);
      }),
      { numRuns: 500, maxSkipsPerRun: 1000 },
    );
  });

  test('emailDomainNotIn is true for valid addresses only, and never together with emailDomainIn', () => {
    fc.assert(
      fc.property(address, (text) => {
        fc.pre(judge('emailDomainNotIn', OKTA, text) === true);
        expect(judge('email', undefined, text)).toBe(true);
        expect(judge('emailDomainIn', OKTA, text)).toBe(false);
      }),
      { numRuns: 200, maxSkipsPerRun: 1000 },
    );
  });

  test('mapping a domain twice is the same as mapping it once', () => {
    fc.assert(
      fc.property(address, (text) => {
        const mailbox = parseMailbox(text);
        fc.pre(mailbox !== undefined);
        expect(asciiDomain(mailbox.domain)).toBe(mailbox.domain);
        expect(mailbox.domain).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
      }),
      { numRuns: 500, maxSkipsPerRun: 1000 },
    );
  });
});

describe('email operators: domains in a rule', () => {
  test.each<[domains: string[], fact: string, isIn: boolean]>([
    [['OKTA.com'], 'a@okta.COM', true],
    [['okta.com'], 'a@sub.okta.com', false],
    [['*.okta.com'], 'a@okta.com', false],
    [['*.okta.com'], 'a@x.y.okta.com', true],
    [['*.okta.com'], 'a@evilokta.com', false],
    [['*.x.okta.com'], 'a@y.okta.com', false],
    [['b\u00fccher.example'], 'a@xn--bcher-kva.example', true],
    [['xn--bcher-kva.example'], 'a@XN--BCHER-KVA.example', true],
    [['\u043ekta.com'], 'a@okta.com', false],
    [['.okta.com'], 'a@okta.com', true],
    [['.OKTA.com'], 'a@x.y.okta.com', true],
    [['.okta.com'], 'a@evilokta.com', false],
    [['.okta.com'], 'a@okta.com.evil.example', false],
    [['*.gov'], 'a@nasa.gov', true],
    [['.gov'], 'a@x.nasa.GOV', true],
    [['*.gov', '.edu'], 'a@gov.example', false],
    [['*.gov'], 'a@evilgov.example', false],
    [['.\u0440\u0444'], 'a@x.xn--p1ai', true],
    [[], 'a@okta.com', false],
  ])('%j: %s is in: %s', (domains, fact, isIn) => {
    expect(judge('emailDomainIn', domains, fact)).toBe(isIn);
    expect(judge('emailDomainNotIn', domains, fact)).toBe(!isIn);
  });

  test.each<[entry: string, hint: string]>([
    ['', 'at least two labels'],
    ['okta', 'at least two labels'],
    ['com', 'at least two labels'],
    ['*', 'for an address at any domain use the operator email'],
    ['*.', 'a star stands only in front'],
    ['com', '"*.gov" is every domain below gov'],
    ['.', 'write the name alone'],
    ['..com', 'write the name alone'],
    ['*..com', 'a star stands only in front'],
    ['.1', 'write the name alone'],
    ['*okta.com', 'a star stands before a dot'],
    ['*.*.okta.com', 'a star stands only in front'],
    ['okta.*', 'a star stands only in front'],
    ['@okta.com', 'leave out what stands before the domain: okta.com'],
    ['a@okta.com', 'leave out what stands before the domain: okta.com'],
    ['*@okta.com', 'leave out what stands before the domain: okta.com'],
    ['okta.com@', 'leave out what stands before the domain: okta.com'],
    ['okta.com.', 'write the name alone'],
    ['okta.com/x', 'write the name alone'],
    ['https://okta.com', ''],
    [' okta.com', ''],
    ['okta.com\n', ''],
    ['okta.com,b.example', ''],
    ['127.0.0.1', ''],
    ['[127.0.0.1]', ''],
    ['_x.okta.com', ''],
    ['ok\u200bta.com\u202e', ''],
    ['xn--a.com', ''],
  ])('%j is refused', (entry, hint) => {
    for (const value of [
      ['b.example', entry],
      {
        name: 'l',
        path: 'lists/l.txt',
        entries: ['b.example', entry].map((text, index) => ({ value: text, line: index + 1 })),
      },
    ] as Literal[]) {
      const expected = { code: 'value-type', message: `"${entry}" is not a domain`, index: 1 };
      expect(problemOf('emailDomainIn', value)).toMatchObject({
        ...expected,
        hint: expect.stringContaining(hint),
      });
      expect(problemOf('emailDomainNotIn', value)).toMatchObject(expected);
    }
  });
});
