import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { isError } from '../../../src/diagnostics/diagnostic.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { loadRules, loadTests } from '../../../src/rule-set/load.ts';
import { runTests } from '../../../src/rule-tests/run.ts';
import { asking, lineOf, RULES } from './asking.ts';

const ID = /"decisionId":"[^"]+"/;
const ssr = (profile: object) =>
  JSON.stringify({ ...samples.ssr, data: { ...samples.ssr.data, userProfile: profile } });

test('preview: equals the reply to Okta byte for byte, except for the id', async () => {
  const { service, console } = await asking(RULES);
  const call = async (body: string) => {
    const response = await fetch(`http://127.0.0.1:${service.hook.port}/sign-up`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from('okta:a-secret').toString('base64')}`,
        'content-type': 'application/json',
      },
      body,
    });
    return { status: response.status, body: (await response.text()).replace(ID, '') };
  };
  const bodies = [
    JSON.stringify(samples.ssr),
    JSON.stringify(samples.classic),
    JSON.stringify(samples.pp),
    ssr({ email: 'kim@okta.com', firstName: 'Kim' }),
    ssr({ email: 'ki\u00efm@okta.com' }),
    '{',
    '',
    '[]',
    '{"eventType":"x","eventType":"y","data":{}}',
    JSON.stringify({ ...samples.ssr, eventType: 'com.okta.saml.tokens.transform' }),
    JSON.stringify({ ...samples.ssr, data: 'none' }),
    `${'['.repeat(40)}${']'.repeat(40)}`,
    JSON.stringify({ ...samples.ssr, filler: 'x'.repeat(300_000) }),
  ];
  for (const body of bodies) {
    const { json } = await console('/console/api/preview', { endpoint: '/sign-up', body });
    const { status, body: replied } = json.reply;
    expect({ status, body: replied.replace(ID, '') }, body.slice(0, 80)).toEqual(await call(body));
    // A request of another hook that Okta would continue is refused with 200, and not decided.
    const isUndecided = status >= 400 || body.includes('saml.tokens');
    expect(json.decision === undefined).toBe(isUndecided);
  }
});

test('preview: has the languages of the person, and the form in the best of them', async () => {
  const yaml = RULES['sign-up.yaml']
    .replace('form: ', 'language: [data.userProfile.locale]\nform: ')
    .replace('Only addresses of okta.com can register.', '{ default: No., de: Nein. }');
  const { console } = await asking({ ...RULES, 'sign-up.yaml': yaml });
  const ask = async (path: string, locale?: string) => {
    const body = ssr({ email: 'kim@evil.com', locale });
    const { json } = await console('/console/api/preview', { endpoint: path, body });
    const { languages, shown } = json.decision;
    return { languages, texts: shown[0].fields[0].texts };
  };
  expect(await ask('/sign-up', 'de_CH')).toEqual({ languages: ['de-CH'], texts: ['Nein.'] });
  expect(await ask('/sign-up')).toEqual({ languages: [], texts: ['No.'] });
  const { console: without } = await asking(RULES);
  const { json } = await without('/console/api/preview', {
    endpoint: '/sign-up',
    body: ssr({ locale: 'de' }),
  });
  expect(json.decision).not.toHaveProperty('languages');
});

test('preview: has the verdict and line of each rule and condition, and the messages on the form', async () => {
  const { console, service } = await asking(RULES);
  const { json } = await console('/console/api/preview', {
    endpoint: '/sign-up',
    body: JSON.stringify(samples.ssr),
  });
  const file = `${service.rules.directory}/sign-up.yaml`;
  const { decision } = json;
  expect(decision).toMatchObject({
    kind: 'deny',
    by: 'rules',
    rules: ['work-address'],
    requestType: 'self.service.registration',
    version: service.rules.current.version,
  });
  expect(decision.verdicts.map(({ trace, ...verdict }: { trace: unknown }) => verdict)).toEqual([
    {
      rule: 'work-address',
      place: { file, line: lineOf('name: work-address') },
      mode: 'enforce',
      verdict: 'failed',
      outcome: 'refused',
    },
    {
      rule: 'summer',
      place: { file, line: lineOf('name: summer') },
      mode: 'enforce',
      verdict: 'skipped',
      skipped: 'is outside of its validity window',
    },
    {
      rule: 'named',
      place: { file, line: lineOf('name: named') },
      mode: 'shadow',
      verdict: 'passed',
      would: 'deny',
    },
  ]);
  expect(decision.verdicts[0].trace).toEqual({
    condition: 'all',
    result: false,
    place: { file, line: lineOf('when: { all') },
    of: [
      {
        condition: 'condition staff',
        result: false,
        place: { file, line: lineOf('when: { all') },
        of: [
          {
            condition: 'data.userProfile.email emailDomainIn {"list":"domains"}',
            result: false,
            place: { file, line: lineOf('fact: data.userProfile.email') },
            actual: 'rosario.jones@example.com',
          },
        ],
      },
      {
        condition: 'data.userProfile.email present',
        result: true,
        place: { file, line: lineOf('when: { all') },
        actual: 'rosario.jones@example.com',
      },
    ],
  });
  expect(decision.shown).toMatchObject([
    { widget: 'Gen2', fields: [{ attribute: 'email', texts: ['Only addresses of okta.com can register.'] }] },
    { widget: 'Gen3' },
  ]);
});

test('preview: names the list entry that decides, or has expired, and its line', async () => {
  const rules = { ...RULES, 'lists/domains.csv': 'value,expires\nokta.com,2036-06-30\n' };
  const { 'lists/domains.txt': _, ...files } = rules;
  const { console, service } = await asking(files);
  const body = ssr({ email: 'kim@okta.com' });
  const entriesAt = async (at: string) => {
    const { json } = await console('/console/api/preview', { endpoint: '/sign-up', body, at });
    const { matched, expired } = json.decision.verdicts[0].trace.of[0].of[0];
    return { matched, expired };
  };
  const entry = {
    entry: 'okta.com',
    place: { file: `${service.rules.directory}/lists/domains.csv`, line: 2 },
  };
  expect(await entriesAt('2036-06-30T00:00:00Z')).toEqual({ matched: [entry] });
  expect(await entriesAt('2036-07-01T00:00:00Z')).toEqual({ expired: [{ ...entry, on: '2036-06-30' }] });
});

test('preview: has the reason why an operator does not apply to a value', async () => {
  const { console } = await asking(RULES);
  const question = { endpoint: '/sign-up', body: ssr({ email: 'kim at okta.com' }) };
  const { json } = await console('/console/api/preview', question);
  expect(json.decision.verdicts[0].trace.of[0].of[0]).toMatchObject({
    actual: 'kim at okta.com',
    doesNotApply: 'is not a valid e-mail address',
  });
});

test('preview: is decided at the requested time', async () => {
  const { console } = await asking(RULES);
  const question = { endpoint: '/sign-up', body: ssr({ email: 'kim@okta.com', lastName: 'Sommer' }) };
  const kindAt = async (at: string) =>
    (await console('/console/api/preview', { ...question, at })).json.decision.kind;
  expect(await kindAt('2036-07-01T00:00:00Z')).toBe('deny');
  expect(await kindAt('2036-10-01T00:00:00Z')).toBe('allow');
  const wrong = await console('/console/api/preview', { ...question, at: 'tomorrow' });
  expect([wrong.status, wrong.json.error.code]).toEqual([400, 'wrong-time']);
});

test('preview: is not counted, listed or treated as a retry', async () => {
  const { ask, console, post } = await asking(RULES);
  const counted = async () => {
    const lines = (await ask('/metrics')).split('\n');
    return lines.filter((line) => /^hookgate_(decisions|rule_results|shadow|retries|http_errors)/.test(line));
  };
  const [before, shadow] = [await counted(), await ask('/shadow')];
  for (const body of [JSON.stringify(samples.ssr), '{']) {
    const { status } = await console('/console/api/preview', { endpoint: '/sign-up', body });
    expect(status).toBe(200);
  }
  expect(await counted()).toEqual(before);
  expect(await ask('/shadow')).toBe(shadow);
  await post('/sign-up', { email: 'kim@okta.com' });
  expect(await counted()).not.toEqual(before);
});

test('copy as test case: passes in the test file of its endpoint', async () => {
  const { console, service, write } = await asking(RULES);
  const bodies = [
    JSON.stringify(samples.ssr),
    JSON.stringify(samples.classic),
    JSON.stringify(samples.pp),
    ssr({ email: 'kim@okta.com', lastName: 'Sommer', "it's": '# no comment: "x"\n- y', '1': null }),
    JSON.stringify({ ...samples.ssr, requestType: 'another' }),
    JSON.stringify({ ...samples.ssr, eventType: 'com.okta.saml.tokens.transform' }),
    JSON.stringify({ eventType: samples.ssr.eventType }),
    '[]',
    '{',
  ];
  const copies: string[] = [];
  for (const at of ['2036-07-01T00:00:00Z', '2036-10-01T00:00:00Z'])
    for (const body of bodies) {
      const { json } = await console('/console/api/preview', { endpoint: '/sign-up', body, at });
      copies.push(json.copies.test);
    }
  expect(copies.filter((copy) => copy.startsWith('  - name:'))).toHaveLength(14);
  write({ 'sign-up.test.yaml': RULES['sign-up.test.yaml'] + copies.join('') });
  const tests = loadTests(await loadRules(service.rules.directory));
  expect(tests.diagnostics.filter(isError)).toEqual([]);
  const results = await runTests(tests.cases, Date.now());
  expect(results.map(({ failures }) => failures)).toEqual(Array(15).fill([]));
});

test('copy as curl: sends the same body, and contains no secret', async () => {
  const { console, service } = await asking(
    RULES,
    'auth:\n  - header: { name: x-hookgate-key, value: a-long-secret }\n',
  );
  const body = ssr({ email: "o'hara@okta.com", lastName: '$(touch /tmp/x) `id` \\ "' });
  const { json } = await console('/console/api/preview', { endpoint: '/sign-up', body });
  expect(json.copies.curl).not.toContain('a-long-secret');
  const script = `curl() { printf '%s\\0' "$@"; }\n${json.copies.curl}`;
  expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0')).toEqual([
    '--include',
    `http://127.0.0.1:${service.hook.port}/sign-up`,
    '--header',
    'x-hookgate-key: SECRET',
    '--header',
    'content-type: application/json',
    '--data-raw',
    body,
    '',
  ]);
});

