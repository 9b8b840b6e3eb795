import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Endpoint } from '../../../src/decisions/compile-endpoints.ts';
import { Deadline } from '../../../src/decisions/deadline.ts';
import { holdUp } from '../engine/hold-up.ts';
import { decideAt, endpointFrom, pp, ssr } from './endpoint-from.ts';

const ALLOW = { type: 'com.okta.action.update', value: { registration: 'ALLOW' } };
const DENY = { type: 'com.okta.action.update', value: { registration: 'DENY' } };

async function responseOf(yaml: string, request = ssr({ email: 'kim@okta.com', n: 5 })): Promise<unknown> {
  const { reply } = await decideAt(endpointFrom(yaml), request);
  return reply.status === 204 ? 204 : JSON.parse(reply.body);
}

/** Rules of one request type whose conditions all hold, each with the outcome given. */
function holding(...outcomes: string[]): string {
  const rules = outcomes.map(
    (outcome, index) =>
      `      - { name: r${index}, when: { fact: eventType, operator: present }, then: ${outcome} }`,
  );
  return `requestTypes:\n  self.service.registration:\n    rules:\n${rules.join('\n')}\n    default: continue\n`;
}

describe('decision: combining outcomes (strategy: all)', () => {
  test('a denial wins over all other outcomes, and is sent alone', async () => {
    expect(
      await responseOf(
        holding(
          'allow',
          '{ set: { a: b } }',
          '{ deny: true, error: { errorSummary: No. } }',
          '{ commands: [{ type: com.okta.user.profile.update, value: { c: d } }] }',
        ),
      ),
    ).toEqual({
      commands: [DENY],
      error: { errorSummary: 'No.' },
    });
  });

  test('an error alone denies with an empty command list', async () => {
    expect(await responseOf(holding('{ error: { errorSummary: No. } }'))).toEqual({
      commands: [],
      error: { errorSummary: 'No.' },
    });
  });

  test('a deny without an error sends the command alone', async () => {
    expect(await responseOf(holding('{ deny: true }'))).toEqual({ commands: [DENY] });
  });

  test('sends the first errorSummary, and all error causes in order without duplicates', async () => {
    const cause = (text: string) => `{ errorSummary: ${text}, reason: R, location: data.userProfile.email }`;
    const full = (errorSummary: string) => ({
      errorSummary,
      reason: 'R',
      locationType: 'body',
      location: 'data.userProfile.email',
      domain: 'end-user',
    });
    expect(
      await responseOf(
        holding(
          `{ deny: true, error: { errorCauses: [${cause('one')}] } }`,
          `{ error: { errorSummary: first, errorCauses: [${cause('two')}, ${cause('one')}] } }`,
          `{ error: { errorSummary: second, errorCauses: [${cause('three')}] } }`,
        ),
      ),
    ).toEqual({
      commands: [DENY],
      error: { errorSummary: 'first', errorCauses: [full('one'), full('two'), full('three')] },
    });
  });

  test('sends ALLOW once, then one profile command in which later values win, then commands in order', async () => {
    expect(
      await responseOf(
        holding(
          '{ commands: [{ type: com.okta.user.profile.update, value: { x: 1 } }] }',
          '{ allow: true, set: { a: one, b: one } }',
          '{ set: { b: two } }',
          'allow',
          '{ commands: [{ type: com.okta.user.profile.update, value: { y: "{{ data.userProfile.email }}" } }] }',
        ),
      ),
    ).toEqual({
      commands: [
        ALLOW,
        { type: 'com.okta.user.profile.update', value: { a: 'one', b: 'two' } },
        { type: 'com.okta.user.profile.update', value: { x: 1 } },
        { type: 'com.okta.user.profile.update', value: { y: 'kim@okta.com' } },
      ],
    });
  });

  test('continue is an empty outcome: 204 instead of the default', async () => {
    const yaml = holding('continue').replace('default: continue', 'default: deny');
    expect(await responseOf(yaml)).toBe(204);
  });

  test('messages are text for facts of any type, and a denial without messages is a denial', async () => {
    expect(await responseOf(holding('{ error: { errorSummary: "{{ data.userProfile.n }}" } }'))).toEqual({
      commands: [],
      error: { errorSummary: '5' },
    });
    expect(await responseOf(holding('{ error: { errorSummary: "{{ data.userProfile.gone }}" } }'))).toEqual({
      commands: [],
      error: {},
    });
  });

  test('a denial drops the debugContext of other outcomes', async () => {
    const yaml = holding('{ debugContext: { a: 1 } }', '{ deny: true, debugContext: { b: 2 } }');
    expect(await responseOf(yaml)).toEqual({ commands: [DENY], debugContext: { b: 2 } });
  });

  test('sends the debugContext of rules, also without another key', async () => {
    expect(
      await responseOf(holding('{ debugContext: { note: "{{ data.userProfile.n }}", more: [1] } }')),
    ).toEqual({ debugContext: { note: 5, more: [1] } });
  });
});

