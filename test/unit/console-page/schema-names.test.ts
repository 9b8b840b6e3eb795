import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keysAt, type Schema, schemaFor, valuesAt } from '../../../console/src/editor/schema-names.ts';

const root = JSON.parse(readFileSync('schema/rule-file.schema.json', 'utf8')) as Schema;
const schema = schemaFor(root, 'version: 1\n');
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

test('schema names: a file of another hook has the keys of that hook', () => {
  const token = schemaFor(root, 'version: 1\nhook: token\n');
  expect(namesOf(keysAt(token, []))).toEqual(
    expect.arrayContaining(['endpoint', 'strategy', 'rules', 'default']),
  );
  expect(namesOf(keysAt(token, []))).not.toContain('requestTypes');
  expect(namesOf(keysAt(token, ['rules', '[]', 'then']))).toContain('accessToken');
  expect(namesOf(keysAt(token, ['rules', '[]', 'then', 'accessToken']))).toContain('lifetime');
  expect(namesOf(valuesAt(token, ['rules', '[]', 'mode']))).toEqual(['enforce', 'shadow']);
  expect(namesOf(keysAt(schemaFor(root, 'hook: "saml"\n'), ['default', 'assertion']))).toContain('nameId');
});
