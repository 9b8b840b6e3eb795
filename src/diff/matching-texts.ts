/** So many texts are made up for a pattern, always the same ones. */
const SAMPLE = { seed: 1, numRuns: 8 };

/**
 * Texts that a pattern matches, and texts one character away from them. Whether they match is not relied on: JavaScript
 * reads some of RE2's syntax in another way, and what it cannot read gives none.
 */
export async function textsMatching(pattern: string): Promise<string[]> {
  const expression = readPattern(pattern);
  if (expression === undefined) return [];
  // Loaded only where a pattern has changed: it takes a while.
  const { sample, stringMatching } = await import('fast-check');
  const texts = sample(stringMatching(expression), SAMPLE).filter((text) => text.length <= 100);
  return texts.flatMap((text) => [text, `${text}x`, text.slice(0, -1), text.toUpperCase()]);
}

function readPattern(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return undefined;
  }
}