test.each<[what: string, body: object, widgets: string[], shown: string[]]>([
  ['Identity Engine', samples.ssr, ['Gen2', 'Gen3'], ['Gen2', 'Gen3']],
  ['Classic Engine, which names no type', samples.classic, ['Gen1'], ['Gen1']],
  ['nobody that Okta knows', { ...samples.ssr, requestType: 'x' }, [], []],
])('what a person sees is by the widget of %s', async (_, body, widgets, shown) => {
  const { console } = await asking(RULES);
  const { json } = await console('/console/api/preview', {
    endpoint: '/sign-up',
    body: JSON.stringify(body),
  });
  expect(json.decision.kind).toBe('deny');
  expect(json.decision.widgets).toEqual(widgets);
  expect(json.decision.shown.map(({ widget }: { widget: string }) => widget)).toEqual(shown);
});

test('preview: a Classic Engine request has no other widget', async () => {
  const { console } = await asking(RULES);
  const kim = { email: 'kim@okta.com', login: 'kim@okta.com' };
  const body = JSON.stringify({ ...samples.classic, data: { ...samples.classic.data, userProfile: kim } });
  const { json } = await console('/console/api/preview', { endpoint: '/sign-up', body });
  expect(json.decision).toMatchObject({ kind: 'allow', widgets: ['Gen1'], shown: [] });
});

