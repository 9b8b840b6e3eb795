import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Config, Flags } from '../../../src/config/config.ts';
import { loadConfig, loadDecisionLogConfig } from '../../../src/config/load-config.ts';
import { formatPlain } from '../../../src/diagnostics/format-text.ts';
import { unwrap } from '../../unwrap.ts';

const basic = { BASIC_AUTH_USER: 'okta', BASIC_AUTH_PASSWORD: 'a password of ours' };

/** A working directory with these files. */
function folder(files: Record<string, string> = {}): string {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-config-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  return directory;
}

function load(
  files: Record<string, string>,
  environment: Record<string, string> = {},
  flags: Flags = {},
): Config {
  return unwrap(loadConfig(flags, { directory: folder(files), environment }));
}

function problems(
  files: Record<string, string>,
  environment: Record<string, string> = basic,
  flags: Flags = {},
): string {
  const config = loadConfig(flags, { directory: folder(files), environment });
  return config.ok ? 'no problems' : formatPlain(config.problem);
}

test('config: without any setting listens on loopback, with a generated secret', () => {
  const config = load({});
  expect(config).toMatchObject({
    server: { host: '127.0.0.1', port: 8082, bodyLimit: 262_144 },
    admin: { host: '127.0.0.1', port: 9082, credentials: [] },
    rules: { directory: 'rules', gate: 'tests' },
    lint: { levels: {} },
    generated: true,
    decision: { deadline: 2000, debugContext: true },
    log: { level: 'info' },
    warnings: [],
  });
  const [first] = config.credentials;
  expect(first).toMatchObject({ kind: 'basic', password: expect.stringMatching(/^[\w-]{32}$/) });
  expect(load({}).credentials).not.toEqual(config.credentials);
});

test('tunnel: takes authtoken and domain from flags and environment, and counts as a proxy', () => {
  const ngrok = { NGROK_AUTHTOKEN: 'token', NGROK_DOMAIN: 'a.ngrok.app' };
  expect(load({}, ngrok).tunnel).toBeUndefined();
  expect(load({}, ngrok, { tunnel: true })).toMatchObject({
    server: { trustProxy: 1 },
    tunnel: { authtoken: 'token', domain: 'a.ngrok.app' },
  });
  const inFile = { 'config.yaml': 'server: { trustProxy: 2 }', '.env': 'NGROK_AUTHTOKEN=from-file' };
  expect(load(inFile, { NGROK_DOMAIN: '' }, { tunnelDomain: 'b.ngrok.app' })).toMatchObject({
    server: { trustProxy: 2 },
    tunnel: { authtoken: 'from-file', domain: 'b.ngrok.app' },
  });
  expect(load(inFile, { NGROK_DOMAIN: '' }, { tunnel: true }).tunnel).toEqual({ authtoken: 'from-file' });
});

