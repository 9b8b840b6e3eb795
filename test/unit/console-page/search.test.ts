import { expect, test } from 'vitest';
import { matching } from '../../../console/src/rules/search.ts';
import { linkTo, linkToSource, readRoute } from '../../../console/src/shell/route.ts';
import type { EndpointView, RuleView } from '../../../src/console/api.ts';

const rule = (name: string, more: Partial<RuleView> = {}): RuleView => ({
  name,
  place: { file: 'rules/a.yaml' },
  mode: 'enforce',
  inWindow: true,
  ...more,
});
const endpoint = (path: string, rules: RuleView[]): EndpointView => ({
  path,
  hook: 'registration',
  place: { file: `rules${path}.yaml` },
  facts: [],
  requestTypes: [{ requestType: 'self.service.registration', strategy: 'all', samples: [], rules }],
});
const endpoints = [
  endpoint('/a', [rule('corporate-email', { ticket: 'SEC-1' }), rule('partners')]),
  endpoint('/b', [rule('four-digits', { owner: 'identity team' })]),
];
const found = (find: string, first?: string) =>
  matching(endpoints, find, first).map((match) => [
    match.endpoint.path,
    match.endpoint.requestTypes.flatMap(({ rules }) => rules.map(({ name }) => name)),
  ]);

test('search: an empty search matches everything', () => {
  expect(matching(endpoints, ' ').map(({ rules }) => rules)).toEqual([2, 1]);
});

test('search: every word must match a text of the rule', () => {
  expect(found('sec-1')).toEqual([['/a', ['corporate-email']]]);
  expect(found('TEAM four')).toEqual([['/b', ['four-digits']]]);
  expect(found('sec-1 four')).toEqual([]);
});

test('search: a matching endpoint has all of its rules', () => {
  expect(found('rules/a')).toEqual([['/a', ['corporate-email', 'partners']]]);
});

test('search: the hook of an endpoint matches', () => {
  const own = { ...endpoint('/c', [rule('short-lifetime')]), hook: 'token' } as const;
  expect(matching([...endpoints, own], 'token').map((match) => match.endpoint.path)).toEqual(['/c']);
});

test('search: the requested endpoint comes first', () => {
  expect(found('', '/b').map(([path]) => path)).toEqual(['/b', '/a']);
});

test('route: is read as it was written', () => {
  expect(readRoute(linkTo('rules', { find: 'a b', endpoint: undefined }))).toEqual({
    view: 'rules',
    params: { find: 'a b' },
  });
  expect(readRoute(linkToSource({ file: 'rules/a.yaml', line: 3 }))).toEqual({
    view: 'change',
    params: { file: 'rules/a.yaml', line: '3' },
  });
});

test.each(['', '#', '#/', '#/nowhere'])('route: %s is the first view', (hash) => {
  expect(readRoute(hash).view).toBe('preview');
});