test('sign-in page: is decided at the time of the preview', async () => {
  const { console } = await asking(RULES);
  const { stateToken } = await import('../../../src/okta-simulator/registration/sign-in-state.ts');
  const userProfile = { email: 'kim@okta.com', lastName: 'Sommer' };
  const play = async (at?: string) => {
    const state = { endpoint: '/sign-up', form: ['email', 'lastName'], request: samples.ssr };
    const stateHandle = stateToken({ ...state, ...(at !== undefined && { at }) });
    return (await console('/console/sign-in/idp/idx/enroll/new', { stateHandle, userProfile })).status;
  };
  expect(await play()).toBe(200);
  expect(await play('2036-07-01T00:00:00Z')).toBe(400);
});

test('sign-in page: is decided by the live rules, for known endpoints only', async () => {
  const { console } = await asking(RULES);
  const { stateToken } = await import('../../../src/okta-simulator/registration/sign-in-state.ts');
  const play = (endpoint: string) =>
    console('/console/sign-in/idp/idx/enroll/new', {
      stateHandle: stateToken({ endpoint, form: ['email'], request: samples.ssr }),
      userProfile: { email: 'rosario.jones@example.com' },
    });
  expect((await play('/sign-up')).body).toContain('Only addresses of okta.com can register.');
  expect((await play('/elsewhere')).status).toBe(400);
});

