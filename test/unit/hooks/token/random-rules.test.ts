import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { decide } from '../../../../src/decisions/decide.ts';
import type { HookRequest } from '../../../../src/hooks/envelope.ts';
import { samples } from '../../../../src/hooks/samples.ts';
import type { TokenChanges } from '../../../../src/rules/rule-file.ts';
import { ruleSetOf } from '../../../rule-set-of.ts';
import { type IssuedToken, type Operation, tokenAfter } from '../okta-applies.ts';

const NAMES = [
  'email',
  'firstName',
  'roles',
  'address',
  'new',
  'https://example.com/a',
  'til~de',
  '__proto__',
];
const names = fc.constantFrom(...NAMES);
/** Values of rule files: constants of every type, and templates with and without a value in the request. */
const values = fc.constantFrom<unknown>(
  'x',
  7,
  true,
  ['a', 'b'],
  { city: 'Oslo', tags: ['t'] },
  '{{ data.context.user.profile.login }}',
  '{{ data.access.claims.roles }}',
  '{{ data.context.user.profile.nothing }}',
  'id-{{ data.context.user.id }}',
);
const claims = fc.dictionary(
  names.filter((name) => name !== '__proto__'),
  values,
  { minKeys: 1, maxKeys: 3 },
);
const members = fc.constantFrom('', '/0', '/1', '/9', '/-', '/city', '/tags/-', '/tags/0', '/~1');
const operation = fc
  .record({ op: fc.constantFrom('add', 'replace', 'remove'), name: names, member: members, value: values })
  .map(({ op, name, member, value }) => ({
    op,
    path: `/claims/${name.replaceAll('~', '~0').replaceAll('/', '~1')}${member}`,
    ...(op !== 'remove' && { value }),
  }));
const changes = fc
  .record(
    {
      set: claims,
      replace: claims,
      remove: fc.array(names, { minLength: 1, maxLength: 2 }),
      lifetime: fc.constantFrom('5m', '15m', '1h', '24h'),
      patch: fc.array(operation, { minLength: 1, maxLength: 4 }),
    },
    { requiredKeys: [] },
  )
  .filter((change) => Object.keys(change).length > 0) as fc.Arbitrary<TokenChanges>;
const outcome = fc
  .record({ idToken: changes, accessToken: changes }, { requiredKeys: [] })
  .filter((one) => Object.keys(one).length > 0);
const rule = fc.record({
  applies: fc.boolean(),
  then: fc.oneof({ weight: 9, arbitrary: outcome }, fc.constant('deny' as const)),
});

/** Claims of a request: some of the names, with values of every shape. */
const present = fc.dictionary(
  names,
  fc.constantFrom<unknown>('kim@example.com', 1, ['a', 'b', 'c'], { city: 'Rome', tags: ['x', 'y'] }, []),
);

const LOGIN = 'rosario.jones@example.com';
const USER = '00u48gwcu01WxvNo';

function requestWith(idClaims: object | undefined, accessClaims: object): HookRequest {
  const { data, ...envelope } = samples['token'] as HookRequest;
  const token = { lifetime: { expiration: 3600 } };
  const identity = idClaims && { identity: { claims: idClaims, token } };
  const { context } = data;
  const sent = { ...envelope, data: { context, ...identity, access: { claims: accessClaims, token } } };
  // No two parts of a request that is read from JSON are one object.
  return JSON.parse(JSON.stringify(sent));
}

function fileOf(rules: { applies: boolean; then: unknown }[]): string {
  return stringify({
    version: 1,
    hook: 'token',
    endpoint: '/token',
    default: 'continue',
    rules: rules.map(({ applies, then }, index) => ({
      name: `rule-${index}`,
      when: { fact: 'data.context.user.id', operator: applies ? 'present' : 'absent' },
      then,
    })),
  });
}

/** The value that a rule sets for this request; undefined: none. */
function filledIn(value: unknown, accessClaims: object): unknown {
  if (typeof value !== 'string') return value;
  if (value.includes('profile.login')) return LOGIN;
  if (value.includes('claims.roles'))
    return Object.entries(accessClaims).find(([name]) => name === 'roles')?.[1];
  if (value.includes('nothing')) return undefined;
  return value.replace('{{ data.context.user.id }}', USER);
}

/** What the rules say of a token, one change after the other: a change that does not apply is as if it were not there. */
function meant(token: unknown, all: TokenChanges[], accessClaims: object): IssuedToken {
  let state = structuredClone(token) as IssuedToken;
  const attempt = (op: Operation) => {
    if (op.op !== 'remove' && op.value === undefined) return;
    const result = tokenAfter(state, [op]);
    if ('token' in result) state = result.token;
  };
  const path = (name: string) => `/claims/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  for (const { set = {}, replace = {}, remove = [], patch = [] } of all) {
    for (const [name, value] of Object.entries(set))
      attempt({ op: 'add', path: path(name), value: filledIn(value, accessClaims) });
    for (const [name, value] of Object.entries(replace))
      attempt({ op: 'replace', path: path(name), value: filledIn(value, accessClaims) });
    for (const name of remove) attempt({ op: 'remove', path: path(name) });
    for (const { op, path: at, value } of patch)
      attempt({ op, path: at, value: filledIn(value, accessClaims) });
  }
  const seconds = { '5m': 300, '15m': 900, '1h': 3600, '24h': 86_400 } as Record<string, number>;
  const lifetimes = all.flatMap(({ lifetime }) => (lifetime === undefined ? [] : [seconds[lifetime] ?? 0]));
  if (lifetimes.length > 0) state.token.lifetime.expiration = Math.min(...lifetimes);
  return state;
}

test('for random rules and requests: Okta voids nothing of a reply, and issues what the rules say', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(rule, { minLength: 1, maxLength: 4 }),
      fc.option(present, { nil: undefined }),
      present,
      async (rules, idClaims, accessClaims) => {
        const { ruleSet, diagnostics } = ruleSetOf(fileOf(rules));
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        const endpoint = ruleSet?.endpoints.get('/token');
        if (endpoint === undefined) throw new Error('no endpoint');
        const request = requestWith(idClaims, accessClaims);
        const { reply } = await decide(
          { id: 'id', version: 'v', endpoint, request, time: 0 },
          { debugContext: false },
        );
        const deciding = rules.filter(({ applies }) => applies).map(({ then }) => then);
        if (deciding.includes('deny')) {
          expect(reply).toMatchObject({
            status: 200,
            response: { error: { errorSummary: expect.any(String) } },
          });
          expect(reply.response).not.toHaveProperty('commands');
          return;
        }
        const commands = new Map((reply.response.commands ?? []).map(({ type, value }) => [type, value]));
        expect(commands.size).toBe(reply.response.commands?.length ?? 0);
        for (const [part, key, type] of [
          ['identity', 'idToken', 'com.okta.identity.patch'],
          ['access', 'accessToken', 'com.okta.access.patch'],
        ] as const) {
          const token = request.data[part];
          const operations = (commands.get(type) ?? []) as Operation[];
          if (token === undefined) {
            expect(operations).toEqual([]);
            continue;
          }
          const changed = deciding.flatMap((then) => (typeof then === 'string' ? [] : (then[key] ?? [])));
          const result = tokenAfter(token, operations);
          expect(result).toEqual({ token: meant(token, changed, accessClaims) });
          const paths = operations.map(({ path }) => path).filter((path) => !path.endsWith('/-'));
          expect(new Set(paths).size).toBe(paths.length);
        }
      },
    ),
    { numRuns: 400 },
  );
});
