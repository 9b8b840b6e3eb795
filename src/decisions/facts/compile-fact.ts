import { below, diagnose, type Pointer, rangeOf, segmentsOf } from '../../diagnostics/source-file.ts';
import { suggestion } from '../../diagnostics/suggest.ts';
import type { CompileScope } from '../../engine/scope.ts';
import { isTypedTemplate, type TypedTemplate } from '../../rules/rule-file.ts';
import { compileFactTemplate } from '../template.ts';
import type { CallFacts, DerivedFact } from './call-facts.ts';
import type { KnownFacts } from './known-facts.ts';
import { CONVERSIONS, converted } from './typed-template.ts';

/** Compiles a value that is made of facts; undefined if it has errors, which have been reported. */
export function compileFact(
  written: string | TypedTemplate,
  at: Pointer,
  scope: CompileScope,
  known: KnownFacts,
): DerivedFact | undefined {
  if (!isTypedTemplate(written)) return compileText(written, at, scope, known);
  const { template, as } = written;
  const types = Object.keys(CONVERSIONS);
  if (!types.includes(as)) {
    const finding = {
      code: 'wrong-value',
      message: `"${as}" is not a type`,
      hint: suggestion(as, types),
    } as const;
    scope.report(diagnose(scope.source, { at: below(at, 'as') }, finding));
    return undefined;
  }
  const text = compileText(template, below(at, 'template'), scope, known);
  if (text === undefined) return undefined;
  const { derived, requested } = text;
  const name = nameAt(at, scope);
  return Object.assign((facts: CallFacts) => converted(text(facts), as, name), { derived, requested });
}

/** The fact or the attribute at a place, for messages: `facts.age (rules.yaml:4)`. */
function nameAt(at: Pointer, { source }: Pick<CompileScope, 'source'>): string {
  const segments = segmentsOf(at);
  const attribute = segments.findLast((segment) => !/^\d+$/.test(segment)) ?? at;
  const name = segments[0] === 'facts' ? segments.join('.') : `"${attribute}"`;
  return `${name} (${source.path}:${rangeOf(source, at).start.line})`;
}

function compileText(
  text: string,
  at: Pointer,
  scope: CompileScope,
  known: KnownFacts,
): DerivedFact | undefined {
  const template = compileFactTemplate(text, known);
  if (typeof template === 'function') return template;
  scope.report(diagnose(scope.source, { at }, { code: 'template', ...template }));
  return undefined;
}
