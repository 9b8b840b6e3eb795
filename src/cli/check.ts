import { type Diagnostic, isError, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { FileKind } from '../rules/parse.ts';
import { loadRules, loadTests } from '../runtime/load.ts';
import type { Snapshot } from '../runtime/snapshot.ts';
import { exitCodes, type Io } from './io.ts';
import { formatterFor, textsOf } from './report.ts';
import { rulesDirectory } from './rules-directory.ts';

/** `hookgate check [DIR]`: everything that is wrong with the rules, at once. */
export async function check(
  directory: string | undefined,
  { format, config }: { format: string; config?: string },
  io: Io,
): Promise<number> {
  const formatter = formatterFor(format);
  const found = rulesDirectory(
    { ...(directory !== undefined && { rules: directory }), ...(config !== undefined && { config }) },
    io,
  );
  if (Array.isArray(found)) {
    io.stderr.write(formatter(found, () => undefined, io.stderr));
    return exitCodes.usage;
  }
  const loaded = await loadRules(found);
  const { snapshot } = loaded;
  const diagnostics = sortDiagnostics([...loaded.diagnostics, ...loadTests(loaded).diagnostics]);
  io.stdout.write(formatter(diagnostics, textsOf(snapshot), io.stdout));
  if (format === 'text') io.stdout.write(`${summary(snapshot, diagnostics, found)}\n`);
  return diagnostics.some(isError) ? exitCodes.problems : exitCodes.fine;
}

function summary({ texts }: Snapshot, diagnostics: readonly Diagnostic[], directory: string): string {
  const number = (kind: FileKind) => texts.filter((text) => text.kind === kind).length;
  const tests = number('tests') === 0 ? '' : `, ${count(number('tests'), 'test file')}`;
  const errors = diagnostics.filter(isError).length;
  const read = `${count(number('rules'), 'rule file')}${tests} and ${count(number('list'), 'list')} in ${directory}`;
  if (diagnostics.length === 0) return `${read}: no problems`;
  return `${read}: ${count(errors, 'error')}, ${count(diagnostics.length - errors, 'warning')}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
