import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Mask } from '../../../../src/decision-log/mask/mask.ts';
import { Records } from '../../../../src/decision-log/record.ts';
import { recordMasked } from '../../../../src/decision-log/recorded.ts';
import { decide } from '../../../../src/decisions/decide.ts';
import { compareBehaviour } from '../../../../src/diff/behaviour.ts';
import { doubtWords, groupWords } from '../../../../src/diff/report.ts';
import type { Revision } from '../../../../src/diff/revision.ts';
import type { HookRequest } from '../../../../src/hooks/envelope.ts';
import { samples } from '../../../../src/hooks/registration/samples.ts';
import {
  type RecordedRequest,
  toRecordedRequest,
} from '../../../../src/recorded-requests/recorded-request.ts';
import { unwrap } from '../../../unwrap.ts';
import { runs } from '../../properties/runs.ts';
import { file, revision } from '../revisions.ts';

const NOW = Date.UTC(2026, 5, 1);
const VERSION = '0123456789ab';

/** A sign-up with this profile and no other. */
function signUp(userProfile: object): HookRequest {
  return { ...samples.ssr, data: { ...samples.ssr.data, userProfile } };
}

/** A request as rules decided it and a record holds it, masked under a key. */
async function recorded(
  by: Revision,
  request: HookRequest,
  { key = 'k', version = VERSION, without = [] }: { key?: string; version?: string; without?: string[] } = {},
): Promise<RecordedRequest> {
  const endpoint = by.endpoints.get('/hook');
  if (endpoint === undefined) throw new Error('no endpoint');
  const call = { id: 'd', version: `${version}+9b1c2d3`, endpoint, request, time: NOW };
  const decision = await decide({ ...call, version });
  const records = new Records(recordMasked(new Mask(key)));
  const record = JSON.parse(records.lineOf({ call, decision, milliseconds: 1 }));
  for (const name of without) delete record[name];
  return unwrap(toRecordedRequest(record, 'june.jsonl:1'));
}

async function compared(base: Revision, head: Revision, requests: RecordedRequest[]): Promise<string[]> {
  const found = await compareBehaviour(base, head, requests, { now: NOW, show: String });
  return [
    `${found.changed} of ${found.compared} change, ${found.unjudged} unjudged`,
    ...found.groups.map((group) => `${group.count} ${groupWords(group)}`),
    ...found.doubts.map((group) => `${group.count} ${doubtWords(group)}`),
  ];
}

const allowing = '{ name: allowing, when: { fact: requestType, operator: present }, then: allow }';
const contractor = (mode: string, value = '[contractor]') =>
  `{ name: contractor-number, mode: ${mode}, when: { any: [{ fact: data.userProfile.userType, operator: notIn, value: ${value} }, { fact: data.userProfile.employeeNumber, operator: digits, value: 4 }] }, otherwise: deny }`;
const shadow = { 'a.yaml': file([allowing, contractor('shadow')]) };
const enforced = { 'a.yaml': file([allowing, contractor('enforce')]) };
const known = (which: Revision['which'], files: Record<string, string>, version?: string): Revision => ({
  ...revision(which, files),
  ...(version !== undefined && { version }),
});

const PEOPLE = [
  { userType: 'contractor', employeeNumber: 'none' },
  { userType: 'consultant', employeeNumber: 'none' },
  { userType: 'employee', employeeNumber: 'none' },
  { userType: 'contractor', employeeNumber: '1234' },
].map(signUp);

test('masked requests: a value that the rules name is decided like the original', async () => {
  const [base, head] = [revision('base', shadow), revision('head', enforced)];
  const requests = await Promise.all(PEOPLE.map((person) => recorded(base, person)));
  expect(await compared(base, head, requests)).toEqual([
    '1 of 4 change, 1 unjudged',
    '1 allow -> deny by contractor-number (rules/a.yaml:7)',
    // Its mask may be that of a contractor.
    '1 contractor-number (rules/a.yaml:7) reads data.userProfile.userType, which is masked',
  ]);
});

test('masked requests: a value that the rules did not name when it was recorded is never called unchanged', async () => {
  const former = revision('base', { 'a.yaml': file([allowing]) });
  const requests = await Promise.all(PEOPLE.map((person) => recorded(former, person)));
  expect(await compared(former, revision('head', enforced), requests)).toEqual([
    '0 of 4 change, 2 unjudged',
    '2 contractor-number (rules/a.yaml:7) reads data.userProfile.userType, which is masked',
  ]);
});

