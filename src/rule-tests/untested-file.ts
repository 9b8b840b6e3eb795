import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { compareText, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/source-file.ts';
import type { TestCase } from './prepare.ts';

/** Warnings about rule files without tests. */
export function untestedFiles(endpoints: Iterable<Endpoint>, cases: readonly TestCase[]): Diagnostic[] {
  const tested = new Set(cases.map(({ endpoint }) => endpoint));
  return [...endpoints]
    .filter((endpoint) => !tested.has(endpoint))
    .toSorted((a, b) => compareText(a.source.path, b.source.path))
    .map(({ source, path }) =>
      diagnose(
        source,
        { at: '/endpoint' },
        {
          code: 'untested-file',
          severity: 'warn',
          message: `no test is about ${path}`,
          hint: `write ${source.path.replace(/\.ya?ml$/, '.test.yaml')}; hookgate schema rule-tests says what stands in it`,
        },
      ),
    );
}
