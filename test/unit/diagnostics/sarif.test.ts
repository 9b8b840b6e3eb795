import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { formatSarif, type SarifOptions } from '../../../src/diagnostics/format-sarif.ts';
// As https://json.schemastore.org/sarif-2.1.0-rtm.5.json has it, out of Microsoft's npm package @microsoft/jest-sarif.
import published from '../../fixtures/sarif-2.1.0-rtm.5.schema.json' with { type: 'json' };

interface Log {
  runs: {
    tool: { driver: { version: string; rules: { id: string }[] } };
    results: {
      ruleId: string;
      ruleIndex: number;
      level: string;
      message: { text: string };
      locations: { physicalLocation: { artifactLocation: object; region?: object } }[];
      partialFingerprints: Record<string, string>;
    }[];
  }[];
}

// It is written for draft 4, and uses only what later drafts read alike.
const { $schema: _, id: __, ...schema } = published;
const validate = new Ajv({
  strict: false,
  allErrors: true,
  // One of its patterns has a bracket that Unicode mode refuses.
  unicodeRegExp: false,
  formats: {
    uri: (text) => URL.canParse(text),
    'uri-reference': (text) => /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/.test(text) && !/%(?![\da-f]{2})/i.test(text),
    'date-time': true,
  },
}).compile(schema);

/** The log of some findings, which has to be what the schema says. */
function runOf(diagnostics: Diagnostic[], options: Partial<SarifOptions> = {}) {
  const log = JSON.parse(formatSarif(diagnostics, { textOf: () => undefined, version: '1.2.3', ...options }));
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  const [run] = (log as Log).runs;
  if (run === undefined) throw new Error('there is no run');
  return run;
}

function finding(more: Partial<Diagnostic> = {}): Diagnostic {
  const range = { start: { line: 2, column: 4 }, end: { line: 2, column: 7 } };
  return {
    code: 'wrong-value',
    severity: 'error',
    message: 'it is wrong',
    file: 'rules/a.yaml',
    range,
    ...more,
  };
}

test('sarif: the schema refuses an invalid log', () => {
  expect(validate({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
});

test('sarif: a log without findings has no results', () => {
  expect(runOf([])).toMatchObject({
    tool: { driver: { name: 'hookgate', version: '1.2.3', rules: [] } },
    results: [],
  });
});

test('sarif: a finding has rule, level, message and location', () => {
  const run = runOf([finding({ hint: 'mend it' }), finding({ code: 'empty', severity: 'warn' })]);
  expect(run.results).toMatchObject([
    {
      ruleId: 'wrong-value',
      level: 'error',
      message: { text: 'it is wrong; mend it' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'rules/a.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 2, startColumn: 4, endLine: 2, endColumn: 7 },
          },
        },
      ],
    },
    { ruleId: 'empty', level: 'warning' },
  ]);
  for (const { ruleId, ruleIndex } of run.results) {
    expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  }
  expect(runOf([finding({ severity: 'info' })]).results[0]?.level).toBe('note');
});

test('sarif: a finding about a whole file has no region', () => {
  const { range: _, ...whole } = finding();
  const [location] = runOf([whole]).results[0]?.locations ?? [];
  expect(location?.physicalLocation).not.toHaveProperty('region');
});

test.each([
  ['rules/free mail#1/ä.yaml', { uri: 'rules/free%20mail%231/%C3%A4.yaml', uriBaseId: '%SRCROOT%' }],
  ['a:b.yaml', { uri: 'a%3Ab.yaml', uriBaseId: '%SRCROOT%' }],
  ['/srv/rules/50% off.yaml', { uri: 'file:///srv/rules/50%25%20off.yaml' }],
])('sarif: %s becomes a URI', (file, artifactLocation) => {
  const [location] = runOf([finding({ file })]).results[0]?.locations ?? [];
  expect(location?.physicalLocation.artifactLocation).toEqual(artifactLocation);
});

test('sarif: escapes placeholders, and keeps other braces', () => {
  const message = '"[0-9]{4}" needs { list: NAME }';
  expect(runOf([finding({ message })]).results[0]?.message.text).toBe('"[0-9]{{4}}" needs { list: NAME }');
});

test('sarif: a rule has the explanation of its code', () => {
  const about = {
    description: 'a thing',
    rationale: 'it hurts',
    fix: 'leave it out',
  };
  const { rules } = runOf([finding(), finding({ code: 'unknown-key' })], {
    about: (code) => (code === 'wrong-value' ? about : undefined),
  }).tool.driver;
  expect(rules).toEqual([
    { id: 'unknown-key', shortDescription: { text: 'unknown-key' } },
    {
      id: 'wrong-value',
      shortDescription: { text: 'a thing' },
      fullDescription: { text: 'it hurts' },
      help: { text: 'leave it out' },
    },
  ]);
});

test('sarif: fingerprints survive a moved line, and differ for equal lines', () => {
  const at = (line: number) => ({ start: { line, column: 1 }, end: { line, column: 2 } });
  const prints = (text: string, ...lines: number[]) =>
    runOf(
      lines.map((line) => finding({ range: at(line) })),
      { textOf: () => text },
    ).results.map(({ partialFingerprints }) => partialFingerprints['hookgateLine/v1']);
  const [first, second] = prints('a: 1\nb: 2\na: 1\n', 1, 3);
  expect(prints('# new\n\n  a: 1\n', 3)).toEqual([first]);
  expect(second).not.toBe(first);
  expect(prints('a: 2\n', 1)).not.toEqual([first]);
});
