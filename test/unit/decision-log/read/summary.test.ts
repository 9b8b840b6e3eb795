import { expect, test } from 'vitest';
import { formatDecision } from '../../../../src/decision-log/read/format-decision.ts';
import { formatSummary } from '../../../../src/decision-log/read/format-summary.ts';
import { type LoggedDecision, toLoggedDecision } from '../../../../src/decision-log/read/logged-decision.ts';
import { SummaryCount } from '../../../../src/decision-log/read/summary.ts';
import { record } from '../written-record.ts';

const plain = (_: string, text: string) => text;

function read(more: object): LoggedDecision {
  const json = record(more);
  return toLoggedDecision(JSON.parse(json), json) as LoggedDecision;
}

function summaryOf(...records: object[]) {
  const count = new SummaryCount();
  for (const more of records) count.add(read(more));
  return count.summary();
}

test('summary: percentiles have three digits', () => {
  const { ms } = summaryOf(...Array.from({ length: 1000 }, (_, index) => ({ ms: 1 + index / 10 })));
  expect(ms?.median).toBeCloseTo(51, 0);
  expect(ms?.p99).toBeCloseTo(100, 0);
  expect(summaryOf({ ms: 0 }, { ms: 1e9 }).ms).toMatchObject({ median: 0.001, max: 3.6e6 });
});

test('summary: a retry is counted as a retry only', () => {
  const summary = summaryOf({}, { retry: true, time: '2027-01-01T00:00:00Z' }, { odd: 'another-body' });
  expect(summary).toMatchObject({
    decisions: 2,
    until: '2026-11-23T08:00:00.000Z',
    retries: 1,
    odd: 1,
    rules: [{ endpoint: '/a', rule: 'domain', passed: 2, decided: 2 }],
  });
});

test('summary: a shadow rule outside of its window neither agrees nor disagrees', () => {
  const skipped = { shadow: { strict: { result: 'skipped', would: 'allow' } } };
  expect(summaryOf(skipped).shadow).toEqual([
    { endpoint: '/a', rule: 'strict', passed: 0, failed: 0, skipped: 1, error: 0, agree: 0, disagree: 0 },
  ]);
});

test('log line: names the rules that were skipped, with the reasons', () => {
  const skipped = { a: 'if', b: 'window', c: 'if', d: 'if', e: 'elsewhere' };
  const line = formatDecision(read({ skipped }), plain);
  expect(line).toContain('  skipped: a (if), b (window), c (if) and 1 more\n');
  expect(formatDecision(read({}), plain)).not.toContain('skipped');
});

test('summary: counts agreement of shadow rules, if recorded', () => {
  const shadow = (would?: string) => ({ shadow: { strict: { result: 'failed', would } } });
  expect(summaryOf(shadow('allow'), shadow('deny'), shadow('deny'), shadow()).shadow).toEqual([
    { endpoint: '/a', rule: 'strict', passed: 0, failed: 4, skipped: 0, error: 0, agree: 1, disagree: 2 },
  ]);
});

test('summary: versions are sorted by time, independent of the files', () => {
  const { versions } = summaryOf(
    { version: 'b', time: '2026-11-24T00:00:00Z' },
    { version: 'c', time: '2026-11-23T00:00:00Z' },
    { version: 'b', time: '2026-11-22T00:00:00Z' },
  );
  expect(versions).toEqual([
    { version: 'b', from: '2026-11-22T00:00:00.000Z', until: '2026-11-24T00:00:00.000Z', decisions: 2 },
    { version: 'c', from: '2026-11-23T00:00:00.000Z', until: '2026-11-23T00:00:00.000Z', decisions: 1 },
  ]);
});

test('summary: a rule may be named like a property of an object', () => {
  const { rules, failures } = summaryOf({
    rules: ['constructor'],
    results: { constructor: 'passed' },
    failure: { code: 'constructor', message: '' },
  });
  expect(rules).toMatchObject([{ rule: 'constructor', passed: 1, decided: 1 }]);
  expect(failures).toEqual({ constructor: 1 });
});

test('summary: is short without decisions', () => {
  expect(summaryOf()).toEqual({
    ...{ decisions: 0, endpoints: [], rules: [], shadow: [], failures: {}, retries: 0, odd: 0, versions: [] },
  });
  expect(formatSummary(summaryOf(), plain)).toBe('0 decisions\n');
});

test('summary: escapes control characters for the terminal', () => {
  const evil = { endpoint: '/\u001b[2J', requestType: 'a\nb', eventId: '\u202e', rules: ['\u0007'] };
  const failure = { code: 'internal', message: '\u001b]0;x\u0007' };
  const text = formatDecision(read({ ...evil, failure }), plain) + formatSummary(summaryOf(evil), plain);
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(text.split('\n')[0]).toContain('failed: internal');
});
