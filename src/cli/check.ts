import { isError } from '../diagnostics/diagnostic.ts';
import { type Loaded, loadRules } from '../runtime/load.ts';
import { type Define, examples } from './command.ts';
import { exitCodes, type Io } from './io.ts';
import { type Format, formatNames, formatterFor, textsOf } from './report.ts';
import { rulesDirectory } from './rules-directory.ts';

interface CheckOptions {
  config?: string;
  format: Format;
}

export const defineCheck: Define = (program, { io, finish }) => {
  program
    .command('check [dir]')
    .description('say what is wrong with the rules')
    .option('--config <file>', 'configuration file that names the rules directory')
    .addOption(
      program
        .createOption('--format <format>', 'how findings are written')
        .choices(formatNames)
        .default('text'),
    )
    .addHelpText(
      'after',
      examples(
        ['The rules that serve would serve', 'hookgate check'],
        ['One directory, for a program', 'hookgate check rules --format json'],
        ['Annotations on the lines of a pull request', 'hookgate check rules --format github'],
      ),
    )
    .action((directory, options) => finish(() => check(directory, options, io)));
};

/** Everything that is wrong with the rules, at once. */
async function check(
  directory: string | undefined,
  { format, config }: CheckOptions,
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
  const { snapshot, diagnostics } = loaded;
  io.stdout.write(formatter(diagnostics, textsOf(snapshot), io.stdout));
  if (format === 'text') io.stdout.write(`${summary(loaded, found)}\n`);
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
