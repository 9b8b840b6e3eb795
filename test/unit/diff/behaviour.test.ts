import { expect, test } from 'vitest';
import { type CompareOptions, compareBehaviour } from '../../../src/diff/behaviour.ts';
import { groupWords } from '../../../src/diff/report.ts';
import type { Revision } from '../../../src/diff/revision.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { samples as tokenSamples } from '../../../src/hooks/token/samples.ts';
import type { RecordedRequest } from '../../../src/recorded-requests/recorded-request.ts';
import { file, revisions } from './revisions.ts';

const OPTIONS: CompareOptions = { now: Date.UTC(2026, 0, 1), show: (value) => JSON.stringify(value) };

function signUp(profile: Record<string, unknown>, more: Partial<RecordedRequest> = {}): RecordedRequest {
  const { ssr } = samples;
  const userProfile = { ...(ssr.data['userProfile'] as object), ...profile };
  return { name: 'one', request: { ...ssr, data: { ...ssr.data, userProfile } }, ...more };
}

const number = (digits: number, more = '') =>
  `{ name: number, ${more}when: { fact: data.userProfile.employeeNumber, operator: digits, value: ${digits} }, then: allow, otherwise: deny }`;

const email = '{ name: email, when: { fact: data.userProfile.email, operator: email }, otherwise: deny }';

async function groups(
  [base, head]: [Revision, Revision],
  requests: RecordedRequest[],
  options: Partial<CompareOptions> = {},
) {
  const behaviour = await compareBehaviour(base, head, requests, { ...OPTIONS, ...options });
  return [
    `${behaviour.changed} of ${behaviour.compared}`,
    ...behaviour.groups.map((group) => `${group.count} ${groupWords(group)}`),
  ];
}

const numbers = (...values: string[]) => values.map((employeeNumber) => signUp({ employeeNumber }));

test('diff requests: changed decisions are counted by the rule that denies', async () => {
  const both = revisions({ 'a.yaml': file([email, number(4)]) }, { 'a.yaml': file([email, number(5)]) });
  expect(await groups(both, numbers('1234', '4321', '12345', 'x'))).toEqual([
    '3 of 4',
    '2 allow -> deny by number (rules/a.yaml:7)',
    '1 deny -> allow by number (rules/a.yaml:7)',
  ]);
});

test('diff requests: an added or a removed denial is attributed to its rule', async () => {
  const both = revisions({ 'a.yaml': file([number(4)]) }, { 'a.yaml': file([number(4), email]) });
  const [base, head] = both;
  const requests = [signUp({ employeeNumber: '1234', email: 'no address' })];
  expect(await groups(both, requests)).toEqual(['1 of 1', '1 allow -> deny by email (rules/a.yaml:7)']);
  const back: [Revision, Revision] = [
    { ...head, which: 'base' },
    { ...base, which: 'head' },
  ];
  expect(await groups(back, requests)).toEqual([
    '1 of 1',
    '1 deny -> allow by email (rules/a.yaml:7 in base)',
  ]);
});

test('diff requests: the rule that allows instead of the default is attributed, in both directions', async () => {
  const allowing = (more = '') => file([number(4, more).replace(', otherwise: deny', '')]);
  const [shadow, enforced] = revisions({ 'a.yaml': allowing('mode: shadow, ') }, { 'a.yaml': allowing() });
  const requests = numbers('1234', 'x');
  expect(await groups([shadow, enforced], requests)).toEqual([
    '1 of 2',
    '1 deny -> allow by number (rules/a.yaml:6)',
  ]);
  const back: [Revision, Revision] = [
    { ...enforced, which: 'base' },
    { ...shadow, which: 'head' },
  ];
  expect(await groups(back, requests)).toEqual(['1 of 2', '1 allow -> deny by number (rules/a.yaml:6)']);
});

test('diff requests: another message and other commands are changes', async () => {
  const rule = (text: string, attribute: string) =>
    `{ name: rule, when: { fact: data.userProfile.email, operator: email }, then: { set: { ${attribute}: x } }, otherwise: { error: { errorSummary: ${text} } } }`;
  const both = revisions(
    { 'a.yaml': file([rule('No.', 'title')]) },
    { 'a.yaml': file([rule('Never.', 'nickName')]) },
  );
  expect(await groups(both, [signUp({ email: '' }), signUp({})])).toEqual([
    '2 of 2',
    '1 deny with another message by rule (rules/a.yaml:6)',
    '1 update with other commands by rule (rules/a.yaml:6)',
  ]);
});

