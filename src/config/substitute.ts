import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Result } from '../diagnostics/result.ts';
import { below, diagnose, type Pointer, type SourceFile } from '../diagnostics/source-file.ts';
import type { Unusable } from './secret-file.ts';

/** The values behind `${…}`. */
export interface Sources {
  environment: (name: string) => string | undefined;
  file: (path: string) => Result<string, Unusable>;
}

const REFERENCE = /\$\{([^}]*)\}/g;

/** Replaces `${NAME}` and `${file:PATH}` in every text of a file; references without a value are reported by name. */
export function substitute(
  source: SourceFile,
  sources: Sources,
): { value: unknown; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const missing = (at: Pointer, message: string, hint: string): string => {
    diagnostics.push(diagnose(source, { at }, { code: 'no-value', message, hint }));
    return '';
  };
  const resolve = (reference: string, at: Pointer): string => {
    if (reference.startsWith('file:')) {
      const path = reference.slice('file:'.length);
      const found = sources.file(path);
      if (found.ok) return found.value;
      return missing(at, `the file ${path} ${found.problem.problem}`, found.problem.hint);
    }
    return (
      sources.environment(reference) ??
      missing(at, `the environment variable ${reference} is not set`, 'set it, or write it to .env')
    );
  };
  const walk = (value: unknown, at: Pointer): unknown => {
    if (typeof value === 'string')
      return value.replace(REFERENCE, (_, reference: string) => resolve(reference, at));
    if (Array.isArray(value)) return value.map((item, index) => walk(item, below(at, index)));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, below(at, key))]));
  };
  return { value: walk(source.value, ''), diagnostics };
}
