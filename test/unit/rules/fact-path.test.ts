import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FactPath, isAbsent, parseFactPath, putAt, valueAt } from '../../../src/rules/fact-path.ts';

describe('paths as they are written', () => {
  test.each([
    ['requestType', ['requestType']],
    ['data.userProfile.email', ['data', 'userProfile', 'email']],
    ['data.events[0].id', ['data', 'events', 0, 'id']],
    ['data.events[10][2]', ['data', 'events', 10, 2]],
    ['data.events[999999]', ['data', 'events', 999_999]],
    [
      'data.identity.claims["https://example.com/dept"]',
      ['data', 'identity', 'claims', 'https://example.com/dept'],
    ],
    ['claims["a.b"].c', ['claims', 'a.b', 'c']],
    ['claims["a\\"b"]', ['claims', 'a"b']],
    ['claims["a\\\\"]', ['claims', 'a\\']],
    ['claims["]"]["["]', ['claims', ']', '[']],
    ['claims["0"]', ['claims', '0']],
    ['claims[" "]', ['claims', ' ']],
    ['claims["größe"]', ['claims', 'größe']],
    ['["a.b"].c', ['a.b', 'c']],
    ['data.first-name', ['data', 'first-name']],
    ['data.$ref', ['data', '$ref']],
    ['data._x9', ['data', '_x9']],
    ['data.a0.z9', ['data', 'a0', 'z9']],
    ['data.toString', ['data', 'toString']],
    ['data.protoype', ['data', 'protoype']],
    [Array(16).fill('a').join('.'), Array(16).fill('a')],
  ])('%s', (text, path) => expect(parseFactPath(text)).toEqual(path));
});

describe('paths that are refused', () => {
  test.each([
    ['', 'the path is empty'],
    ['.', 'no name at "."'],
    ['.data', 'no name at ".data"'],
    ['data.', 'no name at ""'],
    ['data..email', 'no name at ".email"'],
    ['data.userProfile.', 'no name at ""'],
    ['data.0', 'no name at "0"'],
    ['data.9a', 'no name at "9a"'],
    ['data.*', 'no name at "*"'],
    ['data[*]', 'no name at "[*]"'],
    ['data[-1]', 'no name at "[-1]"'],
    ['data[01]', 'no name at "[01]"'],
    ['data[1e3]', 'no name at "[1e3]"'],
    ['data[1000000]', 'no name at "[1000000]"'],
    ['data[]', 'no name at "[]"'],
    ['data[""]', 'no name at "[""]"'],
    ["data['a']", 'no name at "[\'a\']"'],
    ['data["a"', 'no name at "["a""'],
    ['data["a\\n"]', 'no name at "["a\\n"]"'],
    ['data["a"]b', 'unexpected "b" after "data["a"]"'],
    ['data.[0]', 'no name at "[0]"'],
    ['data.["a"]', 'no name at "["a"]"'],
    ['data email', 'unexpected " " after "data"'],
    ['data.email ', 'unexpected " " after "data.email"'],
    ['data.größe', 'unexpected "ö" after "data.gr"'],
    ['data/email', 'unexpected "/" after "data"'],
    ['$.data', '"$" is never a fact'],
    ['$..data', 'no name at ".data"'],
    ['{{ data }}', 'no name at "{{ data }}"'],
    [Array(17).fill('a').join('.'), 'more than 16 parts'],
    ['__proto__', '"__proto__" is never a fact'],
    ['data.__proto__.x', '"__proto__" is never a fact'],
    ['data.constructor', '"constructor" is never a fact'],
    ['data.prototype', '"prototype" is never a fact'],
    ['data["__proto__"]', '"__proto__" is never a fact'],
    ['data["constructor"].name', '"constructor" is never a fact'],
  ])('%j', (text, problem) => expect(parseFactPath(text)).toBe(problem));
});

describe('any path', () => {
  test('whatever text it is, it is read or refused', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom('a', '.', '[', ']', '"', '\\', '0', '1', ' ', '__proto__', '$'), {
          maxLength: 12,
        })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (path) => {
        expect(['string', 'object']).toContain(typeof parseFactPath(path));
      }),
    );
  });

  test('a quoted name reads back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        fc.pre(!['__proto__', 'constructor', 'prototype', '$'].includes(name));
        expect(parseFactPath(`data["${name.replaceAll(/["\\]/g, '\\$&')}"]`)).toEqual(['data', name]);
      }),
    );
  });
});

