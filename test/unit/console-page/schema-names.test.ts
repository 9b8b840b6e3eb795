import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keysAt, type Schema, valuesAt } from '../../../console/src/editor/schema-names.ts';

const schema = JSON.parse(readFileSync('schema/rule-file.schema.json', 'utf8')) as Schema;
const rule = ['requestTypes', 'self.service.registration', 'rules', '[]'];
const namesOf = (found: { name: string }[]) => found.map(({ name }) => name);

test('keys of a rule file', () => {
  expect(namesOf(keysAt(schema, []))).toEqual(
    expect.arrayContaining(['version', 'endpoint', 'requestTypes']),
  );
});

test('keys of a rule, with what they mean', () => {
  const keys = keysAt(schema, rule);
  expect(namesOf(keys)).toEqual(expect.arrayContaining(['name', 'when', 'then', 'otherwise', 'mode']));
  expect(keys.find(({ name }) => name === 'when')?.description).toContain('condition');
});

test('keys of a condition, however deep', () => {
  expect(namesOf(keysAt(schema, [...rule, 'when', 'all', '[]', 'not']))).toContain('operator');
});

test('keys of an outcome that is written out, wherever one may stand', () => {
  expect(namesOf(keysAt(schema, [...rule, 'otherwise', 'error']))).toContain('errorCauses');
  expect(namesOf(keysAt(schema, ['outcomes', 'mine']))).toContain('deny');
});

test('operators, modes, built-in outcomes and booleans are values', () => {
  expect(namesOf(valuesAt(schema, [...rule, 'when', 'operator']))).toContain('emailDomainIn');
  expect(namesOf(valuesAt(schema, [...rule, 'mode']))).toEqual(['enforce', 'shadow']);
  expect(namesOf(valuesAt(schema, [...rule, 'then']))).toEqual(
    expect.arrayContaining(['allow', 'deny', 'continue']),
  );
  expect(namesOf(valuesAt(schema, [...rule, 'enabled']))).toEqual(['true', 'false']);
});

test('nothing is known where the schema says nothing', () => {
  expect(keysAt(schema, ['nowhere', 'at', 'all'])).toEqual([]);
});