test('masked requests: a value with the shape of an entry of any of several lists is in doubt', async () => {
  const lists = { 'lists/long.txt': 'temporary staff\n', 'lists/short.txt': 'contractor\n' };
  const former = revision('base', { 'a.yaml': file([allowing]), ...lists });
  const requests = await Promise.all(PEOPLE.map((person) => recorded(former, person)));
  const reading = (value: string) =>
    revision('head', { 'a.yaml': file([allowing, contractor('enforce', value)]), ...lists });
  const doubts = async (value: string) => (await compared(former, reading(value), requests))[0];
  expect(await doubts('{ lists: [long, short] }')).toBe('0 of 4 change, 2 unjudged');
  expect(await doubts('{ lists: [short, long] }')).toBe('0 of 4 change, 2 unjudged');
});

test('masked requests: verdicts of the same rule set are taken from the record, those of shadow rules too', async () => {
  const former = revision('base', { 'a.yaml': file([allowing]) });
  const [base, head] = [known('base', shadow, VERSION), known('head', enforced)];
  const byShadow = await Promise.all(
    PEOPLE.map(async (person) => {
      // Masked as nothing that rules name, and decided by the rule in shadow mode.
      const { request } = await recorded(former, person);
      const { decided, ...rest } = await recorded(base, person);
      const masking = { ...decided?.masking, paths: ['data.userProfile'], clear: [] };
      return { ...rest, request, ...(decided && { decided: { ...decided, masking } }) };
    }),
  );
  expect(await compared(base, head, byShadow)).toEqual([
    '1 of 4 change, 0 unjudged',
    '1 allow -> deny by contractor-number (rules/a.yaml:7)',
  ]);
  const other = { ...base, version: 'ba9876543210' };
  expect((await compared(other, head, byShadow))[0]).toBe('0 of 4 change, 2 unjudged');
});

test('masked requests: an unknown test in both revisions does not prevent judging another change', async () => {
  const rules = (number: number) => [
    '{ name: staff, when: { fact: data.userProfile.firstName, operator: in, value: [Kim, Lee] }, then: allow, otherwise: deny }',
    `{ name: number, when: { fact: data.userProfile.employeeNumber, operator: digits, value: ${number} }, otherwise: deny }`,
  ];
  const [base, head] = [
    revision('base', { 'a.yaml': file(rules(4)) }),
    revision('head', { 'a.yaml': file(rules(5)) }),
  ];
  const person = (employeeNumber: string) => recorded(base, signUp({ firstName: 'Ana', employeeNumber }));
  expect(await compared(base, head, [await person('x')])).toEqual(['0 of 1 change, 0 unjudged']);
  // Whether the number is needed depends on the name.
  expect(await compared(base, head, [await person('1234')])).toEqual([
    '0 of 1 change, 1 unjudged',
    '1 staff (rules/a.yaml:6) reads data.userProfile.firstName, which is masked',
  ]);
});

test.each([
  ['before, value: 1980-12-01, dateFormat: DD/MM/YYYY', 'after, value: 1980-12-01, dateFormat: DD/MM/YYYY'],
  ['phonePrefixIn, value: ["+44"]', 'phonePrefixIn, value: ["+4"]'],
  ['phonePrefixNotIn, value: ["+1"]', 'phonePrefixNotIn, value: [US]'],
])('masked requests: a text that %s could read is in doubt, any other is not', async (before, after) => {
  const rules = (operator: string) => ({
    'a.yaml': file([
      allowing,
      `{ name: typed, when: { fact: data.userProfile.note, operator: ${operator} }, otherwise: deny }`,
    ]),
  });
  const [base, head] = [revision('base', rules(before)), revision('head', rules(after))];
  const text = before.startsWith('before') ? '30/11/1980' : '+44 1632 960123';
  const requests = [await recorded(base, signUp({ note: text })), await recorded(base, signUp({ note: 7 }))];
  expect((await compared(base, head, requests))[0]).toBe('0 of 2 change, 1 unjudged');
});

test('masked requests: an older record, which does not say what is masked, is judged with every value in doubt', async () => {
  const base = revision('base', shadow);
  const older = await Promise.all(PEOPLE.map((person) => recorded(base, person, { without: ['masked'] })));
  expect((await compared(base, revision('head', enforced), older))[0]).toBe('0 of 4 change, 2 unjudged');
});

const greeting = (text: string) =>
  `{ name: refusing, when: { fact: requestType, operator: present }, then: { deny: true, error: { errorSummary: ${text} } } }`;

