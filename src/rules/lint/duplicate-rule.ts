import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { below, diagnose, type Pointer, rangeOf } from '../../diagnostics/source-file.ts';
import type { Check } from './check.ts';

/** A rule's name says which rule decided: one request can meet it only once. */
export const duplicateRule: Check = ({ files }) =>
  files.flatMap(({ source }) => {
    const found: Diagnostic[] = [];
    for (const [requestType, { rules }] of Object.entries(source.value.requestTypes)) {
      const seen = new Map<string, Pointer>();
      for (const [index, rule] of rules.entries()) {
        const at = below('/requestTypes', requestType, 'rules', index, 'name');
        // What the schema refused may be no map at all.
        const name: unknown = rule?.name;
        if (typeof name !== 'string') continue;
        const first = seen.get(name);
        seen.set(name, first ?? at);
        if (first === undefined) continue;
        const hint = `the first one is in line ${rangeOf(source, first).start.line}`;
        const message = `a rule for ${requestType} is already called "${name}"`;
        found.push(diagnose(source, { at }, { code: 'duplicate-rule', message, hint }));
      }
    }
    return found;
  });
