import { describe, expect, test } from 'vitest';
import { conflicts } from '../../../src/rules/conflicts.ts';
import { parseRules } from '../../../src/rules/parse.ts';

const PASSES = '{ fact: data.userProfile.email, operator: email }';

describe('several files', () => {
  const file = (path: string, endpoint: string, name = 'a') => ({
    path,
    kind: 'rules' as const,
    text: `version: 1\nendpoint: ${endpoint}\nrequestTypes: { progressive.profile: { rules: [{ name: ${name}, when: ${PASSES}, then: allow }] } }\n`,
  });
  const codes = (...texts: Parameters<typeof parseRules>[0]) =>
    conflicts(parseRules(texts)).map(({ code, file: path }) => `${path} ${code}`);

  test('an endpoint belongs to the first file', () => {
    expect(
      codes(file('a.yaml', '/x'), file('b.yaml', '/y'), file('c.yaml', '/x'), file('d.yaml', '/x')),
    ).toEqual(['c.yaml endpoint-taken', 'd.yaml endpoint-taken']);
  });
  test('case makes another endpoint', () =>
    expect(codes(file('a.yaml', '/x'), file('b.yaml', '/X'))).toEqual([]));
  test.each(['/healthz', '/readyz', '/version', '/metrics'])('%s is the service’s own', (endpoint) => {
    expect(codes(file('a.yaml', endpoint))).toEqual(['a.yaml endpoint-reserved']);
  });
  test('two files may have rules of one name', () => {
    expect(codes(file('a.yaml', '/x'), file('b.yaml', '/y'))).toEqual([]);
  });
  test('no file at all', () => expect(codes()).toEqual(['. no-rules']));
  test('no file that could be read is no second mistake', () => {
    expect(codes({ path: 'a.yaml', kind: 'rules', text: 'a: [' })).toEqual([]);
  });
});

describe('duplicate-rule', () => {
  test('within a request type, also where a rule is broken otherwise', () => {
    const text = `version: 1
endpoint: /x
requestTypes:
  self.service.registration:
    rules:
      - { name: a, when: {}, then: allow }
      - null
      - text
      - { name: 12, when: ${PASSES}, then: allow }
      - { name: a, when: ${PASSES}, then: allow }
      - { name: a, when: ${PASSES}, then: allow }
  progressive.profile:
    rules:
      - { name: a, when: ${PASSES}, then: allow }
`;
    const found = conflicts(parseRules([{ path: 'x.yaml', kind: 'rules', text }]));
    expect(found.map(({ code, range, hint }) => `${range?.start.line} ${code}: ${hint}`)).toEqual([
      '10 duplicate-rule: the first one is in line 6',
      '11 duplicate-rule: the first one is in line 6',
    ]);
  });
});
