import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import type { Io } from '../../../src/cli/io.ts';
import { run } from '../../../src/cli/program.ts';
import { rulesIn } from '../../unit/reload/workspace.ts';
import { hookgate, hookgateWith } from './hookgate.ts';

const RULES = `version: 1
endpoint: /number
requestTypes:
  self.service.registration:
    rules:
      - name: four-digit-number
        when: { fact: data.userProfile.employeeNumber, operator: digits, value: 4 }
        then: allow
        otherwise: deny
`;

/** A test that passes with RULES. */
const MET = `endpoint: /number
tests:
  - name: four digits may register
    request: ssr
    set: { data.userProfile.employeeNumber: "1234" }
    expect: { decision: allow }
`;

/** One that does not. */
const UNMET = `  - name: five digits too
    request: ssr
    table:
      - { data.userProfile.employeeNumber: "12345" }
    expect:
      decision: allow
      response: { commands: [{ type: com.okta.action.update, value: { registration: ALLOW } }] }
`;

const sound = () => rulesIn({ 'number.yaml': RULES, 'number.test.yaml': MET });
const failing = () => rulesIn({ 'number.yaml': RULES, 'number.test.yaml': MET + UNMET });

/** What a command printed, with the directory and the time taken out. */
async function printed(directory: string, ...args: string[]): Promise<{ exitCode: number; stdout: string }> {
  const { exitCode, stdout, stderr } = await hookgate('test', directory, ...args);
  expect(stderr).toBe('');
  return { exitCode, stdout: stdout.replaceAll(directory, 'rules').replaceAll(/\(\d+ ms\)/g, '(3 ms)') };
}

test('test: the shipped rules are fully covered', async () => {
  const { exitCode, stdout } = await hookgate('test', '--min-coverage', '100');
  expect(stdout).toMatch(/\n100 % covered: 24 of 24 sides\n\n46 tests: 46 passed, 0 failed \(\d+ ms\)\n$/);
  expect(exitCode).toBe(0);
});

test('test: a failed test shows expectation, result and reason', async () => {
  expect(await printed(failing())).toEqual({
    exitCode: 1,
    stdout: `rules/number.test.yaml  1 passed, 1 failed

rules/number.test.yaml:10:9 test "five digits too [row 1]": deny, by four-digit-number (rules/number.yaml:6)
  decision (line 12)
    - expected  allow
    + got       deny
  response (line 13)
    - expected, + got
      {
        "commands": [
          {
            "type": "com.okta.action.update",
            "value": {
    +         "registration": "DENY"
    -         "registration": "ALLOW"
            }
          }
    +   ],
    +   "error": {
    +     "errorSummary": "Your request cannot be completed. Please contact your administrator.",
    +     "errorCauses": [
    +       {
    +         "errorSummary": "Your request cannot be completed. Please contact your administrator.",
    +         "reason": "REQUEST_DENIED",
    +         "locationType": "body",
    +         "location": "data.userProfile.email",
    +         "domain": "end-user"
    +       }
    +     ]
    +   }
    -   ]
      }
  four-digit-number failed: data.userProfile.employeeNumber digits 4 does not hold, it is "12345" (rules/number.yaml:7)

2 tests: 1 passed, 1 failed (3 ms)
`,
  });
});

test('test: a changed rule fails its test', async () => {
  const directory = sound();
  writeFileSync(join(directory, 'number.yaml'), RULES.replace('value: 4', 'value: 5'));
  const { exitCode, stdout } = await printed(directory);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('deny, by four-digit-number (rules/number.yaml:6)');
});

test('test: fails below --min-coverage, and lists what is missing', async () => {
  expect(await printed(sound(), '--coverage')).toMatchObject({ exitCode: 0 });
  expect(await printed(sound(), '--min-coverage', '50')).toMatchObject({ exitCode: 0 });
  expect(await printed(sound(), '--min-coverage', '50.1')).toEqual({
    exitCode: 1,
    stdout: `rules/number.test.yaml  1 passed

rules/number.yaml  50 %
  rules/number.yaml:6:9 rule four-digit-number: never false
  rules/number.yaml:7:15 data.userProfile.employeeNumber digits 4: never false
50 % covered: 2 of 4 sides

1 test: 1 passed, 0 failed (3 ms)
50 % covered, and 50.1 % are asked for
`,
  });
});

