import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

/** Which folder of src may import which: the ground floor first. */
const MAY_IMPORT: Record<string, string[]> = {
  diagnostics: [],
  telemetry: ['diagnostics'],
  rules: ['diagnostics'],
  hooks: ['diagnostics', 'rules'],
  engine: ['diagnostics', 'rules'],
  decisions: ['diagnostics', 'engine', 'hooks', 'rules'],
  lint: ['decisions', 'diagnostics', 'engine', 'hooks', 'rules'],
  'rule-tests': ['decisions', 'diagnostics', 'engine', 'hooks', 'rules'],
  'recorded-requests': ['decisions', 'diagnostics', 'engine', 'hooks', 'rules'],
  'decision-log': ['decisions', 'diagnostics', 'engine', 'hooks', 'recorded-requests', 'rules', 'telemetry'],
  config: ['decision-log', 'diagnostics', 'hooks', 'rules'],
  'rule-set': ['decisions', 'diagnostics', 'lint', 'rule-tests', 'rules'],
  reload: ['decisions', 'diagnostics', 'lint', 'rule-set', 'rules'],
  diff: [
    ...['decision-log', 'decisions', 'diagnostics', 'engine', 'hooks', 'recorded-requests', 'rule-set'],
    ...['rule-tests', 'rules'],
  ],
  http: ['config', 'decisions', 'diagnostics', 'hooks', 'reload', 'rule-set', 'rules'],
  'okta-simulator': ['diagnostics', 'hooks', 'rules'],
  console: [
    ...['config', 'decision-log', 'decisions', 'diagnostics', 'diff', 'engine', 'hooks', 'http', 'lint'],
    ...['okta-simulator', 'recorded-requests', 'reload', 'rule-set', 'rule-tests', 'rules'],
  ],
  serve: [
    ...['config', 'console', 'decision-log', 'decisions', 'diagnostics', 'diff', 'engine', 'hooks', 'http'],
    ...['reload', 'rule-set', 'rules', 'telemetry'],
  ],
  cli: [
    ...['config', 'decision-log', 'decisions', 'diagnostics', 'diff', 'engine', 'hooks', 'http', 'lint'],
    ...['okta-simulator', 'recorded-requests', 'reload', 'rule-set', 'rule-tests', 'rules', 'serve'],
    'telemetry',
  ],
  'main.ts': ['cli'],
};

