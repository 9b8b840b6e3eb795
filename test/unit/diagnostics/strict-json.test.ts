import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStrictJson } from '../../../src/diagnostics/strict-json.ts';
import { PATIENCE, runs } from '../properties/runs.ts';

/** A JSON text, and what is wrong with it. */
interface Written {
  text: string;
  /** Whether one of its objects gives a key twice. */
  twice: boolean;
  /** Whether one of its keys has a backslash. */
  escaped: boolean;
}

const space = fc.constantFrom('', '', ' ', '\n\t', '\r');
/** Few, so that they meet; and what a reader of the text could take for the end of a key. */
const word = fc.constantFrom('a', 'b', '__proto__', '0', 'é', '":', '{"a":"', '\\', '\\"', 'a" :', ':');

/** The same text, also with its characters written out. */
const quoted = fc
  .tuple(word, fc.boolean())
  .map(([text, escaped]) =>
    escaped ? JSON.stringify(text).replaceAll('a', String.raw`\u0061`) : JSON.stringify(text),
  );
/** Keys have no escapes as a rule: texts that are accepted must not be few. */
const key = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('"a"', '"b"', '"__proto__"', '"0"', '"é"', '":"', '""') },
  { weight: 1, arbitrary: quoted },
);

const { tree } = fc.letrec<{ tree: Written }>((tie) => ({
  tree: fc.oneof({ maxDepth: 5 }, leaf(), arrayOf(tie('tree')), objectOf(tie('tree'))),
}));

function leaf(): fc.Arbitrary<Written> {
  const literal = fc.constantFrom('1', 'null', 'true', '-1.5e3');
  return fc.oneof(quoted, literal).map((text) => ({ text, twice: false, escaped: false }));
}

function arrayOf(item: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return fc.array(item, { maxLength: 3 }).map((items) => ({
    text: `[${items.map(({ text }) => text).join(',')}]`,
    twice: items.some(({ twice }) => twice),
    escaped: items.some(({ escaped }) => escaped),
  }));
}

function objectOf(item: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return fc.array(fc.tuple(key, space, space, item), { maxLength: 4 }).map((entries) => {
    const keys = entries.map(([written]) => written);
    const items = entries.map(([, , , one]) => one);
    return {
      text: `{${entries.map(([written, before, after, { text }]) => `${written}${before}:${after}${text}`).join()}}`,
      twice: new Set(keys).size < keys.length || items.some(({ twice }) => twice),
      escaped: keys.some((written) => written.includes('\\')) || items.some(({ escaped }) => escaped),
    };
  });
}

test('strict JSON: accepts every JSON text without an escaped or a repeated key, and no other', {
  timeout: PATIENCE,
}, () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(tree, ({ text, twice, escaped }) => {
      const parsed = parseStrictJson(text);
      if (escaped) expect(parsed).toMatchObject({ code: 'escaped-key' });
      else if (twice) expect(parsed).toMatchObject({ code: 'duplicate-key' });
      else expect(parsed).toEqual({ value: JSON.parse(text) });
      seen.add('code' in parsed ? parsed.code : 'value');
    }),
    runs(3000),
  );
  expect(seen).toEqual(new Set(['escaped-key', 'duplicate-key', 'value']));
});

/** V8 reads the second of these as having the keys of the first, after it has read that one. */
const TAUGHT = String.raw`{"a":1,"\\":2}`;
const MISREAD = String.raw`{"a":1,"\u0062":2}`;

test('strict JSON: refuses a key that V8 can read as another one, on every runtime', () => {
  for (let round = 0; round < 100; round += 1) {
    expect(parseStrictJson(TAUGHT)).toMatchObject({ code: 'escaped-key' });
    expect(parseStrictJson(MISREAD)).toMatchObject({ code: 'escaped-key' });
    // As whoever reads JSON without this function teaches V8.
    JSON.parse(TAUGHT);
    expect(parseStrictJson(MISREAD)).toMatchObject({ code: 'escaped-key' });
    expect(parseStrictJson('{"a":1,"b":2}')).toEqual({ value: { a: 1, b: 2 } });
    expect(parseStrictJson(String.raw`{"a":"\\","b":"\u0062"}`)).toEqual({ value: { a: '\\', b: 'b' } });
  }
});

const [major = 0, minor = 0, patch = 0] = process.versions.node.split('.').map(Number);
const isFixed =
  major > 26 ||
  (major === 26 && (minor > 12 || (minor === 12 && patch >= 1))) ||
  (major === 24 && minor >= 22);

test.runIf(isFixed)('JSON.parse: reads such a key right on a runtime without the fault', () => {
  JSON.parse(TAUGHT);
  expect(JSON.parse(MISREAD)).toEqual({ a: 1, b: 2 });
});

test.each([
  ['escaped in an inner object', String.raw`[{"x":{"\u0061":1}}]`],
  ['with white space before its colon', '{"\\n"\n\t :1}'],
  ['with a quote in it', String.raw`{"a\"":1}`],
  ['behind a string that ends with a backslash', String.raw`{"a":"\\","\t":1}`],
  ['behind a string that looks like one', String.raw`{"a":"\":","\/":1}`],
])('strict JSON: refuses a key %s', (_, text) => {
  expect(parseStrictJson(text)).toMatchObject({ code: 'escaped-key' });
});

test.each([
  String.raw`{"a":"\\"}`,
  String.raw`{"a":"\":"}`,
  String.raw`["\\",":"]`,
  String.raw`{"a":"x\",\"b\":1"}`,
])('strict JSON: accepts escapes in values, as in %s', (text) => {
  expect(parseStrictJson(text)).toEqual({ value: JSON.parse(text) });
});

test.each([
  ['objects', '{"a":', '{}', '}'],
  ['arrays', '[', '[]', ']'],
])('strict JSON: accepts 32 levels of %s, and refuses 33', (_, begin, inmost, end) => {
  const nested = (levels: number) => `${begin.repeat(levels - 1)}${inmost}${end.repeat(levels - 1)}`;
  expect(parseStrictJson(nested(32))).toHaveProperty('value');
  expect(parseStrictJson(nested(33))).toMatchObject({ code: 'too-deep' });
});

test('strict JSON: refuses other text as invalid JSON', () => {
  for (const text of ['', '{', '{"a":1,}', "{'a':1}", 'NaN', '\ufeff{}', '"\\', '"\\"', '{"a\\n"}'])
    expect(parseStrictJson(text)).toMatchObject({ code: 'invalid-json' });
});
