import fc from 'fast-check';

type Mutate = (text: string) => string;

const spot = fc.double({ min: 0, max: 1, noNaN: true });
const at = (text: string, share: number) => Math.floor(share * text.length);

/** Somewhere in a text: something taken out, put in or repeated, two lines swapped, or the end cut off. */
function mutation(words: readonly string[]): fc.Arbitrary<Mutate> {
  const put = fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 3 }));
  return fc.oneof(
    fc.tuple(spot, fc.integer({ min: 1, max: 12 })).map(([share, length]): Mutate => {
      return (text) => text.slice(0, at(text, share)) + text.slice(at(text, share) + length);
    }),
    fc.tuple(spot, put).map(([share, word]): Mutate => {
      return (text) => text.slice(0, at(text, share)) + word + text.slice(at(text, share));
    }),
    fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words)).map(([from, to]): Mutate => {
      return (text) => text.replace(from, () => to);
    }),
    fc.tuple(spot, spot).map(
      ([first, second]): Mutate =>
        (text) =>
          swapLines(text, first, second),
    ),
    spot.map(
      (share): Mutate =>
        (text) =>
          text.slice(0, at(text, share)),
    ),
  );
}

function swapLines(text: string, first: number, second: number): string {
  const lines = text.split('\n');
  const [one, other] = [Math.floor(first * lines.length), Math.floor(second * lines.length)];
  return lines
    .map((line, index) => (index === one ? lines[other] : index === other ? lines[one] : line))
    .join('\n');
}

/** A text with one to four mutations, in which the words take part. */
export function mutated(text: string, words: readonly string[]): fc.Arbitrary<string> {
  return fc
    .array(mutation(words), { minLength: 1, maxLength: 4 })
    .map((mutations) => mutations.reduce((changed, mutate) => mutate(changed), text));
}