describe('values', () => {
  const body = JSON.parse(`{
    "requestType": "self.service.registration",
    "data": {
      "userProfile": { "email": "a@okta.com", "none": null, "zero": 0, "empty": "", "no": false },
      "events": [{ "id": "e0" }, ["x", "y"]],
      "claims": { "https://example.com/dept": "sales", "0": "zero" },
      "__proto__": { "admin": true },
      "constructor": "own"
    }
  }`);

  test.each([
    ['requestType', 'self.service.registration'],
    ['data.userProfile.email', 'a@okta.com'],
    ['data.userProfile.none', null],
    ['data.userProfile.zero', 0],
    ['data.userProfile.empty', ''],
    ['data.userProfile.no', false],
    ['data.events[0].id', 'e0'],
    ['data.events[1][1]', 'y'],
    ['data.claims["https://example.com/dept"]', 'sales'],
    ['data.claims["0"]', 'zero'],
  ])('%s is %j', (text, value) => expect(valueAt(body, parseFactPath(text) as string[])).toBe(value));

  test.each([
    'missing',
    'data.missing.deeper',
    'data.userProfile.none.deeper',
    'data.userProfile.email.length',
    'data.userProfile.email[0]',
    'data.userProfile.zero.toFixed',
    'data.userProfile.toString',
    'data.userProfile.hasOwnProperty',
    'data.userProfile.valueOf',
    'data.admin',
    'data.events.length',
    'data.events.map',
    'data.events[2]',
    'data.events["0"]',
    'data.events[0][0]',
    'data.claims[0]',
    'data[0]',
    '[0]',
  ])('%s is absent', (text) => expect(valueAt(body, parseFactPath(text) as string[])).toBeUndefined());

  test.each([undefined, null, 'text', 5, true])('below %j there is nothing', (root) => {
    expect(valueAt(root, ['length'])).toBeUndefined();
    expect(valueAt(root, [0])).toBeUndefined();
  });

  test('what Object.prototype or Array.prototype were given is no fact', () => {
    const polluted: unknown[] = [];
    Object.setPrototypeOf(polluted, Object.assign(Object.create(Array.prototype), { 0: 'inherited' }));
    expect(valueAt(polluted, [0])).toBeUndefined();
    expect(valueAt(Object.create({ admin: true }), ['admin'])).toBeUndefined();
  });

  test('an empty path is the whole', () => expect(valueAt(body, [])).toBe(body));

  test.each([
    [undefined, true],
    [null, true],
    ['', false],
    [0, false],
    [false, false],
    [Number.NaN, false],
    [[], false],
    [{}, false],
  ])('%j is absent: %s', (value, absent) => expect(isAbsent(value)).toBe(absent));
});

describe('values that are put into a request', () => {
  test.for<[path: FactPath, value: unknown, result: unknown]>([
    [['a'], 1, { a: 1, b: { c: 'x' }, n: null, l: ['y'] }],
    [['b', 'c'], null, { b: { c: null }, n: null, l: ['y'] }],
    [['n', 'new', 0], 'z', { b: { c: 'x' }, n: { new: ['z'] }, l: ['y'] }],
    [['l', 1, 'd'], true, { b: { c: 'x' }, n: null, l: ['y', { d: true }] }],
    [['toString', 'a'], 1, { b: { c: 'x' }, n: null, l: ['y'], toString: { a: 1 } }],
    [['b'], undefined, { n: null, l: ['y'] }],
    [['b', 'c'], undefined, { b: {}, n: null, l: ['y'] }],
    [['x', 'y', 'z'], undefined, { b: { c: 'x' }, n: null, l: ['y'] }],
  ])('%j: %j', ([path, value, result]) => {
    const body = { b: { c: 'x' }, n: null, l: ['y'] };
    expect(putAt(body, path, value)).toBeUndefined();
    expect(body).toEqual(result);
  });

  test.for<[path: FactPath, problem: string]>([
    [['b', 'c', 'd'], 'there is no object at b.c'],
    [['b', 0], 'there is no array at b'],
    [['l', 'length'], 'there is no object at l'],
    [['l', 0, 'x', 'y'], 'there is no object at l.0'],
  ])('%j cannot be put', ([path, problem]) => {
    const body = { b: { c: 'x' }, l: ['y'] };
    expect(putAt(body, path, 1)).toBe(problem);
    expect(body).toEqual({ b: { c: 'x' }, l: ['y'] });
  });
});
