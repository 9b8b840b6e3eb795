const OUTPUT = /\{\{-?(.*?)-?\}\}/gs;
const TAG = /\{%.*?%\}/gs;

/** What a template writes out: the facts in it, and the filters that they go through. */
export interface Output {
  facts: string[];
  filters: string[];
}

/** The outputs of a text, `{{ … }}`; what only decides (`{% if … %}`) is none. */
export function outputsOf(text: string): Output[] {
  return [...text.matchAll(OUTPUT)].map(([, expression = '']) => {
    // What stands in quotes is neither a fact nor a filter.
    const [subject = '', ...filters] = expression.replaceAll(/"[^"]*"|'[^']*'/g, '').split('|');
    return {
      facts: [...subject.matchAll(/\bdata(?:\.\w+)+/g)].map(([fact]) => fact),
      filters: filters.map((filter) => /\w+/.exec(filter)?.[0] ?? ''),
    };
  });
}

/** What of a text is no template. */
export function withoutTemplates(text: string): string {
  return text.replaceAll(OUTPUT, '').replaceAll(TAG, '');
}
