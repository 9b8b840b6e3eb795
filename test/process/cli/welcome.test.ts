import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startRecord, startupBanner } from '../../../src/cli/startup-banner.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { loadRules } from '../../../src/rule-set/load.ts';
import type { Service } from '../../../src/serve/start-service.ts';
import { ruleSetOf } from '../../rule-set-of.ts';
import { unwrap } from '../../unwrap.ts';

const { ruleSet } = await loadRules('rules');
const listener = { host: '127.0.0.1', port: 1 };
const service = { rules: { current: ruleSet }, hook: listener, admin: listener } as unknown as Service;
const configured = { BASIC_AUTH_USER: 'okta', BASIC_AUTH_PASSWORD: 'a-secret-of-ours' };
const hidden = 'Basic (base64 of okta:password)';
const shown = `Basic ${Buffer.from('okta:a-secret-of-ours').toString('base64')}`;
const madeUp = /^Basic [\w+/=]{40,}$/;

test.each<[environment: Record<string, string>, host: string, terminal: boolean, secret: unknown]>([
  [configured, '127.0.0.1', true, shown],
  [configured, '127.0.0.1', false, hidden],
  [configured, '0.0.0.0', true, hidden],
  [configured, '0.0.0.0', false, hidden],
  [{}, '127.0.0.1', false, expect.stringMatching(madeUp)],
  [{}, '0.0.0.0', false, expect.stringMatching(madeUp)],
])(
  'startup banner: with %o on %s (terminal: %s) shows the secret as %s',
  (environment, host, terminal, secret) => {
    const directory = mkdtempSync(join(tmpdir(), 'hookgate-welcome-'));
    const config = unwrap(loadConfig({ host }, { directory, environment }));
    const start = startRecord(config, service, undefined, terminal);
    const greeting = startupBanner(start, config, undefined, (_, text) => text);
    expect(/Authentication secret +(.+)/.exec(greeting)?.[1]).toEqual(secret);
  },
);

test('startup banner: names the hooks without whose reply Okta continues', () => {
  const { ruleSet: signIn } = ruleSetOf(
    'version: 1\nhook: token\nendpoint: /token\ndefault: continue\nrules: [{ name: a, when: { fact: eventId, operator: present }, then: deny }]\n',
  );
  const config = unwrap(loadConfig({}, { directory: tmpdir(), environment: configured }));
  const banner = (current: unknown) => {
    const start = startRecord(config, { ...service, rules: { current } } as never, undefined, true);
    return startupBanner(start, config, undefined, (_, text) => text);
  };
  expect(banner(signIn)).toContain('/token  token hook (1 rule)');
  expect(banner(signIn)).toContain(
    'Without a reply, or with a wrong secret, Okta continues unchanged: token hook.',
  );
  expect(banner(ruleSet)).not.toContain('Without a reply');
});