describe('decision: set and templates', () => {
  const set = (pairs: string) => holding(`{ set: { ${pairs} } }`);
  const update = (value: object) => ({ commands: [{ type: 'com.okta.user.profile.update', value }] });

  test('a bare fact keeps its JSON type; null is copied; absent facts, arrays and objects are left out', async () => {
    const request = ssr({
      big: Number.MAX_SAFE_INTEGER + 1,
      huge: Number.POSITIVE_INFINITY,
      n: 5,
      yes: true,
      nothing: null,
      list: [1],
      map: { a: 1 },
    });
    const yaml = set(
      'n: "{{ data.userProfile.n }}", yes: "{{data.userProfile.yes}}", nothing: "{{ data.userProfile.nothing }}", list: "{{ data.userProfile.list }}", map: "{{ data.userProfile.map }}", gone: "{{ data.userProfile.gone }}", big: "{{ data.userProfile.big }}", huge: "{{ data.userProfile.huge }}"',
    );
    expect(await responseOf(yaml, request)).toEqual(update({ n: 5, yes: true, nothing: null }));
  });

  test('a template with filters results in text; without its fact it is left out, unless it has a default', async () => {
    const yaml = set(
      'a: "{{ data.userProfile.email | downcase }}", b: "{{ data.userProfile.gone | upcase }}", c: "{{ data.userProfile.gone | default: \'x\' }}", d: "<{{ data.userProfile.gone }}>"',
    );
    expect(await responseOf(yaml, ssr({ email: 'KIM@OKTA.COM' }))).toEqual(
      update({ a: 'kim@okta.com', c: 'x', d: '<>' }),
    );
  });

  test('literals keep their types; without attributes there is no command', async () => {
    expect(await responseOf(set('a: 1, b: true, c: null, d: [x, y]'))).toEqual(
      update({ a: 1, b: true, c: null, d: ['x', 'y'] }),
    );
    expect(await decideAt(endpointFrom(set('a: "{{ data.userProfile.gone }}"')), ssr({}))).toMatchObject({
      kind: 'continue',
      reply: { status: 204, body: '' },
    });
  });

  test('progressive.profile gets its own command', async () => {
    const yaml = holding('{ set: { a: b } }').replace('self.service.registration', 'progressive.profile');
    expect(await responseOf(yaml, pp({}))).toEqual({
      commands: [{ type: 'com.okta.user.progressive.profile.update', value: { a: 'b' } }],
    });
  });
});

describe('decision: the rules that apply', () => {
  const file = `${holding('allow')}unhandled: { deny: true, error: { errorSummary: Not here. } }\n`;

  test.each([
    ['no requestType but a user profile (Classic Engine)', { requestType: undefined }, 'allow', 'rules'],
    ['requestType null and a user profile', { requestType: null }, 'allow', 'rules'],
    ['another requestType', { requestType: 'progressive.profile' }, 'deny', 'unhandled'],
    ['a requestType that is not text', { requestType: ['self.service.registration'] }, 'deny', 'unhandled'],
    [
      'a requestType that is an inherited property of objects',
      { requestType: 'constructor' },
      'deny',
      'unhandled',
    ],
    [
      'no requestType and an array as user profile',
      { requestType: undefined, data: { userProfile: [] } },
      'deny',
      'unhandled',
    ],
    ['no requestType and no user profile', { requestType: undefined, data: {} }, 'deny', 'unhandled'],
  ])('%s', async (_, changes, kind, by) => {
    expect(await decideAt(endpointFrom(file), { ...ssr({}), ...changes })).toMatchObject({ kind, by });
  });

  test('uses the default if no enforced rule yields an outcome; without a default it denies', async () => {
    const quiet = (fallback: string) =>
      `requestTypes:\n  self.service.registration:\n    rules:\n      - { name: r, when: { fact: data.userProfile.gone, operator: present }, then: allow }\n      - { name: s, mode: shadow, when: { fact: data.userProfile.gone, operator: absent }, then: allow }\n${fallback}`;
    expect(await decideAt(endpointFrom(quiet('')), ssr({}))).toMatchObject({
      kind: 'deny',
      by: 'default',
      rules: [],
    });
    expect(await decideAt(endpointFrom(quiet('    default: allow\n')), ssr({}))).toMatchObject({
      kind: 'allow',
      by: 'default',
    });
  });

  test('strategy first: the first rule in file order that yields an outcome decides, and later ones are not evaluated', async () => {
    const yaml = holding('allow', 'deny').replace('    rules:', '    strategy: first\n    rules:');
    const decision = await decideAt(endpointFrom(yaml), ssr({}));
    expect(decision).toMatchObject({ kind: 'allow', rules: ['r0'] });
    expect(decision.verdicts.length).toBe(1);
  });

  test('ignores a disabled rule', async () => {
    const yaml = holding('allow', 'deny').replace('name: r1,', 'name: r1, enabled: false,');
    expect(await decideAt(endpointFrom(yaml), ssr({}))).toMatchObject({ kind: 'allow' });
  });

  test('evaluates lists at the time of the decision', async () => {
    const yaml = `requestTypes:\n  self.service.registration:\n    rules:\n      - { name: r, when: { fact: data.userProfile.email, operator: emailDomainIn, value: { list: partners } }, then: allow, otherwise: deny }\n`;
    const endpoint = endpointFrom(yaml, {
      'lists/partners.csv': 'value,expires\npartner.example,2026-05-31\nother.example,\n',
    });
    const at = async (time: string, email: string) =>
      (await decideAt(endpoint, ssr({ email }), { time: Date.parse(time) })).kind;
    expect(await at('2026-05-31T23:59:59.999Z', 'a@partner.example')).toBe('allow');
    expect(await at('2026-06-01T00:00:00.000Z', 'a@partner.example')).toBe('deny');
    expect(await at('2030-06-01T00:00:00.000Z', 'a@other.example')).toBe('allow');
  });
});