test('diff requests: default, unhandled and a removed endpoint are attributed', async () => {
  const onlyAllow = '{ name: rule, when: { fact: data.userProfile.email, operator: email }, then: allow }';
  const settings = (fallback: string) => `    default: ${fallback}\n`;
  const base = {
    'a.yaml': file([onlyAllow], '', settings('deny')),
    'b.yaml': file([email]).replace('/hook', '/gone'),
  };
  const head = { 'a.yaml': file([onlyAllow], 'unhandled: continue\n', settings('continue')) };
  const requests = [
    signUp({ email: '' }, { endpoint: '/hook' }),
    { name: 'pp', request: samples.pp, endpoint: '/hook' },
    signUp({}, { endpoint: '/gone' }),
    signUp({}, { endpoint: '/never' }),
  ];
  expect(await groups(revisions(base, head), requests)).toEqual([
    '3 of 4',
    '1 deny -> continue by default (rules/a.yaml:6)',
    '1 deny -> continue by unhandled (rules/a.yaml:3)',
    '1 deny -> no endpoint at /gone',
  ]);
});

test('diff requests: a request without an endpoint is decided by each endpoint with rules for its type', async () => {
  const pp = file([number(4)])
    .replaceAll('userProfile', 'userProfileUpdate')
    .replace('self.service.registration', 'progressive.profile');
  const files = { 'a.yaml': file([number(4)]), 'b.yaml': pp.replace('/hook', '/pp') };
  const both = revisions(files, files);
  expect(await groups(both, [signUp({})])).toEqual(['0 of 1']);
  expect(await groups(both, [{ name: 'other', request: { ...samples.ssr, requestType: 'other' } }])).toEqual([
    '0 of 2',
  ]);
  expect(await groups(both, [signUp({}), signUp({}, { endpoint: '/pp' })], { endpoint: '/pp' })).toEqual([
    '0 of 2',
  ]);
  expect(await groups(both, [signUp({}, { endpoint: '/hook' })], { endpoint: '/pp' })).toEqual(['0 of 0']);
});

test('diff requests: each request is decided at its own time', async () => {
  const rules = (more = '') => file([number(4, more)], '', '    default: continue\n');
  const both = revisions({ 'a.yaml': rules() }, { 'a.yaml': rules('validFrom: 2026-06-01T00:00:00Z, ') });
  const at = (time: string) => signUp({ employeeNumber: 'x' }, { at: Date.parse(time) });
  expect(await groups(both, [at('2026-05-31T23:59:59Z'), at('2026-06-01T00:00:00Z')])).toEqual([
    '1 of 2',
    '1 deny -> continue by number (rules/a.yaml:7)',
  ]);
  const later = { now: Date.UTC(2027, 0, 1) };
  expect(await groups(both, [signUp({ employeeNumber: 'x' })], later)).toEqual(['0 of 1']);
});

test('diff requests: three examples per group, with the facts that the rules read', async () => {
  const [base, head] = revisions(
    { 'a.yaml': file([email, number(4)]) },
    { 'a.yaml': file([email, number(5)]) },
  );
  const requests = ['1234', '2345', '3456', '4567'].map((employeeNumber, index) =>
    signUp({ employeeNumber }, { name: `log:${index + 1}` }),
  );
  const { groups: found } = await compareBehaviour(base, head, requests, {
    ...OPTIONS,
    show: () => 'masked',
  });
  expect(found[0]?.examples).toEqual(
    [1, 2, 3].map((line) => ({
      name: `log:${line}`,
      facts: [{ fact: 'data.userProfile.employeeNumber', value: 'masked' }],
    })),
  );
});

test('diff requests: memory does not grow with the number of requests', async () => {
  const rules = Array.from(
    { length: 10 },
    (_, index) =>
      `{ name: r${index}, when: { fact: data.userProfile.a${index}, operator: equal, value: x }, otherwise: deny }`,
  );
  const allow =
    '{ name: email, when: { fact: data.userProfile.email, operator: present }, then: allow, otherwise: deny }';
  const [base, head] = revisions({ 'a.yaml': file([allow]) }, { 'a.yaml': file([allow, ...rules]) });
  const requests = Array.from({ length: 1023 }, (_, bits) =>
    signUp(Object.fromEntries(rules.map((_, index) => [`a${index}`, (bits >> index) % 2 === 1 ? 'x' : 'y']))),
  );
  const { changed, groups: found } = await compareBehaviour(base, head, requests, OPTIONS);
  expect(changed).toBe(1023);
  expect(found.length).toBeLessThanOrEqual(201);
  expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(1023);
});

test('diff requests: a request of another hook is decided by no endpoint of this one', async () => {
  const both = revisions({ 'a.yaml': file([number(4)]) }, { 'a.yaml': file([number(5)]) });
  const requests = [{ name: 'token', request: tokenSamples.token }];
  expect(await groups(both, requests)).toEqual(['0 of 0']);
  expect(await groups(both, requests, { endpoint: '/hook' })).toEqual(['0 of 0']);
});
