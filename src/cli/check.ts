import { type Diagnostic, isError, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { FileKind } from '../rules/parse.ts';
import { loadRules, loadTests } from '../runtime/load.ts';
import type { Snapshot } from '../runtime/snapshot.ts';
import { chooseRules } from './choose-rules.ts';
import { type Define, examples, wholeNumber } from './command.ts';
import { exitCodes, type Io } from './io.ts';
import { type Format, formatNames, formatterFor, noTexts, textsOf } from './report.ts';

interface CheckOptions {
  config?: string;
  format: Format;
  maxWarnings?: number;
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
    .option('--max-warnings <number>', 'end with 1 if there are more warnings', wholeNumber)
    .addHelpText(
      'after',
      examples(
        ['The rules that serve would serve', 'hookgate check'],
        ['One directory, for a program', 'hookgate check rules --format json'],
        [
          'Annotations on the lines of a pull request, which no warning may pass',
          'hookgate check --format github --max-warnings 0',
        ],
        ["For GitHub's code scanning", 'hookgate check --format sarif > hookgate.sarif'],
        ['For Jenkins and GitLab', 'hookgate check --format junit > hookgate.xml'],
      ),
    )
    .action((directory, options) => finish(() => check(directory, options, io)));
};

/** Everything that is wrong with the rules, at once. */
async function check(
  directory: string | undefined,
  { format, config, maxWarnings = Number.POSITIVE_INFINITY }: CheckOptions,
  io: Io,
): Promise<number> {
  const formatter = formatterFor(format);
  const found = chooseRules(
    { ...(directory !== undefined && { rules: directory }), ...(config !== undefined && { config }) },
    io,
  );
  if (Array.isArray(found)) {
    io.stderr.write(formatter(found, noTexts, io.stderr));
    return exitCodes.usage;
  }
  const loaded = await loadRules(found.directory, { levels: found.levels });
  const { snapshot } = loaded;
  const diagnostics = sortDiagnostics([...loaded.diagnostics, ...loadTests(loaded).diagnostics]);
  io.stdout.write(formatter(diagnostics, textsOf(snapshot), io.stdout));
  if (format === 'text') io.stdout.write(`${summary(snapshot, diagnostics, found.directory)}\n`);
  const warnings = diagnostics.filter(({ severity }) => severity === 'warn').length;
  if (warnings > maxWarnings)
    io.stderr.write(`hookgate: ${count(warnings, 'warning')}, and --max-warnings allows ${maxWarnings}\n`);
  return diagnostics.some(isError) || warnings > maxWarnings ? exitCodes.problems : exitCodes.fine;
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
