/** So many texts are made up for a pattern, always the same ones. */
const SAMPLE = { seed: 1, numRuns: 8 };

/**
 * Texts that each of these patterns matches, and texts one character away from them. Whether they match is not relied
 * on: JavaScript reads some of RE2's syntax in another way, and for what cannot be read there are only line breaks.
 */
export async function textsMatching(patterns: ReadonlySet<string>): Promise<Map<string, string[]>> {
  if (patterns.size === 0) return new Map();
  // Loaded only where a pattern has to be met: it takes a while.
  const { sample, stringMatching } = await import('fast-check');
  const textsOf = (pattern: string): string[] => {
    try {
      return sample(stringMatching(readPattern(pattern)), SAMPLE);
    } catch {
      return [];
    }
  };
  return new Map([...patterns].map((pattern) => [pattern, around(textsOf(pattern))]));
}

/** Also with a line break, which `.` takes for a character only under `(?s)`. */
function around(texts: readonly string[]): string[] {
  const short = texts.filter((text) => text.length <= 100);
  return [
    ...short.flatMap((text) => [text, `${text}x`, text.slice(0, -1), text.toUpperCase(), text.toLowerCase()]),
    `${short[0] ?? ''}\n`,
    'a\nb',
  ];
}

/** POSIX classes, as they stand within brackets. */
const CLASSES: Record<string, string> = {
  alnum: 'a-zA-Z0-9',
  alpha: 'a-zA-Z',
  digit: '0-9',
  lower: 'a-z',
  upper: 'A-Z',
  punct: '!-/',
  space: ' ',
  word: '\\w',
  xdigit: '0-9a-f',
};

/** RE2's own syntax in JavaScript's. What matches with regard to case matches without it, too. */
function readPattern(pattern: string): RegExp {
  const plain = pattern
    .replaceAll(/\(\?[imsU-]+\)|\\[AbzB]/g, '')
    .replaceAll(/\(\?[imsU-]+:/g, '(?:')
    .replaceAll('(?P<', '(?<')
    .replaceAll(/\\(p)([A-Z])/gi, '\\$1{$2}')
    .replaceAll(/\[:(\w+):\]/g, (all, name: string) => CLASSES[name] ?? all);
  const flags = /\(\?[imU]*s/.test(pattern) ? 's' : '';
  try {
    return new RegExp(`^(?:${plain})$`, `u${flags}`);
  } catch {
    // Without `u` more may be escaped than has to be.
    return new RegExp(`^(?:${plain})$`, flags);
  }
}
