import { describe, expect, test } from 'vitest';
import { toLoggedDecision } from '../../../../src/decision-log/read/logged-decision.ts';
import { matchesQuery, type Query } from '../../../../src/decision-log/read/query.ts';
import { record } from '../written-record.ts';

const read = (json: string) => toLoggedDecision(JSON.parse(json), json);
const at = Date.parse('2026-11-23T08:00:00.000Z');
const shadow = { strict: { result: 'failed', would: 'deny' }, unknown: { result: 'skipped' } };
const failure = { code: 'timeout', message: 'late' };

describe('query: matches', () => {
  test.each<[name: string, Query, fits: object, other: object]>([
    ['of a decision', { decisions: ['deny', 'allow'] }, {}, { decision: 'update' }],
    ['of a rule that decided', { rules: ['domain'] }, {}, { rules: ['other'] }],
    [
      'of what a rule came to',
      { results: [{ rule: 'domain', result: 'passed' }] },
      {},
      { results: { domain: 'error' } },
    ],
    ['of what a shadow rule came to', { results: [{ rule: 'strict', result: 'failed' }] }, { shadow }, {}],
    ['of an endpoint', { endpoints: ['/a'] }, {}, { endpoint: '/b' }],
    ['of a request type', { requestTypes: ['self.service.registration'] }, {}, { requestType: undefined }],
    ['from a time on', { since: at }, {}, { time: '2026-11-23T07:59:59.999Z' }],
    ['up to a time', { until: at + 1 }, {}, { time: '2026-11-23T08:00:00.001Z' }],
    ["of Okta's id", { eventIds: ['e1'] }, {}, { eventId: 'e2' }],
    ['of an id', { ids: ['d1'] }, {}, { decisionId: 'd2' }],
    ['of failures', { failed: true }, { failure }, {}],
    ['of shadow rules that disagree', { shadowDisagrees: true }, { shadow }, { shadow, decision: 'deny' }],
    ['of retries', { retries: true }, { retry: true }, { retry: false }],
    ['of retries, also odd ones', { retries: true }, { odd: 'another-body' }, {}],
    ['of two things', { failed: true, ids: ['d1'] }, { failure }, { failure, decisionId: 'd2' }],
  ])('%s', (_, query, fits, other) => {
    const wanted = [fits, other].map((more) => {
      const decision = read(record(more));
      return decision !== undefined && matchesQuery(query, decision);
    });
    expect(wanted).toEqual([true, false]);
  });
});

test.each([
  ['another line of the log', '{"level":"info","time":"2026-11-23T08:00:00.000Z","msg":"rules loaded"}'],
  ['no object', '[1]'],
  ['a decision that nobody knows', record({ decision: 'maybe' })],
  ['no time', record({ time: 'noon' })],
])('logged decision: ignores %s', (_, json) => {
  expect(read(json)).toBeUndefined();
});

test('logged decision: ignores unknown values of another version', () => {
  const json = record({
    shadow: [{ rule: 'strict' }],
    results: { domain: 'maybe' },
    failure: 'late',
    ms: '1',
  });
  expect(read(json)).toEqual({
    json,
    at,
    id: 'd1',
    decision: 'allow',
    endpoint: '/a',
    eventId: 'e1',
    requestType: 'self.service.registration',
    by: 'rules',
    rules: ['domain'],
    results: new Map(),
    skipped: new Map(),
    shadow: new Map(),
    version: '3a1f0c9be27d',
    retry: false,
    masked: false,
  });
});
