import { below, diagnose, type Pointer, segmentsOf } from '../diagnostics/source-file.ts';
import type { CompileScope } from '../engine/scope.ts';
import { isTypedTemplate, type TypedTemplate } from '../rules/rule-file.ts';
import { DEFAULT } from '../rules/texts.ts';
import { compileFact } from './facts/compile-fact.ts';
import type { KnownFacts } from './facts/known-facts.ts';
import { CONVERSIONS } from './facts/typed-template.ts';
import type { OutcomePart } from './outcome-part.ts';
import { compileTemplate, compileWholeTemplate, isTemplate } from './template.ts';

/** Compiles the texts, and the typed templates, of an outcome's values. */
export interface ValueCompiler {
  text: CompileText;
  /** Compiles a map that is a text in several languages. Left out: maps are values. */
  map?: (texts: Readonly<Record<string, string>>, at: Pointer) => OutcomePart;
  typed: (written: TypedTemplate, at: Pointer) => OutcomePart;
  /** True if a map with the keys of a typed template is one, whatever it holds. */
  everyMap: boolean;
}

/** Compiles a JSON value whose texts are templates. Values without a text are left out of their object or array. */
export function compileValue(value: unknown, at: Pointer, compile: ValueCompiler): OutcomePart {
  if (typeof value === 'string') return compile.text(value, at);
  if (Array.isArray(value)) {
    const items = value.map((item, index) => compileValue(item, below(at, index), compile));
    return (facts, omitted) => items.map((item) => item(facts, omitted)).filter((item) => item !== undefined);
  }
  if (typeof value !== 'object' || value === null) return () => value;
  // In an error, no other map has this key.
  if (compile.map !== undefined && DEFAULT in value) return compile.map(value as Record<string, string>, at);
  if (isTypedTemplate(value) && (compile.everyMap || isMeantAsTemplate(value)))
    return compile.typed(value, at);
  const properties = Object.entries(value).map(
    ([key, item]) => [key, compileValue(item, below(at, key), compile)] as const,
  );
  return (facts, omitted) =>
    Object.fromEntries(
      properties.map(([key, item]) => [key, item(facts, omitted)]).filter(([, item]) => item !== undefined),
    );
}

function isMeantAsTemplate({ template, as }: TypedTemplate): boolean {
  return isTemplate(template) && Object.hasOwn(CONVERSIONS, as);
}

/** The last key of a place; elements of lists have no key, and the versions of a text have that of the text. */
function nameAt(at: Pointer): string {
  const segments = segmentsOf(at);
  if (segments.at(-2) === 'errorSummary') return 'errorSummary';
  const name = segments.findLast((segment) => !/^\d+$/.test(segment));
  return name ?? at;
}

type CompileText = (text: string, at: Pointer) => OutcomePart;

/** @param whole whether a bare fact keeps its type if it is a list or a map, and is left out if it is null */
export function textCompiler(scope: CompileScope, known: KnownFacts, whole = false): CompileText {
  return (text, at) => {
    const template = whole ? compileWholeTemplate(text, known) : compileTemplate(text, known);
    if (typeof template === 'function') {
      const name = nameAt(at);
      return (facts, omitted) => template(facts, (reason) => omitted.push({ name, at, reason }));
    }
    scope.report(diagnose(scope.source, { at }, { code: 'template', ...template }));
    return () => undefined;
  };
}

export function typedCompiler(scope: CompileScope, known: KnownFacts): ValueCompiler['typed'] {
  return (written, at) => {
    const fact = compileFact(written, at, scope, known);
    return fact ?? (() => undefined);
  };
}

/** Messages are always texts, whatever type the fact has. */
export function asText(compile: CompileText): CompileText {
  return (text, at) => {
    const template = compile(text, at);
    return (facts, omitted) => {
      const value = template(facts, omitted);
      return value === undefined || value === null ? undefined : String(value);
    };
  };
}
