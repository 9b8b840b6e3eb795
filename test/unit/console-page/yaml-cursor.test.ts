import { expect, test } from 'vitest';
import { yamlCursorAt } from '../../../console/src/editor/yaml-cursor.ts';

/** The place of the | in a text. */
function cursorIn(text: string) {
  const offset = text.indexOf('|');
  return yamlCursorAt(text.replace('|', ''), offset);
}

test.each([
  ['a key at the top', 'version: 1\nend|', [], 'key', 'end'],
  ['a value at the top', 'unhandled: de|', ['unhandled'], 'value', 'de'],
  ['an empty value', 'unhandled: |', ['unhandled'], 'value', ''],
  ['a key below a key', 'conditions:\n  corporate:\n    fa|', ['conditions', 'corporate'], 'key', 'fa'],
  [
    'a key of the first element',
    'requestTypes:\n  a.b:\n    rules:\n      - na|',
    ['requestTypes', 'a.b', 'rules', '[]'],
    'key',
    'na',
  ],
  [
    'a key further down in an element',
    'requestTypes:\n  a.b:\n    rules:\n      - name: x\n        wh|',
    ['requestTypes', 'a.b', 'rules', '[]'],
    'key',
    'wh',
  ],
  [
    'a key below a key of an element',
    'requestTypes:\n  a.b:\n    rules:\n      - name: x\n        when:\n          fa|',
    ['requestTypes', 'a.b', 'rules', '[]', 'when'],
    'key',
    'fa',
  ],
  [
    'a list that is not further in than its key',
    'requestTypes:\n  a.b:\n    rules:\n    - name: x\n      mo|',
    ['requestTypes', 'a.b', 'rules', '[]'],
    'key',
    'mo',
  ],
  ['a key of the second element', 'rules:\n  - name: x\n    mode: y\n  - na|', ['rules', '[]'], 'key', 'na'],
  [
    'a key of the second element, no further in',
    'rules:\n- name: x\n  mode: y\n- na|',
    ['rules', '[]'],
    'key',
    'na',
  ],
  ['a key in braces', 'when: { fact: a.b, op|', ['when'], 'key', 'op'],
  ['a value in braces', 'when: { fact: a.b, operator: em|', ['when', 'operator'], 'value', 'em'],
  ['braces within braces', 'when: { fact: a.b, value: { li|', ['when', 'value'], 'key', 'li'],
  ['an element in brackets', 'form: [email, lo|', ['form', '[]'], 'value', 'lo'],
  ['braces of an element', 'all:\n  - { fact: a.b, op|', ['all', '[]'], 'key', 'op'],
] as const)('%s', (_name, text, path, writing, typed) => {
  expect(cursorIn(text)).toMatchObject({ path, writing, typed });
});

test('yaml cursor: knows the keys that are present', () => {
  expect(cursorIn('rules:\n  - name: x\n    when: y\n    |')?.present).toEqual(['when', 'name']);
  expect(cursorIn('when: { fact: a.b, |')?.present).toEqual(['fact']);
});

test('yaml cursor: none in a comment', () => {
  expect(cursorIn('version: 1 # the fir|')).toBeUndefined();
});
