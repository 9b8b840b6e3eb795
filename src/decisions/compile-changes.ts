import { below, type Pointer } from '../diagnostics/source-file.ts';
import type { Command, PatchOperation } from '../rules/rule-file.ts';
import { compileValue, type ValueCompiler } from './compile-value.ts';
import type { CallFacts } from './facts/call-facts.ts';
import type { Omission, OutcomePart } from './outcome-part.ts';

/** Compiles commands, whose types are not templates. */
export function compileCommands(
  commands: readonly Command[],
  at: Pointer,
  compile: ValueCompiler,
): OutcomePart {
  const compiled = commands.map(({ type, value }, index) => ({
    type,
    value: compileValue(value, below(at, index, 'value'), compile),
  }));
  return (facts, omitted) => compiled.map(({ type, value }) => ({ type, value: value(facts, omitted) }));
}

/** Compiles changes to a token or an assertion: values are templates, paths and durations are not. */
export function compileChanges(
  changes: Readonly<Record<string, unknown>>,
  at: Pointer,
  compile: ValueCompiler,
): OutcomePart {
  const parts = Object.entries(changes).map(([key, value]) => {
    const place = below(at, key);
    if (key === 'patch')
      return [key, compilePatch(value as readonly PatchOperation[], place, compile)] as const;
    if (typeof value === 'string' && (key === 'nameId' || key === 'authnContext')) {
      const text = singleText(key, compile.text(value, place));
      // Without text it is not left out: the NameID that Okta has would be that of somebody else.
      return [
        key,
        key === 'nameId' ? (...call: Parameters<OutcomePart>) => text(...call) ?? '' : text,
      ] as const;
    }
    const isText = key !== 'remove' && typeof value !== 'string';
    return [key, isText ? compileValue(value, place, compile) : () => value] as const;
  });
  return (facts, omitted) =>
    Object.fromEntries(
      parts.map(([key, part]) => [key, part(facts, omitted)]).filter(([, part]) => part !== undefined),
    );
}

/** A part that must not be a list or a map. @throws Error if it comes out as one, which fails the decision */
function singleText(key: string, part: OutcomePart): OutcomePart {
  return (facts, omitted) => {
    const value = part(facts, omitted);
    if (typeof value === 'object' && value !== null)
      throw new Error(
        `${key} came out as ${Array.isArray(value) ? 'a list' : 'a map'}, and has to be a text`,
      );
    return value === undefined || value === null ? undefined : String(value);
  };
}

/** An operation whose value comes out absent is left out. */
function compilePatch(patch: readonly PatchOperation[], at: Pointer, compile: ValueCompiler): OutcomePart {
  const operations = patch.map(({ op, path, value }, index) => {
    if (op === 'remove') return () => ({ op, path });
    const part = compileValue(value, below(at, index, 'value'), compile);
    return (facts: CallFacts, omitted: Omission[]) => {
      const filledIn = part(facts, omitted);
      return filledIn === undefined ? undefined : { op, path, value: filledIn };
    };
  });
  return (facts, omitted) =>
    operations.map((operation) => operation(facts, omitted)).filter((operation) => operation !== undefined);
}
