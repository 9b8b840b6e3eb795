import { isDerived, parseFactPath, putAt, valueAt } from '../../../src/rules/fact-path.ts';
import { languageTag } from '../../../src/rules/language-tag.ts';

/** The language of the person in a request, and how to change it. */
export interface LanguageChoice {
  /** The fact that names the language. */
  fact: string;
  /** The tag in the request; empty if there is none. */
  chosen: string;
  /** The tags to choose from, without one for no language. */
  tags: readonly string[];
  /** The JSON of the request with another tag; an empty one is removed. */
  withTag: (tag: string) => string;
}

/**
 * Reads the language of a request by the first fact of `language` that Okta sends.
 *
 * @param language the facts that the rule file names
 * @param known the tags of its texts
 * @returns undefined if the rule file has no such fact, or if the body is not a request
 */
export function languageChoice(
  body: string,
  language: readonly string[] = [],
  known: readonly string[] = [],
): LanguageChoice | undefined {
  const paths = language.map((fact) => ({ fact, path: parseFactPath(fact) }));
  const first = paths.find(({ path }) => typeof path !== 'string' && !isDerived(path));
  const request = parsed(body);
  if (first === undefined || typeof first.path === 'string' || request === undefined) return undefined;
  const { fact, path } = first;
  const written = valueAt(request, path);
  const chosen = languageTag(written) ?? (typeof written === 'string' ? written : '');
  return {
    fact,
    chosen,
    tags: chosen === '' || known.includes(chosen) ? known : [...known, chosen],
    withTag: (tag) => {
      const changed = structuredClone(request);
      const problem = putAt(changed, path, tag === '' ? undefined : tag);
      return problem === undefined ? JSON.stringify(changed, null, 2) : body;
    },
  };
}

function parsed(body: string): object | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
