import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadConfig } from '../../../src/config/load-config.ts';
import { decide } from '../../../src/decisions/decide.ts';
import { isError } from '../../../src/diagnostics/diagnostic.ts';
import type { HookRequest } from '../../../src/hooks/envelope.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { buildRuleSet } from '../../../src/rule-set/build-rule-set.ts';
import { parseSnapshot } from '../../../src/rule-set/load.ts';
import type { RuleSet } from '../../../src/rule-set/rule-set.ts';
import { mutated } from './mutations.ts';
import { isReferable, letsIn } from './reference-decision.ts';
import { PATIENCE, runs } from './runs.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const YAML = [
  ...['&a ', '*a', '<<: ', '!!binary ', '!!int ', '!x ', '---\n', '...\n', '%YAML 1.1\n---\n', '\t', '\0'],
  ...['\ufeff', '\u2028', '\r', ': ', '- ', '#', '|\n', '>\n', '{', '}', '[', ']', '"', "'", '? ', '@', '`'],
  ...['__proto__: ', 'constructor: ', 'null', '~', '[]', '{}', '1e3', '.inf', '0x1f', 'yes', '2026-01-01'],
];

/** Requests that the shipped rules let in, and others. */
const requests: HookRequest[] = [
  ...Object.values(samples),
  ...[
    { email: 'kim@okta.com', login: 'kim@okta.com', employeeNumber: '1234' },
    { email: 'kim@okta.com', login: 'kim@evil.com', employeeNumber: '1234' },
    { email: 'kim@okta.com', login: 'kim@okta.com' },
    {},
  ].map((userProfile) => ({ ...samples.ssr, data: { userProfile } })),
  { ...samples.pp, data: { userProfileUpdate: { employeeNumber: 'x' } } },
  { ...samples.pp, requestType: 'another' },
];

const names = readdirSync('rules').filter((name) => /^[\w-]+\.yaml$/.test(name));
const ruleFile = fc.constantFrom(...names).chain((name) => {
  const text = readFileSync(`rules/${name}`, 'utf8');
  const words = [...YAML, 'not:', 'all:', 'any:', 'otherwise:', 'then:', 'allow', 'deny: true', 'condition'];
  return mutated(text, [...words, 'rules:', 'present', 'equal', 'digits', 'emailDomainIn', 'not:digits']);
});

/** The rules of one file, beside the shipped list. */
function load(text: string): { ruleSet?: RuleSet; errors: number } {
  const list = readFileSync('rules/lists/corporate-domains.txt', 'utf8');
  const texts = [
    { path: 'rules/x.yaml', kind: 'rules' as const, text },
    { path: 'rules/lists/corporate-domains.txt', kind: 'list' as const, text: list },
  ];
  const { ruleSet, diagnostics } = buildRuleSet(parseSnapshot({ texts, diagnostics: [] }), 'v', { now: NOW });
  return { ...(ruleSet && { ruleSet }), errors: diagnostics.filter(isError).length };
}

test('whatever a rule file became: it is refused with a reason, or decides as the reference says', {
  timeout: PATIENCE,
}, async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(ruleFile, async (text) => {
      const { ruleSet, errors } = load(text);
      expect(ruleSet === undefined).toBe(errors > 0);
      seen.add(ruleSet === undefined ? 'refused' : 'loaded');
      for (const endpoint of ruleSet?.endpoints.values() ?? []) {
        for (const request of requests) {
          const { kind } = await decide({ id: 'x', version: 'v', endpoint, request, time: NOW });
          if (kind === 'deny' || !isReferable(endpoint.source.value)) continue;
          const lists = { 'corporate-domains': ['okta.com', '*.okta.com'] };
          expect(letsIn(endpoint.source.value, lists, request)).toBe(true);
          seen.add('let in');
        }
      }
    }),
    runs(400),
  );
  expect(seen).toEqual(new Set(['refused', 'loaded', 'let in']));
});

test('whatever the configuration became: it is refused with a reason, or asks for credentials', {
  timeout: PATIENCE,
}, () => {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-fuzz-'));
  const example = readFileSync('config.example.yaml', 'utf8');
  // With the example's credentials in effect, so that they are mutated too.
  const text = example.replaceAll(/^# (auth:| {2}- basic:.*| {2}- header:.*)$/gm, '$1');
  const environment = { BASIC_AUTH_USER: 'okta', BASIC_AUTH_PASSWORD: 'pass', ADMIN_KEY: 'k' };
  const words = [...YAML, '${BASIC_AUTH_USER}', '${', '${file:', '2s', '256kb', 'auth:', '0.0.0.0', '-1'];
  const seen = new Set<string>();
  fc.assert(
    fc.property(mutated(text, words), (changed) => {
      writeFileSync(join(directory, 'config.yaml'), changed);
      const config = loadConfig({}, { directory, environment });
      if (!config.ok) {
        seen.add('refused');
        expect(config.problem.some(isError)).toBe(true);
      } else {
        seen.add('taken');
        expect(config.value.credentials.length).toBeGreaterThan(0);
        expect(config.value.decision.deadline).toBeGreaterThan(0);
        expect(config.value.server.bodyLimit).toBeGreaterThan(0);
      }
    }),
    runs(400),
  );
  expect(seen).toEqual(new Set(['refused', 'taken']));
});