/** Rules of another endpoint, which half of their sides test. */
const OTHER = {
  'phone.yaml': RULES.replaceAll('number', 'phone').replace('employeeNumber', 'mobilePhone'),
  'phone.test.yaml': MET.replaceAll('number', 'phone').replace('employeeNumber', 'mobilePhone'),
};

test('test: coverage with a filter is that of the matching files', async () => {
  const directory = rulesIn({ 'number.yaml': RULES, 'number.test.yaml': MET, ...OTHER });
  expect((await printed(directory, '--coverage')).stdout).toContain('50 % covered: 4 of 8 sides');
  const { stdout } = await printed(directory, '--filter', 'number.test.yaml', '--coverage');
  expect(stdout).not.toContain('phone');
  expect(stdout).toContain('\n50 % covered by the tests that were run: 2 of 4 sides\n');
  expect(await printed(directory, '--filter', 'number.test.yaml', '--min-coverage', '60')).toMatchObject({
    exitCode: 1,
    stdout: expect.stringContaining('50 % covered by the tests that were run, and 60 % are asked for'),
  });
  const json = await printed(directory, '--filter', 'number.test.yaml', '--coverage', '--format', 'json');
  expect(JSON.parse(json.stdout).coverage).toMatchObject({
    percent: 50,
    filtered: true,
    files: [{ path: 'rules/number.yaml' }],
  });
});

test('untested-file: warns of a rule file without a test', async () => {
  const directory = rulesIn({
    'number.yaml': RULES,
    'number.test.yaml': MET,
    'phone.yaml': OTHER['phone.yaml'],
  });
  const { exitCode, stdout } = await printed(directory);
  expect(exitCode).toBe(0);
  expect(stdout).toContain(
    'rules/phone.yaml:2:11 warn untested-file: no test is about /phone; write rules/phone.test.yaml; hookgate schema rule-tests says what stands in it\n',
  );
  expect((await printed(directory, '--filter', 'four digits')).stdout).not.toContain('untested-file');
  expect((await printed(sound())).stdout).not.toContain('untested-file');
});

test('test: --filter selects by name or file; no match is an error', async () => {
  expect(await printed(failing(), '--filter', 'FOUR digits')).toMatchObject({ exitCode: 0 });
  expect((await printed(failing(), '--filter', 'number.test.yaml five')).stdout).toContain(
    '1 test: 0 passed, 1 failed',
  );
  expect(await printed(failing(), '--filter', 'six digits')).toEqual({
    exitCode: 1,
    stdout:
      'rules error no-tests: no test matches "six digits"; give a part of a test\'s name or of its file\nno test was run\n',
  });
});

test('test: no test is an error with a hint', async () => {
  expect(await printed(rulesIn({ 'number.yaml': RULES }))).toEqual({
    exitCode: 1,
    stdout:
      'rules error no-tests: there is no test; write NAME.test.yaml beside NAME.yaml; hookgate schema rule-tests describes it\nno test was run\n',
  });
});

test('test: reports errors of rules, and runs no test of them', async () => {
  const directory = sound();
  writeFileSync(join(directory, 'number.yaml'), RULES.replace('digits', 'digts'));
  const { exitCode, stdout } = await printed(directory);
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^rules\/number.yaml:7:66 error unknown-operator: .*\n(.*\n){2}no test was run\n$/);
});

test('test: an invalid test fails the run, and the others run', async () => {
  const directory = sound();
  appendFileSync(
    join(directory, 'number.test.yaml'),
    '  - { name: wrong, request: nowhere, expect: { decision: deny } }\n',
  );
  const { exitCode, stdout } = await printed(directory);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('error unknown-request: there is no request "nowhere"');
  expect(stdout).toContain('1 test: 1 passed, 0 failed, 1 error (');
});