describe('failed decision', () => {
  const onError = 'onError: { deny: true, error: { errorSummary: Try later. } }\n';
  const matching = `requestTypes:\n  self.service.registration:\n    rules:\n      - { name: pattern, when: { fact: data.userProfile.x, operator: matches, value: "x+" }, then: allow }\n    default: allow\n${onError}`;

  test('P6: an error in a rule ends in the onError outcome and names the rule', async () => {
    const decision = await decideAt(endpointFrom(matching), ssr({ x: 'x'.repeat(5000) }));
    expect(decision).toMatchObject({
      kind: 'deny',
      by: 'onError',
      rules: ['pattern'],
      failure: { code: 'rule-error', rule: 'pattern' },
    });
    expect(JSON.parse(decision.reply.body)).toEqual({
      commands: [DENY],
      error: { errorSummary: 'Try later.' },
    });
  });

  test('without onError it denies with a message', async () => {
    const decision = await decideAt(
      endpointFrom(matching.replace(onError, '')),
      ssr({ x: 'x'.repeat(5000) }),
    );
    expect(JSON.parse(decision.reply.body)).toMatchObject({
      commands: [DENY],
      error: { errorSummary: expect.stringContaining('administrator') },
    });
  });

  const rulesIn = (endpoint: Endpoint) => endpoint.requestTypes.get('self.service.registration')?.rules ?? [];

  test('P7: denies by onError if there is no decision within the deadline', async () => {
    const endpoint = endpointFrom(holding(...Array.from({ length: 100 }, () => 'allow')));
    let evaluated = 0;
    for (const rule of rulesIn(endpoint)) {
      holdUp([rule], 1);
      const { condition } = rule;
      rule.condition = {
        holds: (almanac) => {
          evaluated += 1;
          return condition.holds(almanac);
        },
      };
    }
    expect(await decideAt(endpoint, ssr({}), { deadline: new Deadline(5) })).toMatchObject({
      kind: 'deny',
      by: 'onError',
      failure: { code: 'timeout' },
    });
    expect(evaluated).toBeLessThan(50);
  });

  test('denies by onError if a rule blocks the thread beyond the deadline', async () => {
    const endpoint = endpointFrom(matching);
    holdUp(rulesIn(endpoint), 5);
    expect(await decideAt(endpoint, ssr({ x: 'x' }), { deadline: new Deadline(1) })).toMatchObject({
      kind: 'deny',
      failure: { code: 'timeout' },
    });
    expect(await decideAt(endpoint, ssr({ x: 'x' }), { deadline: new Deadline(10_000) })).toMatchObject({
      kind: 'allow',
    });
  });

  test('denies by onError if the reply is too large for Okta', async () => {
    const pairs = Array.from({ length: 60 }, (_, index) => `a${index}: "{{ data.userProfile.big }}"`);
    const decision = await decideAt(
      endpointFrom(`${holding(`{ set: { ${pairs.join(', ')} } }`)}${onError}`),
      ssr({ big: 'x'.repeat(5000) }),
    );
    expect(decision).toMatchObject({ kind: 'deny', by: 'onError', failure: { code: 'reply-error' } });
  });

  test('the largest reply has one byte less than the limit of Okta', async () => {
    const filler = (length: number) =>
      `{ set: { ${Array.from({ length: 40 }, (_, index) => `a${index}: "${index === 0 ? 'x'.repeat(length) : 'x'.repeat(6000)}"`).join(', ')} } }`;
    const bytesOf = async (length: number) => {
      const { by, reply } = await decideAt(endpointFrom(holding(filler(length))), ssr({}));
      return { by, bytes: Buffer.byteLength(reply.body) };
    };
    const { bytes } = await bytesOf(1000);
    expect(await bytesOf(1000 + 255_999 - bytes)).toEqual({ by: 'rules', bytes: 255_999 });
    const { by, failure } = await decideAt(endpointFrom(holding(filler(1000 + 256_000 - bytes))), ssr({}));
    expect({ by, code: failure?.code }).toEqual({ by: 'onError', code: 'reply-error' });
  });

  test('uses the built-in denial if the template of onError fails', async () => {
    const yaml = `${matching.replace(onError, '')}onError: { deny: true, error: { errorSummary: "{{ data.userProfile.x }}{{ data.userProfile.x }}" } }\n`;
    const decision = await decideAt(endpointFrom(yaml), ssr({ x: 'x'.repeat(5000) }));
    expect(decision).toMatchObject({ kind: 'deny', by: 'onError' });
    expect(decision.reply.body).toContain('administrator');
  });
});

