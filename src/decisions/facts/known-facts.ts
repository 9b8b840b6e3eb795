import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { suggestion } from '../../diagnostics/suggest.ts';
import { namesIn, nodeAt, type RequestNode } from '../../hooks/request-tree.ts';
import { type FactPath, isDerived, rootMeantBy } from '../../rules/fact-path.ts';

export interface FactProblem {
  code: DiagnosticCode;
  message: string;
  hint: string;
}

/** The facts that a rule file can read. */
export class KnownFacts {
  /** The request of the hook. */
  readonly request: RequestNode;
  readonly #facts: readonly string[];
  /** The columns of each lookup; undefined if it could not be compiled. */
  readonly #lookups: ReadonlyMap<string, readonly string[] | undefined>;

  constructor(
    request: RequestNode,
    facts: readonly string[] = [],
    lookups: ReadonlyMap<string, readonly string[] | undefined> = new Map(),
  ) {
    this.request = request;
    this.#facts = facts;
    this.#lookups = lookups;
  }

  /** The problem of a derived fact that the file does not have. The request's own facts are left to lint. */
  problemOf([root, name = '', ...rest]: FactPath): FactProblem | undefined {
    if (root === 'facts') return this.#problemOfFact(String(name));
    if (root === 'lookups') return this.#problemOfLookup(String(name), rest);
    if (root !== 'decision' || (name === 'id' && rest.length === 0)) return undefined;
    const message = name === '' ? 'decision needs a name' : `the decision has no "${name}"`;
    return { code: 'unknown-fact', message, hint: 'write decision.id' };
  }

  /** The problem of the first name of a variable in a template. */
  problemOfRoot(root: string): { message: string; hint: string } | undefined {
    if (namesIn(this.request).includes(root) || isDerived([root])) return undefined;
    const inData = namesIn(nodeAt(this.request, ['data'])).includes(root);
    const meant = inData ? `data.${root}` : rootMeantBy(root);
    const hint = meant
      ? `did you mean "${meant}"?`
      : 'templates see the request: data.userProfile.email, requestType, …';
    return { message: `the request has no "${root}"`, hint };
  }

  #problemOfFact(name: string): FactProblem | undefined {
    if (this.#facts.includes(name)) return undefined;
    const message = name === '' ? 'facts needs a name' : `there is no fact "${name}"`;
    return { code: 'unknown-fact', message, hint: nameHint('facts', name, this.#facts) };
  }

  #problemOfLookup(name: string, [part, column, ...further]: FactPath): FactProblem | undefined {
    if (!this.#lookups.has(name)) {
      const message = name === '' ? 'lookups needs a name' : `there is no lookup "${name}"`;
      return { code: 'unknown-lookup', message, hint: nameHint('lookups', name, [...this.#lookups.keys()]) };
    }
    if (part === 'found' && column === undefined) return undefined;
    const isCell = part === 'value' && column !== undefined && further.length === 0;
    if (!isCell)
      return {
        code: 'unknown-fact',
        message: `a lookup has "found", and its columns below "value"`,
        hint: `write lookups.${name}.found, or lookups.${name}.value.COLUMN`,
      };
    const columns = this.#lookups.get(name);
    if (columns === undefined || columns.includes(String(column))) return undefined;
    return {
      code: 'unknown-column',
      message: `the list of the lookup "${name}" has no column "${column}"`,
      hint: suggestion(String(column), columns),
    };
  }
}

function nameHint(section: string, name: string, known: readonly string[]): string {
  return known.length === 0 ? `define it under ${section}:` : suggestion(name, known);
}
