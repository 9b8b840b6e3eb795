import { below, diagnose, type Finding, type Pointer } from '../diagnostics/source-file.ts';
import type { CompileScope } from '../engine/scope.ts';
import { languageTag } from '../rules/language-tag.ts';
import { DEFAULT } from '../rules/texts.ts';
import type { Languages } from './languages.ts';
import type { OutcomePart } from './outcome-part.ts';

interface TextMapCompiler {
  scope: CompileScope;
  languages: Languages;
  /** Compiles the text of one language. */
  text: (text: string, at: Pointer) => OutcomePart;
}

/** Compiles a text in several languages: each call gets the version that suits it best. Reports keys that are no languages. */
export function compileTextMap(
  texts: Readonly<Record<string, string>>,
  at: Pointer,
  { scope, languages, text }: TextMapCompiler,
): OutcomePart {
  const versions = new Map<string, OutcomePart>();
  let fallback: OutcomePart = () => undefined;
  for (const [key, version] of Object.entries(texts)) {
    const part = text(version, below(at, key));
    const tag = languageTag(key);
    if (key === DEFAULT) fallback = part;
    else if (tag === undefined) scope.report(diagnose(scope.source, keyAt(at, key), notALanguage(key)));
    else if (versions.has(tag))
      scope.report(diagnose(scope.source, keyAt(at, key), duplicateLanguage(key, tag)));
    else versions.set(tag, part);
  }
  const available = [...versions.keys()];
  return (facts, omitted) => {
    const tag = languages.choose(available, facts);
    const chosen = tag === undefined ? fallback : (versions.get(tag) ?? fallback);
    return chosen(facts, omitted);
  };
}

function keyAt(at: Pointer, key: string): { at: Pointer; key: true } {
  return { at: below(at, key), key: true };
}

function notALanguage(key: string): Finding {
  const hint = 'write a tag of BCP 47, such as de or pt-BR, or default for all others';
  return { code: 'language-tag', message: `"${key}" is not a language`, hint };
}

function duplicateLanguage(key: string, tag: string): Finding {
  const message = `"${key}" is the language ${tag}, which this text already has`;
  return { code: 'duplicate-language', message, hint: 'take one of the two out' };
}
