import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { credentialCodes } from '../../src/config/check-credentials.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatText } from '../../src/diagnostics/format-text.ts';
import { checks } from '../../src/lint/index.ts';
import { levelProperties, reference } from '../../src/lint/reference.ts';
import { suppressionCodes } from '../../src/lint/suppress.ts';
import { loadRules } from '../../src/rule-set/load.ts';

/**
 * For each code a directory of rules that the check speaks of, in `fires`, with what it says in expected.txt, and one
 * that comes near and is let alone, in `near-miss`. UPDATE_GOLDEN=1 writes expected.txt anew: read it then.
 */
const golden = join(import.meta.dirname, 'lint');
const configuration = Object.values(credentialCodes);
const codes = [...checks, ...Object.values(suppressionCodes)].map(({ code }) => code);

const SOON_OFF = { 'entry-expires-soon': 'off', 'window-expires-soon': 'off' } as const;

async function find(code: string, name: string): Promise<{ diagnostics: Diagnostic[]; text: string }> {
  const directory = join(golden, code, name);
  const { diagnostics, snapshot } = await loadRules(directory, {
    now: Date.parse('2026-06-01T00:00:00Z'),
    // The nearest miss of what has expired is what is about to.
    ...(code.startsWith('expired-') && { levels: SOON_OFF }),
  });
  const texts = new Map(snapshot.texts.map(({ path, text }) => [path, text]));
  const text = formatText(
    diagnostics,
    (file) => texts.get(file),
    (_, part) => part,
  );
  return { diagnostics, text: text.replaceAll(`${directory}/`, '') };
}

describe.each(codes)('%s', (code) => {
  test('fires', async () => {
    const { diagnostics, text } = await find(code, 'fires');
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    const path = join(golden, code, 'expected.txt');
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, text);
    expect(text).toBe(readFileSync(path, 'utf8'));
  });
  test('lets a near miss alone', async () => {
    expect((await find(code, 'near-miss')).text).toBe('');
    expect(existsSync(join(golden, code, 'near-miss'))).toBe(true);
  });
});

test('no case is left of a check that is gone', () => {
  expect(readdirSync(golden).filter((name) => !codes.some((code) => code === name))).toEqual([]);
});

test('no code stands for two checks', () => {
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

test('docs/lint.md says what the checks say', () => {
  const path = join(import.meta.dirname, '../../docs/lint.md');
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, reference(configuration));
  expect(readFileSync(path, 'utf8')).toBe(reference(configuration));
});

test('schema/config.schema.json knows every code, and its level can be set', () => {
  const path = join(import.meta.dirname, '../../schema/config.schema.json');
  const schema = JSON.parse(readFileSync(path, 'utf8'));
  const { levels } = schema.properties.lint.properties;
  if (process.env['UPDATE_GOLDEN'] === '1') {
    levels.properties = levelProperties();
    writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
  }
  expect(levels.properties).toEqual(levelProperties());
});
