import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expiryIn, type TextIndex, TextIndexBuilder } from '../../../src/rules/lists/text-index.ts';

const FOR_EVER = Number.POSITIVE_INFINITY;

function indexOf(texts: Iterable<readonly [text: string, expires: number]>): TextIndex {
  const builder = new TextIndexBuilder();
  for (const [text, expires] of texts) builder.add(text, expires);
  return builder.finish();
}

/** Few characters, so that texts meet again, begin each other and follow each other; some that no file should hold. */
const unit = fc.constantFrom('a', 'b', '.', '\0', 'é', '\u0100', '\ud83d', '\ude00', '\ud800', '\uffff');
const text = fc.oneof(fc.string({ unit, maxLength: 5 }), fc.string({ unit: 'binary', maxLength: 40 }));
const expires = fc.oneof(fc.constant(FOR_EVER), fc.integer({ min: 0, max: 3 }), fc.maxSafeNat());

describe('any texts', () => {
  test('are found as in a Map that keeps the latest moment of each', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, expires), { maxLength: 200 }), fc.array(text), (added, asked) => {
        const known = new Map<string, number>();
        for (const [key, until] of added) known.set(key, Math.max(known.get(key) ?? 0, until));
        const index = indexOf(added);
        for (const key of [...known.keys(), ...asked]) expect(expiryIn(index, key)).toBe(known.get(key));
      }),
      { numRuns: 500 },
    );
  });

  test('are found in another thread, too', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, expires)), (added) => {
        const index = indexOf(added);
        const received = structuredClone(index);
        for (const [key] of added) expect(expiryIn(received, key)).toBe(expiryIn(index, key));
      }),
    );
  });

  test('are told from what begins with them, ends with them, or stands where one ends and the next begins', () => {
    const index = indexOf([
      ['ab', FOR_EVER],
      ['cd', FOR_EVER],
    ]);
    for (const other of ['a', 'b', 'abc', 'bc', 'abcd', 'cd\0', '', 'ab ']) {
      expect(expiryIn(index, other)).toBeUndefined();
    }
  });
});

test('text index: empty text is found', () => {
  expect(expiryIn(indexOf([]), '')).toBeUndefined();
  expect(expiryIn(indexOf([['a', FOR_EVER]]), '')).toBeUndefined();
  expect(expiryIn(indexOf([['', 7]]), '')).toBe(7);
});

test('text index: finds all of many texts, and no other', () => {
  const many = Array.from({ length: 20_000 }, (_, number) => `member-${number}.example`);
  const index = indexOf(many.map((member, number) => [member, number]));
  expect(many.map((member) => expiryIn(index, member))).toEqual(many.map((_, number) => number));
  expect(many.filter((member) => expiryIn(index, `x${member}`) !== undefined)).toEqual([]);
});

test('text index: a lookup reads a handful of slots, however many texts there are', () => {
  const readsPerLookup = (size: number) => {
    const texts = Array.from({ length: size }, (_, number) => `member-${number}.example`);
    const index = indexOf(texts.map((text) => [text, FOR_EVER]));
    let reads = 0;
    const slots = new Proxy(index.slots, {
      get(target, key) {
        reads += 1;
        return Reflect.get(target, key);
      },
    });
    for (const text of texts) for (const asked of [text, `x${text}`]) expiryIn({ ...index, slots }, asked);
    return reads / (2 * size);
  };
  for (const size of [10, 2_000]) expect(readsPerLookup(size)).toBeLessThan(10);
});

test('text index: a late text may need more than bytes', () => {
  const index = indexOf([
    ['café', 1],
    ['naïve', 2],
    ['\u4f60\u597d', 3],
    ['caf\u0165', 4],
  ]);
  expect(['café', 'naïve', '\u4f60\u597d', 'caf\u0165', '`}'].map((one) => expiryIn(index, one))).toEqual([
    ...[1, 2, 3, 4],
    undefined,
  ]);
});

describe('what it takes', () => {
  const members = Array.from({ length: 5000 }, (_, number) => `member-${number}.example`);
  const columns = ({ slots, ends, units, expires: moments }: TextIndex) => [slots, ends, units, moments];

  test('memory that threads share, and no moments where nothing expires', () => {
    const forEver = indexOf(members.map((member) => [member, FOR_EVER]));
    for (const column of columns(forEver).slice(0, 3))
      expect(column?.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(forEver.expires).toBeUndefined();
    expect(indexOf([['a', 1]]).expires?.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  test('a byte for a character, and at most 36 for the text', () => {
    const characters = members.join('').length;
    const bytes = columns(indexOf(members.map((member) => [member, FOR_EVER])))
      .map((column) => column?.byteLength ?? 0)
      .reduce((sum, size) => sum + size);
    expect(bytes - characters).toBeLessThanOrEqual(36 * members.length + 4);
  });

  test('half of the slots are free', () => {
    for (const count of [0, 1, 15, 16, 17, 1000, 4096]) {
      const { slots } = indexOf(members.slice(0, count).map((member) => [member, FOR_EVER]));
      // Each is a hash and a number.
      expect(slots.filter((number, at) => at % 2 === 1 && number > 0).length).toBe(count);
      expect(2 * count).toBeLessThanOrEqual(slots.length / 2);
    }
  });

  test('a text that is longer than all others is not looked through', () => {
    const index = indexOf([['abc', FOR_EVER]]);
    const long = { length: 4, charCodeAt: () => expect.unreachable() } as unknown as string;
    expect(expiryIn(index, long)).toBeUndefined();
  });
});
