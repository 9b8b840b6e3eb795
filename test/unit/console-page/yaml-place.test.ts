import { expect, test } from 'vitest';
import { yamlPlace } from '../../../console/src/editor/yaml-place.ts';

/** The place of the | in a text. */
function placeIn(text: string) {
  const offset = text.indexOf('|');
  return yamlPlace(text.replace('|', ''), offset);
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
] as const)('%s', (_name, text, path, writing, begun) => {
  expect(placeIn(text)).toMatchObject({ path, writing, begun });
});

test('keys that are there already are known', () => {
  expect(placeIn('rules:\n  - name: x\n    when: y\n    |')?.present).toEqual(['when', 'name']);
  expect(placeIn('when: { fact: a.b, |')?.present).toEqual(['fact']);
});

test('a comment is no place', () => {
  expect(placeIn('version: 1 # the fir|')).toBeUndefined();
});
