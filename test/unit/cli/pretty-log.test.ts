import { expect, test } from 'vitest';
import { prettyLine } from '../../../src/cli/pretty-log.ts';

const plain = (line: object | string, text = '') =>
  prettyLine(
    typeof line === 'string' ? line : JSON.stringify(line),
    () => text,
    (_, words) => words,
  );
const about = { time: '2026-11-23T00:54:24.073Z', pid: 7, hostname: 'gate-1' };
const HOSTILE = '\u001b[31m\u009b2J\u202e\u2028\nFORGED';
const FORBIDDEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

test('pretty log: time, level, message and fields', () => {
  const line = {
    level: 'warn',
    ...about,
    status: 401,
    path: '/a b',
    reason: 'wrong',
    msg: 'request rejected',
  };
  expect(plain(line)).toBe(
    '2026-11-23T00:54:24.073Z  warn   request rejected  status=401  path="/a b"  reason=wrong\n',
  );
});

test('pretty log: findings with the line that they are about, and the stack of an error', () => {
  const range = { start: { line: 1, column: 4 }, end: { line: 1, column: 5 } };
  const diagnostics = [{ code: 'x', severity: 'error', message: 'wrong', file: 'rules/a.yaml', range }];
  const err = { type: 'Error', message: 'broken', stack: 'Error: broken\n    at a.ts:1' };
  expect(plain({ level: 'error', ...about, diagnostics, err, msg: 'rules refused' }, 'a: [')).toBe(
    '2026-11-23T00:54:24.073Z  error  rules refused\nrules/a.yaml:1:4 error x: wrong\n  1 | a: [\n    |    ^\nError: broken\n    at a.ts:1\n',
  );
});

test('pretty log: a decision as hookgate log shows it', () => {
  const decision = { decisionId: 'd1', decision: 'deny', endpoint: '/a', by: 'rules', rules: ['r'], ms: 1 };
  expect(plain({ level: 'info', ...about, ...decision, msg: 'decision' })).toBe(
    '2026-11-23T00:54:24.073Z  deny      /a  (no requestType)  by r  1 ms  d1\n',
  );
  expect(plain({ level: 'info', ...about, ...decision, hook: 'token', msg: 'decision' })).toContain(
    'deny      /a  token hook  by r',
  );
});

test('pretty log: nothing in a line steers the terminal or looks like another line', () => {
  const line = {
    level: HOSTILE,
    ...about,
    time: HOSTILE,
    [HOSTILE]: HOSTILE,
    endpoint: HOSTILE,
    failure: { message: HOSTILE },
    diagnostics: [{ code: 'x', severity: 'error', message: HOSTILE, file: HOSTILE, hint: HOSTILE }],
    msg: HOSTILE,
  };
  const shown = plain(line);
  expect(shown).not.toMatch(FORBIDDEN);
  expect(shown).not.toMatch(/^FORGED/m);
});

test('pretty log: keeps lines that are no JSON', () => {
  expect(plain('half a li\n')).toBe('half a li\n');
});
