import { match } from '@formatjs/intl-localematcher';
import { below, diagnose, type Finding } from '../diagnostics/source-file.ts';
import type { CompileScope } from '../engine/scope.ts';
import { type FactPath, parseFactPath } from '../rules/fact-path.ts';
import { languageTag } from '../rules/language-tag.ts';
import { DEFAULT } from '../rules/texts.ts';
import type { CallFacts } from './facts/call-facts.ts';
import type { KnownFacts } from './facts/known-facts.ts';

/**
 * The available language that suits a person best, by BCP 47 lookup (RFC 4647, section 3.4): `de` for `de-AT`.
 *
 * @param preferred canonical tags, the preferred one first
 * @param available canonical tags
 */
export function bestLanguage(preferred: readonly string[], available: readonly string[]): string | undefined {
  const found = match(preferred, available, DEFAULT, { algorithm: 'lookup' });
  return available.includes(found) ? found : undefined;
}

/** The facts of a rule file that name the language of a person. */
export class Languages {
  /** The paths of the facts, the preferred one first; empty for a file without `language`. */
  readonly paths: readonly FactPath[];
  /** A fact is read once a call, also one that fails. */
  readonly #preferred = new WeakMap<CallFacts, readonly string[]>();

  constructor(paths: readonly FactPath[]) {
    this.paths = paths;
  }

  /** The languages of a person, the preferred one first. A fact without a language tag counts as absent. */
  preferredBy(facts: CallFacts): readonly string[] {
    const known = this.#preferred.get(facts);
    if (known !== undefined) return known;
    const tags = this.paths.map((path) => tagAt(path, facts)).filter((tag) => tag !== undefined);
    this.#preferred.set(facts, tags);
    return tags;
  }

  /** The best of the available languages, which are canonical tags; undefined if none matches. */
  choose(available: readonly string[], facts: CallFacts): string | undefined {
    return bestLanguage(this.preferredBy(facts), available);
  }
}

/** A language decides nothing: a fact that cannot be made counts as absent, so that a denial keeps its text. */
function tagAt(path: FactPath, facts: CallFacts): string | undefined {
  try {
    return languageTag(facts.read(path));
  } catch {
    return undefined;
  }
}

/** Compiles `language` of a rule file; paths that cannot be read are reported and left out. */
export function compileLanguages(scope: CompileScope, known: KnownFacts): Languages {
  const { language = [] } = scope.source.value;
  const seen = new Set<string>();
  const paths = language.flatMap((fact, index) => {
    const path = parseFactPath(fact);
    const again = seen.has(fact);
    seen.add(fact);
    const problem =
      typeof path === 'string'
        ? ({
            code: 'fact-path',
            message: `"${fact}" is not a fact: ${path}`,
            hint: 'write a path such as data.userProfile.locale',
          } as const)
        : (known.problemOf(path) ?? noLanguage(fact, path, again));
    if (problem === undefined) return [path as FactPath];
    scope.report(diagnose(scope.source, { at: below('/language', index) }, problem));
    return [];
  });
  return new Languages(paths);
}

/** A fact that names no language, or that is named twice. */
function noLanguage(fact: string, [root]: FactPath, again: boolean): Finding | undefined {
  if (again) return { code: 'wrong-value', message: `${fact} is named twice`, hint: 'remove one' };
  if (root !== 'decision') return undefined;
  const message = `${fact} names no language`;
  return { code: 'wrong-value', message, hint: 'write a fact such as data.userProfile.locale' };
}
