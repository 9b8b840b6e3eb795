import { isError } from '../diagnostics/diagnostic.ts';
import { type Loaded, loadRules } from '../runtime/load.ts';
import { chooseRules } from './choose-rules.ts';
import { exitCodes, type Io } from './io.ts';
import { formatterFor, textsOf } from './report.ts';

/** `hookgate check [DIR]`: everything that is wrong with the rules, at once. */
export async function check(
  directory: string | undefined,
  { format, config }: { format: string; config?: string },
  io: Io,
): Promise<number> {
  const formatter = formatterFor(format);
  const found = chooseRules(
    { ...(directory !== undefined && { rules: directory }), ...(config !== undefined && { config }) },
    io,
  );
  if (Array.isArray(found)) {
    io.stderr.write(formatter(found, () => undefined, io.stderr));
    return exitCodes.usage;
  }
  const loaded = await loadRules(found.directory, { now: Date.now(), levels: found.levels });
  const { snapshot, diagnostics } = loaded;
  io.stdout.write(formatter(diagnostics, textsOf(snapshot), io.stdout));
  if (format === 'text') io.stdout.write(`${summary(loaded, found.directory)}\n`);
  return diagnostics.some(isError) ? exitCodes.problems : exitCodes.fine;
}

function summary({ snapshot, diagnostics }: Loaded, directory: string): string {
  const lists = snapshot.texts.filter(({ kind }) => kind === 'list').length;
  const errors = diagnostics.filter(isError).length;
  const read = `${count(snapshot.texts.length - lists, 'rule file')} and ${count(lists, 'list')} in ${directory}`;
  if (diagnostics.length === 0) return `${read}: no problems`;
  return `${read}: ${count(errors, 'error')}, ${count(diagnostics.length - errors, 'warning')}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