test.each([
  [
    '"Hello {{ data.userProfile.firstName }}."',
    '"Dear {{ data.userProfile.firstName }}."',
    '1 of 1 change, 0 unjudged',
  ],
  ['"{{ data.userProfile.firstName }}"', '"{{ data.userProfile.lastName }}"', '0 of 1 change, 1 unjudged'],
  [
    '"{{ data.userProfile.firstName }}"',
    '"{{ data.userProfile.firstName | downcase }}"',
    '0 of 1 change, 1 unjudged',
  ],
  [
    '"No."',
    '"{% if data.userProfile.firstName == \'Kim\' %}Never.{% else %}No.{% endif %}"',
    '0 of 1 change, 1 unjudged',
  ],
  [
    '"{{ data.userProfile.firstName | upcase }}"',
    '"{{ data.userProfile.firstName | upcase }}"',
    '0 of 1 change, 0 unjudged',
  ],
])('masked requests: texts %s and %s result in %s', async (before, after, expected) => {
  const [base, head] = [
    revision('base', { 'a.yaml': file([greeting(before)]) }),
    revision('head', { 'a.yaml': file([greeting(after)]) }),
  ];
  const request = await recorded(base, signUp({ firstName: 'Kim', lastName: 'Sato' }));
  expect((await compared(base, head, [request]))[0]).toBe(expected);
});

const WORDS = [
  'contractor',
  'employee',
  'Kim',
  'kim',
  'kin',
  '1234',
  '12',
  ' kim ',
  'k-1',
  'Zo\u00eb',
  '\u2126',
  '\u03a9',
];
const ADDRESSES = [
  'kim@okta.com',
  'Kim@Okta.com',
  'kim@acme.example',
  'kim@evil@okta.com',
  ' kim@okta.com',
  'kim@xn--a.example',
  '=?u?b?x?=@okta.com',
  'kim',
];
const OTHERS = [
  '203.0.113.7',
  '203.0.113.200',
  '1.2.3.999',
  '2001:db8:1::7',
  '::ffff:203.0.113.7',
  '::ffff:cb00:7107',
  '2026-05-31',
  '2026-05-02T10:00:00Z',
  '2026-13-01',
  '31/05/2026',
  '01/02/2026',
  '+44 1632 960123',
  '+12025550123',
  '+441',
  7,
  1234,
  -2.5,
  0.30000000000000004,
  12345678901234567000,
  true,
  null,
  '',
  'kim\nlee',
  'K\n1',
  ['kim', 'contractor'],
  ['kim\n'],
  [],
  { a: 1 },
  ['kim@okta.com', 7],
];
const value = fc.oneof(
  fc.constantFrom<unknown>(...WORDS, ...ADDRESSES, ...OTHERS),
  fc.stringMatching(/^[a-z]{1,3}$/),
  fc.string({ maxLength: 4 }),
);
const profile = fc.record(
  { email: value, login: value, userType: value, firstName: value, note: value },
  { requiredKeys: [] },
);

const fact = fc
  .constantFrom('email', 'login', 'userType', 'firstName', 'note')
  .map((name) => `data.userProfile.${name}`);
