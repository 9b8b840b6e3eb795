import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keysAt, type Schema, valuesAt } from '../../../console/src/editor/schema-names.ts';

const schema = JSON.parse(readFileSync('schema/rule-file.schema.json', 'utf8')) as Schema;
const rule = ['requestTypes', 'self.service.registration', 'rules', '[]'];
const namesOf = (found: { name: string }[]) => found.map(({ name }) => name);

test('schema names: keys of a rule file', () => {
  expect(namesOf(keysAt(schema, []))).toEqual(
    expect.arrayContaining(['version', 'endpoint', 'requestTypes']),
  );
});

test('schema names: keys of a rule, with descriptions', () => {
  const keys = keysAt(schema, rule);
  expect(namesOf(keys)).toEqual(expect.arrayContaining(['name', 'when', 'then', 'otherwise', 'mode']));
  expect(keys.find(({ name }) => name === 'when')?.description).toContain('condition');
});

test('schema names: keys of a nested condition', () => {
  expect(namesOf(keysAt(schema, [...rule, 'when', 'all', '[]', 'not']))).toContain('operator');
});

test('schema names: keys of an inline outcome', () => {
  expect(namesOf(keysAt(schema, [...rule, 'otherwise', 'error']))).toContain('errorCauses');
  expect(namesOf(keysAt(schema, ['outcomes', 'mine']))).toContain('deny');
});

test('schema names: operators, modes, built-in outcomes and booleans are values', () => {
  expect(namesOf(valuesAt(schema, [...rule, 'when', 'operator']))).toContain('emailDomainIn');
  expect(namesOf(valuesAt(schema, [...rule, 'mode']))).toEqual(['enforce', 'shadow']);
  expect(namesOf(valuesAt(schema, [...rule, 'then']))).toEqual(
    expect.arrayContaining(['allow', 'deny', 'continue']),
  );
  expect(namesOf(valuesAt(schema, [...rule, 'enabled']))).toEqual(['true', 'false']);
});

test('schema names: none outside the schema', () => {
  expect(keysAt(schema, ['nowhere', 'at', 'all'])).toEqual([]);
});
