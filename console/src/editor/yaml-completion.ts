import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { keysAt, type Name, type Schema, schemaFor, valuesAt } from './schema-names.ts';
import { yamlCursorAt } from './yaml-cursor.ts';

/** Completes the keys and values of a schema. */
export function completeBySchema(root: Schema) {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const cursor = yamlCursorAt(state.doc.toString(), pos);
    if (cursor === undefined || (cursor.typed === '' && !explicit)) return null;
    const schema = schemaFor(root, state.doc.toString());
    const { path, writing, typed, present } = cursor;
    const options =
      writing === 'value'
        ? valuesAt(schema, path).map((name) => option(name, 'constant'))
        : keysAt(schema, path)
            .filter(({ name }) => !present.includes(name))
            .map((name) => option(name, 'property', ': '));
    if (options.length === 0) return null;
    return { from: pos - typed.length, options, validFor: /^[\w-]*$/ };
  };
}

function option({ name, description }: Name, type: string, after = ''): Completion {
  return { label: name, type, apply: name + after, ...(description !== undefined && { info: description }) };
}