const text = fc.constantFrom(...WORDS, ...ADDRESSES, 'k', 'okta.com', '@', '-');
const one = (operator: string, operand: fc.Arbitrary<unknown>) => fc.tuple(fc.constant(operator), operand);
const none = fc.constant(undefined);
const comparison = fc.oneof(
  one('equal', text),
  one('notEqual', text),
  one('in', fc.array(text, { minLength: 1, maxLength: 3 })),
  one('notIn', fc.array(text, { minLength: 1, maxLength: 3 })),
  one('in', fc.constant({ list: 'words' })),
  one('notIn', fc.constant({ lists: ['words', 'more'] })),
  one('startsWith', text),
  one('endsWith', text),
  one('contains', text),
  one('doesNotContain', text),
  one(
    'matches',
    fc.constantFrom(
      '[a-z]+',
      '[A-Z][a-z]*',
      '\\d{4}',
      'k.*',
      '[\\p{L} .-]{1,8}',
      '(?i)kim',
      '[^@]+@[^@]+',
      '\\p{Lu}.*',
      '[+-a-z]+',
      '[[:xdigit:]]+',
      '.{3}',
      '.*k.*',
      '(?s).*k.*',
      '.{1,9}',
    ),
  ),
  one('notMatches', fc.constantFrom('[a-z]+', 'kim', '.*@.*')),
  one('digits', fc.constantFrom(4, [1, 2])),
  one('lengthBetween', fc.constantFrom([1, 3], [4, 12])),
  one('lessThan', fc.constant(100)),
  one('greaterThan', fc.constant(1000)),
  one('before', fc.constant('2026-05-15')),
  one('after', fc.constant('2026-06-01T00:00:00Z')),
  one('olderThan', fc.constantFrom('20d', '1mo')),
  one('newerThan', fc.constantFrom('90d', '3mo')),
  one('phonePrefixIn', fc.constantFrom(['+4'], ['+44', 'US'])),
  one('phonePrefixNotIn', fc.constant(['+12'])),
  one('email', none),
  one('emailDomainIn', fc.constant(['okta.com'])),
  one('emailDomainNotIn', fc.constant(['okta.com', '*.example'])),
  one(
    'ipInCidr',
    fc.constantFrom(['203.0.113.0/24'], ['203.0.113.128/25'], ['2001:db8::/32'], ['2001:db8:1::7']),
  ),
  one('ipNotInCidr', fc.constant(['203.0.113.0/24'])),
  one('present', none),
  one('absent', none),
);
const decorated = fc.tuple(
  fc.constantFrom(
    '',
    '',
    '',
    'not:',
    'trim:',
    'ignoreCase:',
    'someFact:',
    'everyFact:',
    'trim:ignoreCase:',
    'someFact:not:',
    'not:everyFact:',
  ),
  comparison,
);
const singleTest = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fact, decorated).map(([path, [before, [operator, operand]]]) => ({
      fact: path,
      operator: `${/ignoreCase/.test(before) && !/^(equal|notEqual|in|notIn|startsWith|endsWith|contains|doesNotContain|matches|notMatches)$/.test(operator) ? '' : before}${operator}`,
      ...(operand !== undefined && { value: operand }),
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fact,
        fc.constantFrom('before', 'trim:after', 'not:before'),
        fc.constantFrom('DD/MM/YYYY', 'YYYY-DD-MM'),
      )
      .map(([path, operator, dateFormat]) => ({ fact: path, operator, value: '2026-02-03', dateFormat })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fact, fact, fc.constantFrom('equal', 'notEqual', 'ignoreCase:equal', 'contains', 'not:equal'))
      .map(([path, other, operator]) => ({ fact: path, operator, value: { fact: other } })),
  },
);
const condition = fc.oneof(
  { weight: 3, arbitrary: singleTest },
  { weight: 1, arbitrary: fc.array(singleTest, { minLength: 1, maxLength: 2 }).map((all) => ({ all })) },
  { weight: 1, arbitrary: fc.array(singleTest, { minLength: 1, maxLength: 2 }).map((any) => ({ any })) },
  { weight: 1, arbitrary: singleTest.map((not) => ({ not })) },
);
const rule = fc.record({
  when: condition,
  then: fc.constantFrom('allow', 'deny', 'continue', undefined),
  otherwise: fc.constantFrom('deny', 'allow'),
});
const rules = fc.tuple(fc.array(rule, { minLength: 1, maxLength: 3 }), fc.constantFrom('all', 'first'));

function files([list, strategy]: [Record<string, unknown>[], string]): Record<string, string> {
  const written = list.map(({ then, ...rest }, index) =>
    JSON.stringify({ name: `r${index}`, ...rest, ...(then !== undefined && { then }) }),
  );
  return {
    'a.yaml': file(written, '', `    strategy: ${strategy}\n`),
    'lists/words.txt': 'contractor\nkim\nkim@okta.com\n',
    'lists/more.txt': 'employee\nkin\n12\n',
  };
}

/** Random rules that their schema takes. */
function revisionOf(
  which: Revision['which'],
  written: [Record<string, unknown>[], string],
): Revision | undefined {
  try {
    return { ...revision(which, files(written)), version: which };
  } catch {
    return undefined;
  }
}

