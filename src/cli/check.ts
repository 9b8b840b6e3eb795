import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { type Denial, denials } from '../lint/denials.ts';
import { review } from '../lint/review.ts';
import { parseRules } from '../rules/parse.ts';
import { type Loaded, loadRules } from '../runtime/load.ts';
import { formatDenials } from './denials.ts';
import { exitCodes, type Io, paintFor, UsageError } from './io.ts';
import { formatterFor, textsOf } from './report.ts';
import { rulesDirectory } from './rules-directory.ts';

/** `hookgate check [DIR]`: everything that is wrong with the rules, at once; and what people read who are denied. */
export async function check(
  directory: string | undefined,
  { format, config, messages = false }: { format: string; config?: string; messages?: boolean },
  io: Io,
): Promise<number> {
  const formatter = formatterFor(format);
  if (messages && !['text', 'json'].includes(format))
    throw new UsageError(`--messages has no format "${format}"`, 'choose text or json');
  const found = rulesDirectory(
    { ...(directory !== undefined && { rules: directory }), ...(config !== undefined && { config }) },
    io,
  );
  if (Array.isArray(found)) {
    io.stderr.write(formatter(found, () => undefined, io.stderr));
    return exitCodes.usage;
  }
  const loaded = await loadRules(found);
  const { snapshot, diagnostics } = loaded;
  const shown = messages ? denialsIn(loaded) : [];
  if (messages && format === 'json') io.stdout.write(jsonOf(diagnostics, shown));
  else io.stdout.write(formatter(diagnostics, textsOf(snapshot), io.stdout));
  if (format === 'text')
    io.stdout.write(`${summary(loaded, found)}\n${formatDenials(shown, paintFor(io.stdout))}`);
  return diagnostics.some(isError) ? exitCodes.problems : exitCodes.fine;
}

function denialsIn({ snapshot }: Loaded): Denial[] {
  return denials(review(parseRules(snapshot.texts), Date.now()));
}

function jsonOf(diagnostics: readonly Diagnostic[], messages: readonly Denial[]): string {
  return `${JSON.stringify({ diagnostics, messages }, null, 2)}\n`;
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