test('config.example.yaml: is valid, and shows the defaults', () => {
  const example = readFileSync('config.example.yaml', 'utf8');
  expect(load({ 'config.yaml': example }, basic)).toEqual(load({}, basic));
  // What it shows as a comment has to be right, too.
  const uncommented = example
    .replaceAll(/^( *)# ( *(?:- )?\w+:(?: .*)?)$/gm, '$1$2')
    .replace('/run/secrets/hookgate-key', 'key');
  const environment = {
    ...basic,
    ADMIN_KEY: 'an admin key of ours',
    HOOKGATE_RECORD_KEY: 'sixteen letters!',
  };
  const oauth2 = { issuer: 'https://example.okta.com/oauth2/default', audience: 'api://default' };
  expect(load({ 'config.yaml': uncommented, key: 'a hook key of ours' }, environment)).toMatchObject({
    server: { networks: ['203.0.113.0/24'] },
    rules: { lastGood: 'var/last-good' },
    decisionLog: { key: 'sixteen letters!', mask: expect.arrayContaining(['data.context.user']) },
    credentials: [
      { kind: 'basic', username: 'okta', password: 'a password of ours' },
      { kind: 'header', name: 'x-hookgate-key', value: 'a hook key of ours' },
      {
        kind: 'oauth2',
        ...oauth2,
        scope: 'hookgate',
        clientIds: ['0oa1b2c3d4EXAMPLE'],
        jwksUri: `${oauth2.issuer}/v1/keys`,
        endpoints: ['/registrationHookSSR'],
      },
    ],
    admin: { credentials: [{ kind: 'header', name: 'x-admin-key', value: 'an admin key of ours' }] },
  });
});

test('config: reads lint levels and the gate', () => {
  const written = 'rules: { gate: lint }\nlint: { levels: { empty-list: off, denial-in-then: error } }\n';
  expect(load({ 'config.yaml': written })).toMatchObject({
    rules: { directory: 'rules', gate: 'lint' },
    lint: { levels: { 'empty-list': 'off', 'denial-in-then': 'error' } },
  });
  expect(problems({ 'config.yaml': 'lint: { levels: { emty-list: off, empty-list: none } }' })).toBe(
    'config.yaml:1:19 error unknown-key: "emty-list" is not a key of levels; did you mean "empty-list"?\n' +
      'config.yaml:1:47 error wrong-value: "none" is not one of the values allowed here; expected one of: error, warn, info, off\n',
  );
});

test('config: flags override the environment, which overrides .env and the file', () => {
  const files = {
    'config.yaml':
      'server: { host: 127.0.0.9, port: 1 }\nadmin: { port: 2 }\nrules: { directory: from-file }\n',
    '.env': 'PORT=3\nADMIN_PORT=4\n',
  };
  expect(load(files)).toMatchObject({
    server: { host: '127.0.0.9', port: 3 },
    admin: { port: 4 },
    rules: { directory: 'from-file' },
  });
  const environment = { PORT: '5', HOOKGATE_HOST: '127.0.0.5', HOOKGATE_RULES: 'from-env' };
  expect(load(files, environment)).toMatchObject({
    server: { host: '127.0.0.5', port: 5 },
    admin: { port: 4 },
    rules: { directory: 'from-env' },
  });
  const flags = { port: '6', host: '127.0.0.6', adminPort: '7', rules: 'from-flag' };
  expect(load(files, environment, flags)).toMatchObject({
    server: { host: '127.0.0.6', port: 6 },
    admin: { port: 7 },
    rules: { directory: 'from-flag' },
  });
});

test('config: the file of --config or HOOKGATE_CONFIG is the base of relative paths', () => {
  const files = {
    'a/one.yaml': 'rules: { directory: ./r }\n',
    'b/two.yaml': 'rules: { directory: /srv/rules }\n',
    'config.yaml': 'server: { port: 1 }\n',
  };
  expect(load(files, { HOOKGATE_CONFIG: 'b/two.yaml' }, { config: 'a/one.yaml' })).toMatchObject({
    rules: { directory: 'a/r' },
    server: { port: 8082 },
  });
  expect(load(files, { HOOKGATE_CONFIG: 'b/two.yaml' })).toMatchObject({
    rules: { directory: '/srv/rules' },
  });
});

describe('credentials', () => {
  test('are read from the environment or .env', () => {
    expect(load({}, basic)).toMatchObject({
      credentials: [{ kind: 'basic', username: 'okta', password: 'a password of ours' }],
      generated: false,
    });
    expect(load({ '.env': 'BASIC_AUTH_USER=okta\nBASIC_AUTH_PASSWORD="p w"\n' }).credentials).toEqual([
      { kind: 'basic', username: 'okta', password: 'p w' },
    ]);
  });

  test('are read from the file, with values from the environment and from files', () => {
    const auth =
      'auth:\n  - basic: { username: "${WHO}", password: "${file:secret}" }\n  - header: { name: X-Hookgate-Key, value: "a-${WHO}-z" }\n';
    expect(
      load({ 'config.yaml': auth, secret: 'from a file\n' }, { ...basic, WHO: 'kim' }).credentials,
    ).toEqual([
      { kind: 'basic', username: 'kim', password: 'from a file' },
      { kind: 'header', name: 'x-hookgate-key', value: 'a-kim-z' },
    ]);
  });

  test('of a file lose the line ends behind them, and keep spaces', () => {
    const auth = 'auth:\n  - header: { name: x, value: "hook-${file:secret}" }\n';
    expect(load({ 'config.yaml': auth, secret: ' a\r\n\n' }).credentials).toMatchObject([
      { value: 'hook- a' },
    ]);
  });

  test.each<[what: string, make: (path: string) => void, problem: string]>([
    ['an empty one', (path) => writeFileSync(path, ''), 'is empty'],
    ['one of spaces and ends of lines', (path) => writeFileSync(path, ' \t\r\n\n'), 'is empty'],
    [
      'a pipe that nobody writes to',
      (path) => execFileSync('sh', ['-c', 'mkfifo "$0"', path]),
      'is no regular file',
    ],
    ['a directory', (path) => mkdirSync(path), 'is no regular file'],
    ['one that has no end', (path) => symlinkSync('/dev/zero', path), 'is no regular file'],
    [
      'one that holds no secret',
      (path) => writeFileSync(path, 'x'.repeat(65_537)),
      'has more than 65536 bytes',
    ],
  ])('secret file: refuses %s, also as a part of a value', (_, make, problem) => {
    const auth = 'auth:\n  - header: { name: x, value: "hook-${file:secret}" }\n';
    const directory = folder({ 'config.yaml': auth });
    make(join(directory, 'secret'));
    expect(loadConfig({}, { directory, environment: {} })).toMatchObject({
      problem: [{ code: 'no-value', severity: 'error', message: `the file secret ${problem}` }],
    });
  });

  test('of the environment are refused if incomplete, empty or with a colon in the user name', () => {
    expect(problems({}, { BASIC_AUTH_USER: 'okta' })).toBe(
      'environment error credentials: BASIC_AUTH_PASSWORD is not set or empty; set it beside BASIC_AUTH_USER\n',
    );
    expect(problems({}, { BASIC_AUTH_PASSWORD: 'x' })).toContain('BASIC_AUTH_USER is not set or empty');
    expect(problems({}, { BASIC_AUTH_USER: 'a', BASIC_AUTH_PASSWORD: '' })).toContain(
      'BASIC_AUTH_PASSWORD is not set or empty',
    );
    expect(problems({}, { BASIC_AUTH_USER: 'a', BASIC_AUTH_PASSWORD: '  ' })).toContain(
      'BASIC_AUTH_PASSWORD is not set or empty',
    );
    expect(problems({}, { BASIC_AUTH_USER: 'a:b', BASIC_AUTH_PASSWORD: 'x' })).toContain(
      'BASIC_AUTH_USER holds a colon',
    );
  });

  test("the published pair of Okta's guide is a warning on loopback and an error elsewhere", () => {
    const published = { BASIC_AUTH_USER: 'admin', BASIC_AUTH_PASSWORD: 'supersecret' };
    expect(load({}, published).warnings).toMatchObject([{ code: 'published-secret', severity: 'warn' }]);
    expect(problems({}, { ...published, HOOKGATE_HOST: '0.0.0.0' })).toContain(
      'environment error published-secret',
    );
    const inFile =
      'server: { host: 10.0.0.1 }\nauth:\n  - header: { name: authorization, value: Basic YWRtaW46c3VwZXJzZWNyZXQ= }\n';
    expect(problems({ 'config.yaml': inFile })).toContain('config.yaml:3:5 error published-secret');
  });

  test('a short secret is a warning on loopback and an error elsewhere, behind a tunnel and for admin too', () => {
    const short = { BASIC_AUTH_USER: 'okta', BASIC_AUTH_PASSWORD: '15 characters !' };
    expect(load({}, short).warnings).toMatchObject([{ code: 'short-secret', severity: 'warn' }]);
    expect(problems({}, { ...short, HOOKGATE_HOST: '0.0.0.0' })).toBe(
      'environment error short-secret: this secret has fewer than 16 characters: it can be guessed; make another one (openssl rand -base64 24); 0.0.0.0 can be reached from other machines\n',
    );
    expect(problems({}, { ...short, NGROK_AUTHTOKEN: 't' }, { tunnel: true })).toContain(
      'environment error short-secret',
    );
    expect(problems({}, { ...basic, HOOKGATE_HOST: '0.0.0.0' })).toBe('no problems');
    const admin = (host: string) => ({
      'config.yaml': `admin: { host: ${host}, auth: [{ header: { name: x, value: fifteen-letters } }] }\n`,
    });
    expect(load(admin('127.0.0.1')).warnings).toMatchObject([{ code: 'short-secret', severity: 'warn' }]);
    expect(problems(admin('10.0.0.1'))).toContain('config.yaml:1:33 error short-secret');
  });

  test('HOST is ignored with a warning; HOOKGATE_HOST and PORT apply', () => {
    const told = [{ code: 'host-ignored', severity: 'warn', file: 'environment' }];
    expect(load({}, { HOST: '0.0.0.0', PORT: '1' })).toMatchObject({
      server: { host: '127.0.0.1', port: 1 },
      warnings: told,
    });
    expect(load({ '.env': 'HOST=0.0.0.0\n' })).toMatchObject({
      server: { host: '127.0.0.1' },
      warnings: told,
    });
    const inFile = { 'config.yaml': 'server: { host: 127.0.0.9 }\n' };
    expect(load(inFile, { HOST: '0.0.0.0' })).toMatchObject({
      server: { host: '127.0.0.9' },
      warnings: told,
    });
    expect(load({}, { HOST: '127.0.0.1' }).warnings).toEqual([]);
    expect(load({}, { HOST: 'x', HOOKGATE_HOST: '127.0.0.2' })).toMatchObject({
      server: { host: '127.0.0.2' },
      warnings: [],
    });
    expect(load({}, { HOST: 'x' }, { host: '127.0.0.3' })).toMatchObject({
      server: { host: '127.0.0.3' },
      warnings: [],
    });
  });

  test('a pair without its scheme is an error, for Okta and for admin, and is not repeated', () => {
    const yaml =
      'auth:\n  - header: { name: Authorization, value: "${PAIR}" }\nadmin: { auth: [{ header: { name: Authorization, value: "${PAIR}" } }] }\n';
    const pair = Buffer.from('okta:a-secret-of-ours').toString('base64');
    const found = problems({ 'config.yaml': yaml }, { PAIR: pair });
    expect(found).toMatch(
      /^config\.yaml:2:5 error basic-without-scheme: .*\nconfig\.yaml:3:17 error basic-without-scheme: .*\n$/,
    );
    expect(found).not.toMatch(/a-secret|b2t0YT/);
  });

  test('the published pair is refused for admin, too', () => {
    const yaml = 'admin: { host: 10.0.0.1, auth: [{ basic: { username: admin, password: supersecret } }] }\n';
    expect(problems({ 'config.yaml': yaml })).toContain('config.yaml:1:33 error published-secret');
  });
});

describe('oauth2', () => {
  const entry = (changes: Record<string, string>) => {
    const values = {
      issuer: 'https://x.okta.com/oauth2/default',
      audience: 'api://default',
      scope: 'hookgate',
    };
    const written = Object.entries({ ...values, ...changes }).map(([key, value]) => `${key}: "${value}"`);
    return { 'config.yaml': `auth:\n  - oauth2: { ${written.join(', ')} }\n` };
  };

  test('the keys are below the issuer, unless jwksUri is given', () => {
    expect(load(entry({})).credentials).toEqual([
      {
        kind: 'oauth2',
        issuer: 'https://x.okta.com/oauth2/default',
        audience: 'api://default',
        scope: 'hookgate',
        jwksUri: 'https://x.okta.com/oauth2/default/v1/keys',
      },
    ]);
    expect(load(entry({ jwksUri: 'https://keys.example/' })).credentials).toMatchObject([
      { jwksUri: 'https://keys.example/' },
    ]);
  });

  test.each([
    ['of the org', { issuer: 'https://x.okta.com' }, 'config.yaml:2:23 error org-authorization-server: '],
    ['of a preview org', { issuer: 'https://x.oktapreview.com' }, 'error org-authorization-server: '],
    [
      'without TLS',
      { issuer: 'http://as.example/x' },
      'config.yaml:2:23 error plain-http: issuer begins with http',
    ],
    [
      'whose keys come without TLS',
      { jwksUri: 'http://127.0.0.1.as.example/' },
      'error plain-http: jwksUri begins',
    ],
    [
      'that is no address',
      { issuer: 'https://[x/y' },
      'config.yaml:2:23 error issuer: issuer is not an address',
    ],
    [
      'without an issuer',
      { issuer: '${EMPTY}' },
      'config.yaml:2:23 error wrong-value: this value is not allowed',
    ],
    ['without an audience', { audience: '${EMPTY}' }, 'error empty: this text must not be empty'],
    [
      'without a scope',
      { scope: '${EMPTY}' },
      'error wrong-value: this value is not allowed here; write one scope',
    ],
    ['with two scopes', { scope: 'a b' }, 'error wrong-value: '],
  ])('the issuer %s is refused (case 40)', (_, changes, expected) => {
    expect(problems(entry(changes), { EMPTY: '' })).toContain(expected);
  });

  test.each(['http://127.0.0.1:8/x', 'http://localhost:8/x', 'http://[::1]:8/x', 'https://login.example'])(
    '%s is accepted: on this machine, or one whose tokens can be read',
    (issuer) => expect(problems(entry({ issuer }))).toBe('no problems'),
  );
});

test('config: included files are absolute, independent of the working directory', () => {
  const files = { 'etc/config.yaml': 'auth:\n  - header: { name: x, value: "${file:../run/a}${file:b}" }\n' };
  const directory = folder({ ...files, 'run/a': 'a', 'etc/b': 'b' });
  expect(unwrap(loadConfig({ config: 'etc/config.yaml' }, { directory, environment: {} }))).toMatchObject({
    included: [join(directory, 'run/a'), join(directory, 'etc/b')],
    credentials: [{ value: 'ab' }],
  });
  expect(load({}).included).toEqual([]);
});

describe('config: problems have a place', () => {
  test.each([
    [
      'an unset variable, by name',
      'auth:\n  - header: { name: x, value: "${HOOKGATE_KEY}" }\n',
      'config.yaml:2:31 error no-value: the environment variable HOOKGATE_KEY is not set; set it, or write it to .env',
    ],
    [
      'a file that is not there',
      'auth:\n  - header: { name: x, value: "${file:/no/such}" }\n',
      'config.yaml:2:31 error no-value: the file /no/such cannot be read; create it, or check its path and permissions',
    ],
    [
      'an unknown key',
      'server:\n  prot: 1\n',
      'config.yaml:2:3 error unknown-key: "prot" is not a key of server; did you mean "port"?',
    ],
    [
      'a port that is none',
      'server:\n  port: 99999\n',
      'config.yaml:2:9 error wrong-value: write a port between 0 and 65535',
    ],
    [
      'a duration that is none',
      'decision:\n  deadline: 2 seconds\n',
      'config.yaml:2:13 error wrong-value: "2 seconds" is not allowed here; write a duration such as 2s or 500ms',
    ],
    [
      'an empty secret',
      'auth:\n  - basic: { username: a, password: "" }\n',
      'config.yaml:2:37 error empty: ',
    ],
    ['an empty list of credentials', 'auth: []\n', 'config.yaml:1:7 error empty: auth must not be empty'],
    [
      'an empty list of what is masked',
      'decisionLog: { record: masked, mask: [] }\n',
      'config.yaml:1:38 error empty: mask must not be empty; leave it out to mask whatever says something of a person',
    ],
    [
      'an empty list of clients',
      'auth: [{ oauth2: { issuer: "https://x.okta.com/a", audience: a, scope: s, clientIds: [] } }]\n',
      'config.yaml:1:86 error empty: clientIds must not be empty; name at least one client, or leave clientIds out',
    ],
    [
      'an empty list of paths',
      'auth: [{ basic: { username: a, password: a password of ours }, endpoints: [] }]\n',
      'config.yaml:1:75 error empty: endpoints must not be empty; name at least one path',
    ],
    [
      'an empty list of networks',
      'server: { networks: [] }\n',
      'config.yaml:1:21 error empty: networks must not be empty; name at least one network',
    ],
    ['lists without anything', 'auth:\nserver: { networks: }\n', 'error wrong-type: expected a list'],
    [
      'a client of spaces',
      'auth: [{ oauth2: { issuer: "https://x.okta.com/a", audience: a, scope: s, clientIds: [" "] } }]\n',
      'error wrong-value: this value is not allowed here; write a client id',
    ],
    [
      'an audience of spaces',
      'auth: [{ oauth2: { issuer: "https://x.okta.com/a", audience: " ", scope: s } }]\n',
      'error wrong-value: this value is not allowed here; an audience is more than spaces',
    ],
    [
      'an empty user name',
      'auth: [{ basic: { username: "", password: a password of ours } }]\n',
      'error wrong-value: this value is not allowed here; a user name is not empty',
    ],
    [
      'an empty header value',
      'auth: [{ header: { name: x, value: "" } }]\n',
      "error wrong-value: this value is not allowed here; a header's value is",
    ],
    [
      'a key that is too short',
      'decisionLog: { key: secret }\n',
      'config.yaml:1:21 error wrong-value: a key has at least 16 characters\n',
    ],
    [
      'a folder for the decision log',
      'decisionLog: { to: ./var/ }\n',
      'config.yaml:1:20 error log-not-a-file: "./var/" is a directory',
    ],
    [
      'a credential of two kinds',
      'auth:\n  - basic: { username: a, password: b }\n    header: { name: x, value: y }\n',
      'config.yaml:3:5 error wrong-value: this value is one too many; a credential is one of basic, header and oauth2',
    ],
    ['YAML that is none', 'server: [\n', 'config.yaml:1:9 error yaml-syntax: the bracket [ is not closed'],
    [
      'a network that is none',
      'server:\n  networks: [10.0.0.0/8, 203.0.113.300]\n',
      'config.yaml:2:26 error network: "203.0.113.300" is neither an address nor a network; write an address such as',
    ],
    [
      'a network that is longer than an address',
      'server:\n  networks: ["2001:db8::/32", 10.0.0.0/33]\n',
      'config.yaml:2:31 error network: "10.0.0.0/33" is neither',
    ],
    [
      'endpoints where there are none',
      'admin:\n  auth:\n    - header: { name: x, value: y }\n      endpoints: [/version]\n',
      'config.yaml:4:18 error admin-endpoints: ',
    ],
    [
      'an admin listener that others can reach',
      'admin:\n  host: 0.0.0.0\n',
      'config.yaml:2:9 error admin-exposed',
    ],
  ])('%s', (_, text, expected) => {
    expect(problems({ 'config.yaml': text })).toContain(expected);
  });

  test('invalid ports of flags and variables', () => {
    expect(problems({}, basic, { port: 'x' })).toContain('command line error port: --port is "x"');
    expect(problems({}, { ...basic, PORT: '70000' })).toContain('environment error port: PORT is "70000"');
    expect(problems({}, { ...basic, ADMIN_PORT: '-1' })).toContain(
      'environment error port: ADMIN_PORT is "-1"',
    );
  });

  test('an empty flag is refused, because an empty host would be every address; an empty variable counts as unset', () => {
    expect(problems({}, basic, { host: '' })).toBe(
      'command line error empty: --host is empty; give it a value, or leave it out\n',
    );
    expect(load({}, { ...basic, HOOKGATE_HOST: '', HOST: '', PORT: '', HOOKGATE_RULES: '' })).toMatchObject({
      server: { host: '127.0.0.1', port: 8082 },
      rules: { directory: 'rules' },
    });
  });

  test('an unreadable .env', () => {
    expect(problems({ '.env/x': '' })).toContain('.env error no-config');
  });

  test('no secret is shown, not even an invalid one', () => {
    const auth = (value: string) => ({
      'config.yaml': `auth:\n  - header: { name: x-key, value: ${value} }\n`,
    });
    const shown = [
      problems(auth('"${KEY}"'), { KEY: 'topsecret\n' }),
      problems(auth('0123456789')),
      problems(auth('4711')),
      problems(auth('"schön"')),
    ];
    expect(shown.join('')).not.toMatch(/topsecret|0123456789|4711|schön/);
    expect(shown.every((text) => text.startsWith('config.yaml:2:35 error '))).toBe(true);
  });

  test('a missing configuration file', () => {
    expect(problems({}, basic, { config: 'gone.yaml' })).toBe(
      'gone.yaml error no-config: the configuration file cannot be read; check the path given with --config or HOOKGATE_CONFIG\n',
    );
  });

  test('all problems are reported together', () => {
    expect(
      problems({ 'config.yaml': 'sevrer: 1\nlog: { level: loud }\n' }).split('\n').filter(Boolean).length,
    ).toBe(2);
  });
});

test('deadline: warns of one that is longer than Okta waits', () => {
  expect(load({ 'config.yaml': 'decision: { deadline: 3s }\n' }).warnings).toMatchObject([
    { code: 'deadline', severity: 'warn', range: { start: { line: 1, column: 23 } } },
  ]);
  expect(load({ 'config.yaml': 'decision: { deadline: 2999ms }\n' }).warnings).toEqual([]);
});

test.each(['1', '"1"'])('server.workers: accepts %s for older configurations', (value) => {
  expect(problems({ 'config.yaml': `server: { workers: ${value} }\n` })).toBe('no problems');
});

test.each(['2', 'auto', '0'])(
  'server.workers: refuses %s and names server.reusePort and the systemd unit',
  (value) => {
    const found = problems({ 'config.yaml': `server: { workers: ${value} }\n` });
    expect(found).toContain('server.reusePort');
    expect(found).toContain('deploy/systemd/hookgate@.service');
  },
);

test.each(['"99999"', '65536'])('ports: the file refuses %s at its place', (port) => {
  const found = problems({ 'config.yaml': `server: { port: ${port} }\n` });
  expect(found).toMatch(/^config\.yaml:1:17 error wrong-value: .*write a port between 0 and 65535\n$/);
});

test('config: defaults come from the schema, also beside given keys', () => {
  const { properties } = JSON.parse(readFileSync('schema/config.schema.json', 'utf8'));
  expect(properties.decision.properties.maxInFlight.default).toBe(load({}).decision.maxInFlight);
  const config = load({ 'config.yaml': 'decisionLog: { to: x.jsonl, rotate: { keep: 3 } }\n' });
  expect(config.decisionLog).toMatchObject({
    record: 'none',
    required: false,
    rotate: { size: 100 * 1024 * 1024, age: 86_400_000, keep: 3 },
  });
});

test.each(['', 'decisionLog:\n', 'auth:\n'])('decision log part: %j has the defaults', (text) => {
  const directory = folder({ 'config.yaml': text });
  expect(loadDecisionLogConfig({}, { directory, environment: {} }, true)).toMatchObject({
    ok: true,
    value: { to: 'stdout' },
  });
});

test('server.reusePort: is refused on systems other than Linux', () => {
  const files = { 'config.yaml': 'server: { reusePort: true }\n' };
  const { platform } = process;
  onTestFinished(() => void Object.defineProperty(process, 'platform', { value: platform }));
  Object.defineProperty(process, 'platform', { value: 'linux' });
  expect(load(files, basic).server.reusePort).toBe(true);
  Object.defineProperty(process, 'platform', { value: 'darwin' });
  expect(problems(files)).toContain(
    'config.yaml:1:22 error reuse-port: several instances on one port need Linux; this is darwin',
  );
});

test('config: is frozen', () => {
  expect(Object.isFrozen(load({}))).toBe(true);
});