test('masked requests: where letters decide whether a pattern can be judged, a line break leaves the request unjudged', async () => {
  const test = (pattern: string, then: string) => ({
    'a.yaml': file([
      allowing,
      `{ name: name, when: { fact: data.userProfile.note, operator: matches, value: '${pattern}' }, then: ${then}, otherwise: continue }`,
    ]),
  });
  const [alone, continuing] = [{ 'a.yaml': file([allowing]) }, test('.*kim.*', 'continue')];
  const notes = ['win\nkim', 'win\nlee', 'kim'].map((note) => signUp({ note }));
  const [base, head] = [revision('base', continuing), revision('head', alone)];
  const requests = await Promise.all(notes.map((note) => recorded(head, note)));
  expect(await compared(base, head, requests)).toEqual([
    '0 of 3 change, 2 unjudged',
    '2 name (rules/a.yaml:7 in base) reads data.userProfile.note, which is masked',
  ]);
  // Whatever the letters are, such a text fails.
  const any = revision('base', test('.{1,9}', 'continue'));
  expect(await compared(any, head, requests)).toEqual([
    '2 of 3 change, 0 unjudged',
    '2 deny -> allow by name (rules/a.yaml:7 in base)',
  ]);
});

test('masked requests: judged like the original requests, for random rules and requests', async () => {
  const seen = { judged: 0, unjudged: 0 };
  await fc.assert(
    fc.asyncProperty(
      rules,
      rules,
      profile,
      fc.string({ minLength: 1 }),
      fc.constantFrom('base', 'head', 'other'),
      fc.boolean(),
      async (before, after, userProfile, key, version, older) => {
        const [base, head] = [revisionOf('base', before), revisionOf('head', after)];
        fc.pre(base !== undefined && head !== undefined);
        if (base === undefined || head === undefined) return;
        const request = signUp(userProfile);
        const by = version === 'head' ? head : base;
        const masked = await recorded(by, request, { key, version, without: older ? ['masked'] : [] });
        const options = { now: NOW, show: String };
        const ofMasked = await compareBehaviour(base, head, [masked], options);
        if (ofMasked.unjudged > 0) {
          seen.unjudged += 1;
          return;
        }
        seen.judged += 1;
        const clear: RecordedRequest = { name: 'x', endpoint: '/hook', request, at: NOW };
        const ofClear = await compareBehaviour(base, head, [clear], options);
        const ways = ({ groups }: typeof ofClear) =>
          groups.map((group) => groupWords(group).replace(/ (by|at) .*/, ''));
        expect(ways(ofMasked)).toEqual(ways(ofClear));
      },
    ),
    runs(800),
  );
  // Neither is a rare case.
  expect(Math.min(seen.judged, seen.unjudged)).toBeGreaterThan(15);
});

test('compare masked: a text whose languages differ is unknown if the mask hides the language', async () => {
  const saying = (text: string, more = 'language: [data.userProfile.locale]\n') => ({
    'a.yaml': file(
      [
        `{ name: number, when: { fact: data.userProfile.employeeNumber, operator: digits, value: 4 }, then: allow, otherwise: { error: { errorSummary: ${text} } } }`,
      ],
      more,
    ),
  });
  const between = async (before: ReturnType<typeof saying>, after: ReturnType<typeof saying>) => {
    const [base, head] = [known('base', before, VERSION), known('head', after)];
    const request = await recorded(base, signUp({ employeeNumber: '1', locale: 'de_DE' }));
    return compared(base, head, [request]);
  };
  const texts = saying('{ default: A, de: B }');
  expect(await between(texts, saying('{ default: A, de: C }'))).toEqual([
    '0 of 1 change, 1 unjudged',
    expect.stringContaining('data.userProfile.locale'),
  ]);
  expect(await between(texts, texts)).toEqual(['0 of 1 change, 0 unjudged']);
  expect(await between(saying('A'), saying('B'))).toEqual([
    '1 of 1 change, 0 unjudged',
    expect.stringContaining('message'),
  ]);
  const derived = 'facts: { spoken: "{{ data.userProfile.locale }}" }\nlanguage: [facts.spoken]\n';
  expect(await between(texts, saying('{ default: A, de: B }', derived))).toEqual([
    '0 of 1 change, 1 unjudged',
    expect.any(String),
  ]);
});

test('compare masked: the built-in denial is in doubt if only one side translates it', async () => {
  const rule =
    '{ name: number, when: { fact: data.userProfile.employeeNumber, operator: digits, value: 4 }, then: allow }';
  const base = known('base', { 'a.yaml': file([rule]) }, VERSION);
  const head = known('head', { 'a.yaml': file([rule], 'language: [data.userProfile.locale]\n') });
  const request = await recorded(base, signUp({ employeeNumber: '1', locale: 'de_DE' }));
  expect(await compared(base, head, [request])).toEqual(['0 of 1 change, 1 unjudged', expect.any(String)]);
});
