import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { below, diagnose, rangeOf } from '../../diagnostics/source-file.ts';
import type { Check } from './check.ts';

/** A rule's name says which rule decided: one request can meet it only once. */
export const duplicateRule: Check = ({ files }) =>
  files.flatMap(({ source }) => {
    const found: Diagnostic[] = [];
    for (const [requestType, { rules }] of Object.entries(source.value.requestTypes)) {
      const seen = new Map<string, number>();
      for (const [index, rule] of rules.entries()) {
        const at = below('/requestTypes', requestType, 'rules', index);
        // What the schema refused may be no map at all.
        const name: unknown = rule?.name;
        if (typeof name !== 'string') continue;
        const line = seen.get(name);
        seen.set(name, line ?? rangeOf(source, below(at, 'name')).start.line);
        if (line === undefined) continue;
        const message = `a rule for ${requestType} is already called "${name}"`;
        found.push(
          diagnose(
            source,
            { at: below(at, 'name') },
            { code: 'duplicate-rule', message, hint: `the first one is in line ${line}` },
          ),
        );
      }
    }
    return found;
  });