test('test: shows a warning about a test without failing', async () => {
  const directory = rulesIn({ 'number.yaml': RULES, 'number.test.yaml': MET.replace('"1234"', '1234') });
  const { exitCode, stdout } = await printed(directory);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('warn quote-it');
});

test('test: a warning about a test can be suppressed with a reason, or by its level', async () => {
  const wrong = `${MET}  - name: another field
    request: ssr
    # hookgate-ignore: fact-not-sent -- somebody adds a field by hand
    set: { data.userProfileUpdate.employeeNumber: "1" }
    expect: { decision: deny }
`;
  const check = async (text: string, ...args: string[]) => {
    const directory = rulesIn({ 'number.yaml': RULES, 'number.test.yaml': text });
    return (await hookgate('check', directory, ...args)).stdout;
  };
  expect(await check(wrong)).not.toContain('fact-not-sent');
  expect(await check(wrong.replace(' -- somebody adds a field by hand', ''))).toContain(
    'ignore-without-reason',
  );
  expect(await check(wrong.replace(/ *# hookgate-ignore.*\n/, ''))).toContain('warn fact-not-sent');
  const config = join(
    rulesIn({ 'config.yaml': 'lint: { levels: { fact-not-sent: error } }\n' }),
    'config.yaml',
  );
  expect(await check(wrong.replace(/ *# hookgate-ignore.*\n/, ''), '--config', config)).toContain(
    'error fact-not-sent',
  );
});

test('test: reads a recorded request from the rules directory', async () => {
  const directory = rulesIn({
    'number.yaml': RULES,
    'team/number.test.yaml': MET.replace('request: ssr', 'request: ../requests/kim.json'),
    'requests/kim.json': readFileSync('test/fixtures/requests/registration-ssr.seed.json', 'utf8'),
  });
  expect(await printed(directory)).toMatchObject({ exitCode: 0 });
  rmSync(join(directory, 'requests/kim.json'));
  expect((await printed(directory)).stdout).toContain('error unknown-request');
});

test('test: --format github annotates failures, problems and missing coverage', async () => {
  const { stdout, exitCode } = await printed(
    failing(),
    '--format',
    'github',
    '--coverage',
    '--filter',
    'five',
  );
  expect(exitCode).toBe(1);
  expect(stdout.split('\n').map((line) => line.slice(0, 190))).toEqual([
    '::error file=rules/number.test.yaml,line=12,endLine=12,col=17,endColumn=22,title=test-failed::test "five digits too [row 1]": expected decision allow, got deny, by four-digit-number (rules/n',
    expect.stringMatching(/^::error .*line=13,.*: expected response \{"commands"/),
    '::notice file=rules/number.yaml,line=6,endLine=6,col=9,endColumn=32,title=uncovered::no test sees rule four-digit-number true',
    '::notice file=rules/number.yaml,line=7,endLine=7,col=15,endColumn=84,title=uncovered::no test sees data.userProfile.employeeNumber digits 4 true',
    '',
  ]);
});

test('test: --format junit is a suite a file and a case a test', async () => {
  const { stdout, exitCode } = await printed(failing(), '--format', 'junit', '--min-coverage', '100');
  expect(exitCode).toBe(1);
  const tags = [...stdout.matchAll(/<(testsuite|testcase) name="([^"]*)"|<failure message="([^"]{0,60})/g)];
  expect(tags.map(([, tag, name, message]) => `${tag ?? 'failure'} ${name ?? message}`)).toEqual([
    'testsuite rules/number.test.yaml',
    'testcase four digits may register',
    'testcase five digits too [row 1]',
    'failure test &quot;five digits too [row 1]&quot;: expected decision ',
    'testsuite coverage',
    'testcase at least 100 %',
  ]);
});

test('test: --format junit and json report errors of rules', async () => {
  const directory = rulesIn({ 'number.yaml': '', 'number.test.yaml': MET });
  expect((await printed(directory, '--format', 'junit')).stdout).toContain(
    '<testcase name="wrong-type" classname="rules/number.yaml">',
  );
  expect(JSON.parse((await printed(directory, '--format', 'json')).stdout)).toMatchObject({
    passed: false,
    counts: { tests: 0, passed: 0, failed: 0 },
    diagnostics: [{ code: 'wrong-type' }],
  });
});

test('test: --format json has all content of the text', async () => {
  const { stdout, exitCode } = await printed(failing(), '--format', 'json', '--coverage');
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    passed: false,
    counts: { tests: 2, passed: 1, failed: 1 },
    diagnostics: [],
    tests: [
      {
        name: 'four digits may register',
        line: 3,
        passed: true,
        decision: 'allow',
        rules: ['four-digit-number'],
        failures: [],
      },
      {
        name: 'five digits too',
        row: 1,
        line: 10,
        passed: false,
        failures: [{ what: 'decision', expected: 'allow', actual: 'deny', line: 12 }, { what: 'response' }],
      },
    ],
    coverage: { percent: 100, files: [{ path: 'rules/number.yaml', percent: 100, uncovered: [] }] },
  });
});

test.each([
  [['--format', 'xml'], 'Allowed choices are text, json, junit, github.'],
  [['--min-coverage', '101'], 'Write a number from 0 to 100'],
  [['--min-coverage', 'all'], 'Write a number from 0 to 100'],
  [['--changed-since', ''], '--changed-since is empty'],
  [['--changed-since', '--output=x'], 'git does not know "--output=x"'],
])('test %j is a usage error', async (args, message) => {
  expect(await hookgate('test', ...args)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining(message),
  });
});

test('test: an unreadable configuration is a usage error', async () => {
  expect(await hookgateWith({}, 'test', '--config', '/no/such.yaml')).toMatchObject({ exitCode: 2 });
});

/** A command that runs until a signal ends it. */
function started(...args: string[]): {
  until: (text: string) => Promise<string>;
  interrupt: () => Promise<number>;
} {
  const stdout = new PassThrough();
  const signals = new Map<string, () => void>();
  let text = '';
  let wake: () => void = () => undefined;
  stdout.on('data', (chunk) => {
    text += String(chunk);
    wake();
  });
  const io: Io = {
    stdin: Readable.from([]),
    stdout,
    stderr: new PassThrough(),
    environment: {},
    directory: process.cwd(),
    onSignal: (signal, listener) => signals.set(signal, listener),
    exit: () => undefined,
  };
  const ended = run(args, io);
  return {
    until: async (wanted) => {
      while (!text.includes(wanted)) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const seen = text;
      text = '';
      return seen;
    },
    interrupt: () => {
      signals.get('SIGINT')?.();
      return ended;
    },
  };
}

test('test: --watch runs again after each change, and exits with 0', async () => {
  const directory = sound();
  const { until, interrupt } = started('test', directory, '--watch');
  expect(await until('1 passed, 0 failed')).toMatch(/^--- \d\d:\d\d:\d\d -+\n/);
  writeFileSync(join(directory, 'number.test.yaml'), MET + UNMET);
  await until('1 passed, 1 failed (');
  writeFileSync(join(directory, 'number.yaml'), RULES.replace('value: 4', 'value: [4, 5]'));
  await until('2 passed, 0 failed');
  writeFileSync(join(directory, 'number.yaml'), '');
  await until('no test was run');
  writeFileSync(join(directory, 'number.yaml'), RULES);
  writeFileSync(join(directory, 'number.test.yaml'), MET.replace('request: ssr', 'request: kim.json'));
  await until('unknown-request');
  writeFileSync(
    join(directory, 'kim.json'),
    readFileSync('test/fixtures/requests/registration-ssr.seed.json'),
  );
  await until('1 passed, 0 failed');
  expect(await interrupt()).toBe(0);
});

test('check: reports problems of tests, but not failed tests', async () => {
  expect(await hookgate('check', failing())).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^1 rule file, 1 test file and 0 lists in .*: no problems\n$/),
  });
  const directory = rulesIn({
    'number.yaml': RULES,
    'number.test.yaml': MET.replace('{ decision: allow }', '{ rules: { digits: true } }'),
  });
  const { exitCode, stdout } = await hookgate('check', directory);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('number.test.yaml:6:24 error unknown-rule');
});