test('debugContext carries the id, the rules that decided and the version, beside what the outcome adds', async () => {
  const yaml = holding('{ deny: true, error: { errorSummary: No. }, debugContext: { team: iam } }', 'allow');
  const { reply } = await decideAt(endpointFrom(yaml), ssr({}), { debugContext: true });
  expect(JSON.parse(reply.body).debugContext).toEqual({
    team: 'iam',
    hookgate: { decisionId: 'id', rules: ['r0'], version: 'v1' },
  });
});

test('decision: every request gets a reply, and no reply allows a request that the rules deny', async () => {
  const endpoint = endpointFrom(
    `requestTypes:\n  self.service.registration:\n    rules:\n      - name: strict\n        when: { all: [{ fact: data.userProfile.email, operator: emailDomainIn, value: [okta.com] }, { fact: data.userProfile.n, operator: digits, value: 4 }] }\n        then: { allow: true, set: { email: "{{ data.userProfile.email }}", note: "n {{ data.userProfile.n }} {{ data.userProfile.other }}" } }\n        otherwise: { deny: true, error: { errorSummary: "No {{ data.userProfile.email }} {{ data.userProfile.other }}" } }\n`,
  );
  await fc.assert(
    fc.asyncProperty(
      fc.record(
        {
          email: fc.oneof(
            fc.jsonValue(),
            fc.emailAddress(),
            fc.string().map((text) => `${text}@okta.com`),
          ),
          n: fc.oneof(fc.jsonValue(), fc.constant('1234')),
          other: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
      async (profile) => {
        const { kind, failure } = await decideAt(endpoint, ssr(profile));
        expect(failure).toBeUndefined();
        const { email, n } = profile;
        const sound =
          typeof email === 'string' &&
          /^[^@\s\p{C}]+@okta\.com$/iu.test(email) &&
          (typeof n === 'string' || typeof n === 'number') &&
          /^\d{4}$/.test(String(n));
        if (!sound) expect(kind).toBe('deny');
      },
    ),
    { numRuns: 2000 },
  );
});

test('decision: one more denial never allows anybody', async () => {
  const outcome = fc.constantFrom(
    'allow',
    'deny',
    'continue',
    '{ set: { a: b } }',
    '{ error: { errorSummary: No. } }',
  );
  const condition = fc.constantFrom(
    '{ fact: data.userProfile.a, operator: present }',
    '{ fact: data.userProfile.a, operator: digits, value: 1 }',
    '{ not: { fact: data.userProfile.a, operator: equal, value: x } }',
  );
  const rule = fc.record({ when: condition, then: outcome, otherwise: outcome });
  const yamlOf = (rules: { when: string; then: string; otherwise: string }[]) =>
    `requestTypes:\n  self.service.registration:\n    default: allow\n    rules:\n${rules.map(({ when, then, otherwise }, index) => `      - { name: r${index}, when: ${when}, then: ${then}, otherwise: ${otherwise} }`).join('\n')}\n`;
  await fc.assert(
    fc.asyncProperty(
      fc.array(rule, { minLength: 1, maxLength: 4 }),
      condition,
      fc.dictionary(fc.constant('a'), fc.constantFrom('1', 'x', null)),
      async (rules, when, profile) => {
        const before = await decideAt(endpointFrom(yamlOf(rules)), ssr(profile));
        const after = await decideAt(
          endpointFrom(yamlOf([...rules, { when, then: 'deny', otherwise: 'continue' }])),
          ssr(profile),
        );
        if (before.kind === 'deny') expect(after.kind).toBe('deny');
      },
    ),
  );
});
