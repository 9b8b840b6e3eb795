import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBody } from '../../src/okta/parse-body.ts';
import { PATIENCE, runs } from '../properties/runs.ts';

/** A JSON text, and whether one of its objects gives a key twice. */
interface Written {
  text: string;
  twice: boolean;
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

const { tree } = fc.letrec<{ tree: Written }>((tie) => ({
  tree: fc.oneof({ maxDepth: 5 }, leaf(), arrayOf(tie('tree')), objectOf(tie('tree'))),
}));

function leaf(): fc.Arbitrary<Written> {
  const literal = fc.constantFrom('1', 'null', 'true', '-1.5e3');
  return fc.oneof(quoted, literal).map((text) => ({ text, twice: false }));
}

function arrayOf(item: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return fc.array(item, { maxLength: 3 }).map((items) => ({
    text: `[${items.map(({ text }) => text).join(',')}]`,
    twice: items.some(({ twice }) => twice),
  }));
}

function objectOf(item: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return fc.array(fc.tuple(quoted, space, space, item), { maxLength: 4 }).map((entries) => {
    const keys = entries.map(([key]) => JSON.parse(key));
    return {
      text: `{${entries.map(([key, before, after, { text }]) => `${key}${before}:${after}${text}`).join()}}`,
      twice: new Set(keys).size < keys.length || entries.some(([, , , { twice }]) => twice),
    };
  });
}

test('whatever is JSON is read, and refused where an object gives a key twice', {
  timeout: PATIENCE,
}, () => {
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(tree, ({ text, twice }) => {
      seen.add(twice);
      const read = parseBody(text);
      if (twice) expect(read).toMatchObject({ code: 'duplicate-key' });
      else expect(read).toHaveProperty('value');
    }),
    runs(3000),
  );
  expect(seen).toEqual(new Set([true, false]));
});

test('a key that V8 takes for another one is found all the same', () => {
  const odd = { ['a']: 1, ['\\']: 2 };
  for (let round = 0; round < 100; round += 1) {
    expect(parseBody(JSON.stringify(odd))).toEqual({ value: odd });
    expect(parseBody(String.raw`{"a":1,"\u0061":2}`)).toMatchObject({ code: 'duplicate-key' });
  }
});

test.each([
  ['objects', '{"a":', '{}', '}'],
  ['arrays', '[', '[]', ']'],
])('32 levels of %s are read, and 33 are not', (_, begin, inmost, end) => {
  const nested = (levels: number) => `${begin.repeat(levels - 1)}${inmost}${end.repeat(levels - 1)}`;
  expect(parseBody(nested(32))).toHaveProperty('value');
  expect(parseBody(nested(33))).toMatchObject({ code: 'too-deep' });
});

test('what is no JSON is said to be none', () => {
  for (const text of ['', '{', '{"a":1,}', "{'a':1}", 'NaN', '\ufeff{}'])
    expect(parseBody(text)).toMatchObject({ code: 'invalid-json' });
});
