import { expect, test } from 'vitest';
import { denials } from '../../../src/lint/registration/denials.ts';
import { indexFiles } from '../../../src/lint/rule-index.ts';
import { parseRules } from '../../../src/rules/parse.ts';
import { withRules } from './findings-in.ts';

/** Each denial as its name or `line N`, with the places that use it. */
function found(yaml: string): string[] {
  const text = `version: 1\nendpoint: /x\n${yaml}`;
  const parsed = parseRules([{ path: 'x.yaml', kind: 'rules', text }]);
  return denials(indexFiles(parsed)).map(({ name, line, builtIn, from }) => {
    const what = builtIn ? `${name} built in` : `${name ?? 'inline'} ${line}`;
    const ways = from.map((one) =>
      [
        one.requestType === 'progressive.profile' ? 'pp' : 'ssr',
        one.rule ?? '',
        one.key,
        one.line ?? '-',
      ].join(' '),
    );
    return `${what}: ${ways.join('; ')}`;
  });
}

const WHEN = 'when: { fact: data.userProfile.email, operator: email }';
const NO = '{ error: { errorCauses: [{ errorSummary: No. }] } }';
const ON_ERROR = 'ssr  onError -; pp  onError -';

test('denials: lists an outcome once, with every place that uses it', () => {
  const top = `outcomes: { no: ${NO} }\n`;
  const rules = [`${WHEN}, then: allow, otherwise: no`, `${WHEN}, otherwise: ${NO}`];
  expect(found(withRules(rules, { top, rest: 'unhandled: no\nonError: no\n' }))).toEqual([
    'no 3: ssr r0 otherwise 7; pp  unhandled 9; ssr  onError 10; pp  onError 10',
    'inline 8: ssr r1 otherwise 8',
  ]);
});

test('denials: includes the built-in denial of keys that are left out', () => {
  expect(found(withRules([`${WHEN}, then: allow`]))).toEqual([
    `deny built in: ssr  default -; pp  unhandled -; ${ON_ERROR}`,
  ]);
});

test('denials: ignores outcomes that allow or have no effect', () => {
  const rules = [
    `${WHEN}, then: allow, otherwise: ${NO}, mode: shadow`,
    `${WHEN}, then: ${NO}, enabled: false`,
    `${WHEN}, then: { set: { a: b } }`,
  ];
  expect(found(withRules(rules, { rest: '    default: allow\nunhandled: continue\n' }))).toEqual([
    `deny built in: ${ON_ERROR}`,
  ]);
});

test('denials: includes a default only if a request can reach it', () => {
  const reached = (rule: string) =>
    found(withRules([rule], { rest: `    default: ${NO}\nunhandled: allow\n` }));
  expect(reached(`${WHEN}, then: allow, otherwise: continue`)).toEqual([`deny built in: ${ON_ERROR}`]);
  expect(reached(`${WHEN}, then: allow`)).toContain('inline 7: ssr  default 7');
  expect(reached(`${WHEN}, then: allow, otherwise: continue, mode: shadow`)).toContain(
    'inline 7: ssr  default 7',
  );
  expect(reached(`${WHEN}, then: allow, otherwise: continue, validFrom: 2026-01-01`)).toContain(
    'inline 7: ssr  default 7',
  );
});

test('denials: lists an outcome per request type if its message differs', () => {
  const top = 'outcomes: { no: { deny: true } }\n';
  expect(found(withRules([`${WHEN}, otherwise: no`], { top, rest: 'unhandled: no\nonError: no\n' }))).toEqual(
    [
      'no 3: ssr r0 otherwise 7; ssr  onError 9',
      'deny built in: ssr  default -',
      'no 3: pp  unhandled 8; pp  onError 9',
    ],
  );
});

test('denials: ignores a file that the schema rejected in part', () => {
  expect(found(withRules([`${WHEN}, otherwise: deny`, 'when: 1, then: deny']))).toEqual([]);
});

test('denials: ignores unknown names', () => {
  expect(
    found(withRules([`${WHEN}, then: allow, otherwise: dny`], { rest: 'unhandled: allow\nonError: alow\n' })),
  ).toEqual([]);
});