/** The one place that knows a package. */
const HOMES: Record<string, string[]> = {
  yaml: ['diagnostics/yaml.ts'],
  ajv: ['diagnostics/schema-check.ts', 'diagnostics/schema-explanations.ts'],
  'fast-xml-builder': ['diagnostics/junit.ts', 'okta-simulator/saml/assertion-xml.ts'],
  'fastest-levenshtein': ['diagnostics/suggest.ts'],
  re2js: ['diagnostics/schema-check.ts', 'engine/operators/pattern.ts', 'decisions/liquid/fact-filters.ts'],
  'csv-parse': ['rules/lists/csv-list.ts'],
  tr46: ['engine/operators/email.ts'],
  'libphonenumber-js': ['engine/operators/phone-countries.ts'],
  'json-rules-engine': ['engine/'],
  liquidjs: ['decisions/template.ts', 'decisions/liquid/'],
  uuid: ['decisions/liquid/fact-filters.ts'],
  '@formatjs/intl-localematcher': ['decisions/languages.ts'],
  chokidar: ['rule-set/watcher.ts'],
  express: ['http/', 'okta-simulator/registration/sign-in-api.ts', 'console/router.ts'],
  pino: ['telemetry/log.ts'],
  'prom-client': ['telemetry/metrics.ts'],
  birpc: ['reload/'],
  '@opentelemetry/api': ['telemetry/spans.ts'],
  '@opentelemetry/sdk-trace': ['telemetry/spans.ts'],
  '@opentelemetry/resources': ['telemetry/spans.ts'],
  '@opentelemetry/exporter-trace-otlp-proto': ['telemetry/spans.ts'],
  jose: ['http/auth/', 'okta-simulator/scenarios/'],
  compression: ['console/router.ts'],
  'express-rate-limit': ['http/auth/'],
  'lru-cache': ['http/'],
  '@ngrok/ngrok': ['serve/tunnel.ts'],
  commander: ['cli/'],
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
const imports = files.flatMap((file) => {
  const text = readFileSync(join('src', file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'|\bimport\('([^']+)'\)/gms)].map(
    ([, target, lazy = '']) => ({
      file,
      target: target ?? lazy,
    }),
  );
});
const folderOf = (file: string): string => file.split('/')[0] ?? '';
const inside = imports
  .filter(({ target }) => target.startsWith('.'))
  .map(({ file, target }) => ({ file, target: relative('.', join(dirname(file), target)) }));

test('folders import only what stands below them', () => {
  const wrong = inside.filter(({ file, target }) => {
    const [from, to] = [folderOf(file), folderOf(target)];
    return from !== to && to !== '..' && !MAY_IMPORT[from]?.includes(to);
  });
  expect(wrong).toEqual([]);
  expect(new Set(files.map(folderOf))).toEqual(new Set(Object.keys(MAY_IMPORT)));
});

test('what stands outside of src is only the schemas', () => {
  expect(
    inside.filter(
      ({ target }) =>
        target.startsWith('..') && !/^\.\.\/schema\/[a-z-]+\.(schema\.json|validator\.js)$/.test(target),
    ),
  ).toEqual([]);
});

test('no files import each other in a circle', () => {
  const targets = Map.groupBy(inside, ({ file }) => file);
  const clean = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [[...path.slice(path.indexOf(file)), file].join(' -> ')];
    if (clean.has(file)) return [];
    const circles = (targets.get(file) ?? []).flatMap(({ target }) => visit(target, [...path, file]));
    if (circles.length === 0) clean.add(file);
    return circles;
  };
  expect([...new Set(visit('main.ts', []))]).toEqual([]);
});

test('every package has its home', () => {
  const packageOf = (target: string) =>
    target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : (target.split('/')[0] ?? '');
  const outside = imports.filter(({ target }) => !target.startsWith('.') && !target.startsWith('node:'));
  expect(
    outside.filter(({ file, target }) => !HOMES[packageOf(target)]?.some((home) => file.startsWith(home))),
  ).toEqual([]);
  expect(outside.filter(({ target }) => builtinModules.includes(target))).toEqual([]);
});

test('the engine knows nothing of Okta, and the core no file, socket, clock or environment', () => {
  for (const file of files.filter((name) =>
    /^(diagnostics|rules|engine|hooks|decisions|lint|rule-tests|diff)\//.test(name),
  )) {
    const text = readFileSync(join('src', file), 'utf8');
    expect(text, file).not.toMatch(/from 'node:(fs|http|child_process|worker_threads|process)/);
    expect(text, file).not.toMatch(/process\.|Date\.now|new Date\(\)/);
    if (file.startsWith('engine/')) expect(text.replaceAll(/okta\.com/g, ''), file).not.toMatch(/okta/i);
  }
});

test('the environment is read in one place; beside it, only git is looked for in PATH', () => {
  const readers = files.filter((file) =>
    /process\.(env|argv|exitCode)/.test(readFileSync(join('src', file), 'utf8')),
  );
  expect(readers.toSorted()).toEqual(['main.ts', 'rule-set/git/find-git.ts']);
});

test('every production dependency earns its line in docs/dependencies.md', () => {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const lines = readFileSync('docs/dependencies.md', 'utf8');
  const missing = Object.keys({ ...dependencies, ...optionalDependencies }).filter(
    (name) => !lines.includes(`| ${name} |`),
  );
  expect(missing).toEqual([]);
  expect(Object.values(dependencies).every((version) => /^\d/.test(String(version)))).toBe(true);
});
