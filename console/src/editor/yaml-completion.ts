import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { keysAt, type Name, type Schema, valuesAt } from './schema-names.ts';
import { yamlPlace } from './yaml-place.ts';

/** Completes keys and values as a schema has them. */
export function completeBySchema(schema: Schema) {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const place = yamlPlace(state.doc.toString(), pos);
    if (place === undefined || (place.begun === '' && !explicit)) return null;
    const { path, writing, begun, present } = place;
    const options =
      writing === 'value'
        ? valuesAt(schema, path).map((name) => option(name, 'constant'))
        : keysAt(schema, path)
            .filter(({ name }) => !present.includes(name))
            .map((name) => option(name, 'property', ': '));
    if (options.length === 0) return null;
    return { from: pos - begun.length, options, validFor: /^[\w-]*$/ };
  };
}

function option({ name, description }: Name, type: string, after = ''): Completion {
  return { label: name, type, apply: name + after, ...(description !== undefined && { info: description }) };
}
