import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadRules } from '../../../src/rule-set/load.ts';
import { listening } from '../../local-server.ts';
import { startService } from '../../unit/http/service.ts';
import { hookgate, hookgateWith } from './hookgate.ts';

const SECRET = `Basic ${btoa('okta:a-secret')}`;
const environment = { BASIC_AUTH_USER: 'okta', BASIC_AUTH_PASSWORD: 'a-secret' };

test('simulate: shows the effect of token and SAML rules of the rules directory, or of one hook', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-simulate-hooks-'));
  mkdirSync(join(directory, 'rules'));
  const rules = (hook: string, change: string) => `version: 1
hook: ${hook}
endpoint: /${hook}
default: continue
rules:
  - name: users
    when: { fact: data.context.user.id, operator: present }
    then: ${change}
    otherwise: { deny: true, error: { errorSummary: Only people. } }
`;
  writeFileSync(join(directory, 'rules/token.yaml'), rules('token', '{ accessToken: { lifetime: 15m } }'));
  const assertion = '{ assertion: { nameId: "{{ data.context.user.id }}", sessionLifetime: 8h } }';
  writeFileSync(join(directory, 'rules/saml.yaml'), rules('saml', assertion));
  const { ruleSet } = await loadRules(join(directory, 'rules'));
  const { listener } = await startService({ rules: () => ruleSet });
  onTestFinished(() => listener.close(0));
  const url = `http://127.0.0.1:${listener.port}`;
  const simulated = (...args: string[]) =>
    hookgateWith({ directory, environment }, 'simulate', '--url', url, ...args);

  const all = await simulated();
  expect(all).toMatchObject({ exitCode: 0, stderr: '' });
  expect(all.stdout).toMatch(/access token +~ lifetime in seconds: 3600 → 900\n/);
  expect(all.stdout).toContain('issues no token; the client gets server_error: Only people.\n');
  expect(all.stdout).toMatch(/assertion +~ NameID: "rosario\.jones@example\.com" → "00u48gwcu01WxvNo"\n/);
  expect(all.stdout).toMatch(/\+ SessionNotOnOrAfter: "20/);
  expect(all.stdout).toMatch(/\n11 scenarios: 0 errors, \d+ warnings?\n$/);

  const { stdout } = await simulated('--hook', 'saml', '--only', 'saml');
  expect(stdout).toContain(`${url}/saml\n`);
  expect(stdout).not.toContain(`${url}/token\n`);
});

describe('simulate: --hook', () => {
  const commands = [
    {
      type: 'com.okta.access.patch',
      value: [
        { op: 'add', path: '/claims/note', value: `a\u001b[31m${'x'.repeat(100)}` },
        { op: 'replace', path: '/claims/firstName', value: 'Rose' },
        { op: 'remove', path: '/claims/uid' },
      ],
    },
  ];
  const simulated = async (body: object, ...more: string[]) => {
    const origin = await listening((_request, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    });
    const args = ['simulate', '--url', `${origin}/x`, '--hook', 'token', '--auth', SECRET, '--only', 'token'];
    return hookgate(...args, ...more);
  };

  test('shows the tokens before and after a reply of another service', async () => {
    const operations = commands[0]?.value.slice(0, 2);
    const { exitCode, stdout } = await simulated({ commands: [{ ...commands[0], value: operations }] });
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      `
      Okta          issues the tokens with the changes
      ID token        lifetime in seconds: 3600
                      12 others unchanged
      access token  ~ claim firstName: "Rosario" → "Rose"
                    + claim note: "a\\u001b[31m${'x'.repeat(68)}…
                      lifetime in seconds: 3600
                      7 others unchanged
`,
    );
    // A service has no firstName.
    expect(stdout).toContain(
      'error not-applicable: commands[0].value[1]: replace of /claims/firstName cannot',
    );
  });

  test('shows that one operation voids all others', async () => {
    const { exitCode, stdout } = await simulated({ commands });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Okta          issues the tokens unchanged, because it cannot use the reply\n');
    expect(stdout).toContain(
      'error reserved-claim: commands[0].value[2]: "uid" is a claim of an access token',
    );
    expect(stdout).not.toContain('→');
  });

  test('shows the error that the client gets', async () => {
    const { exitCode, stdout } = await simulated({ error: { errorSummary: 'Ask Kim.' } });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Okta  issues no token; the client gets server_error: Ask Kim.\n');
  });

  test('writes the SAML responses as JSON', async () => {
    const { stdout } = await simulated({}, '--hook', 'saml', '--only', 'saml', '--format', 'json');
    const [{ steps }] = JSON.parse(stdout).played;
    const { before, after } = steps[0].issued[0].xml;
    expect(before).toMatch(
      /^<saml2p:Response .*<saml2:NameID .*>rosario\.jones@example\.com<\/saml2:NameID>/,
    );
    expect(after).toBe(before);
  });
});
