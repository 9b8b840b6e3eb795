import { type Template, TypeGuards } from 'liquidjs';
import { tokensOf, valuesIn, variableIn } from './template-values.ts';

/** Register of a rendering, for the FactValues of a template of a derived fact or of a key. */
export const FACT_VALUES = 'factValues';

/** Filters that make text of a list, or take a part of it. All others that are not structural take texts and numbers only. */
const OF_LISTS = new Set(['join', 'array_to_sentence_string', 'slice']);

/**
 * Says where a template of a fact has no value: at an empty text of the request, which counts as absent unless `default` says that
 * it may be missing, and at a list or an object where a text is wanted.
 */
export class FactValues {
  /** The filters, and the tags, that may get an empty text: one that is written, or one behind `default`. */
  readonly #given = new Set<unknown>();
  /** The variables of the template that may be empty. */
  readonly #variables = new Set<string>();

  constructor(templates: readonly Template[]) {
    for (const { value, template, assign } of valuesIn(templates)) {
      let isGiven = tokensOf(value, 0).every((token) => this.#mayBeEmpty(token));
      for (const { name, args } of value.filters) {
        if (isGiven) this.#given.add(args);
        isGiven ||= name === 'default';
      }
      if (isGiven) this.#given.add(template.token);
      if (isGiven && assign !== undefined) this.#variables.add(assign.name);
    }
  }

  /**
   * True if a filter has no value.
   *
   * @param args the arguments as written
   * @param values the input, and the values of the arguments
   */
  lacks(name: string, isStructural: boolean, args: readonly unknown[], values: readonly unknown[]): boolean {
    const [input, ...others] = values;
    if (this.isAbsent(input, args)) return true;
    if (others.some((value, index) => value === '' && !this.#mayBeEmpty(args[index]))) return true;
    const isText = !isStructural && !OF_LISTS.has(name);
    return isText && values.some((value) => typeof value === 'object' && value !== null);
  }

  /** @param key the arguments of the filter that gets the value, or the tag that writes it */
  isAbsent(value: unknown, key: unknown): boolean {
    return value === '' && !this.#given.has(key);
  }

  /** True if an operand is written out, or a variable that may be empty. */
  #mayBeEmpty(token: unknown): boolean {
    return !TypeGuards.isPropertyAccessToken(token) || this.#variables.has(variableIn(token) ?? '');
  }
}