test('preview: uses lists whose texts are too long to be kept', async () => {
  const long = Array.from({ length: 20_000 }, (_, index) => `d${index}.example\n`).join('');
  const { console } = await asking({ ...RULES, 'lists/domains.txt': `okta.com\n${long}` });
  const kindOf = async (email: string) => {
    const question = { endpoint: '/sign-up', body: ssr({ email }) };
    return (await console('/console/api/preview', question)).json.decision.kind;
  };
  expect([await kindOf('kim@d19999.example'), await kindOf('kim@d20000.example')]).toEqual(['allow', 'deny']);
});

test('preview: is decided by the live rules immediately after a reload', async () => {
  const { console, service, write } = await asking(RULES);
  const question = { endpoint: '/sign-up', body: ssr({ email: 'kim@acme.example' }) };
  const decided = async () => (await console('/console/api/preview', question)).json.decision;
  expect(await decided()).toMatchObject({ kind: 'deny', version: service.rules.current.version });
  write({ 'lists/domains.txt': 'okta.com\nacme.example\n' });
  expect((await service.reload())?.result).toBe('loaded');
  expect(await decided()).toMatchObject({ kind: 'allow', version: service.rules.current.version });
  write({ 'sign-up.yaml': 'version: 1\n' });
  expect((await service.reload())?.result).toBe('refused');
  expect(await decided()).toMatchObject({ kind: 'allow', version: service.rules.current.version });
});

test('preview: an endpoint without a rule file is refused', async () => {
  const { console } = await asking(RULES);
  const { status, json } = await console('/console/api/preview', { endpoint: '/elsewhere', body: '{}' });
  expect([status, json.error.code]).toEqual([404, 'no-endpoint']);
});

test('preview: a body over the size limit has no copies', async () => {
  const { console } = await asking(RULES);
  const body = ssr({ email: 'kim@okta.com', filler: 'marked'.repeat(50_000) });
  const { json, body: answer } = await console('/console/api/preview', { endpoint: '/sign-up', body });
  expect([json.reply.status, json.decision]).toEqual([413, undefined]);
  expect(answer).not.toContain('marked');
});

describe('shadow rules in a preview', () => {
  const preview = async (files: Record<string, string>, profile: object) => {
    const { console } = await asking(files);
    const question = { endpoint: '/sign-up', body: ssr(profile) };
    return (await console('/console/api/preview', question)).json.decision;
  };

  test('shadow rules in a preview: a rule that would deny is listed with its messages', async () => {
    const named = RULES['sign-up.yaml'].replace(
      /(name: named\n.*\n.*\n {8}otherwise: )deny/,
      '$1{ deny: true, error: { errorCauses: [{ errorSummary: Please give your first name., location: data.userProfile.firstName }] } }',
    );
    const { kind, shown, shadow } = await preview(
      { ...RULES, 'sign-up.yaml': named },
      { email: 'kim@okta.com' },
    );
    expect([kind, shown]).toEqual(['allow', []]);
    expect(shadow).toMatchObject([
      {
        rule: 'named',
        would: 'deny',
        shown: [
          {
            widget: 'Gen2',
            fields: [{ attribute: 'firstName', texts: ['Please give your first name.'] }],
          },
          { widget: 'Gen3' },
        ],
      },
    ]);
  });

  test('shadow rules in a preview: a rule that denies with another message is listed', async () => {
    const asks = RULES['sign-up.yaml'].replace(
      /(name: named\n.*\n.*\n {8}otherwise: )deny/,
      '$1{ deny: true, error: { errorCauses: [{ errorSummary: Please give your first name., location: data.userProfile.firstName }] } }',
    );
    const { kind, shadow } = await preview({ ...RULES, 'sign-up.yaml': asks }, { email: 'kim@acme.example' });
    expect([kind, shadow]).toMatchObject([
      'deny',
      [
        {
          rule: 'named',
          would: 'deny',
          shown: [{ fields: [{ attribute: 'email' }, { attribute: 'firstName' }] }, {}],
        },
      ],
    ]);
  });

  test('shadow rules in a preview: a rule without effect is not listed', async () => {
    expect((await preview(RULES, { email: 'kim@okta.com', firstName: 'Kim' })).shadow).toEqual([]);
  });
});
