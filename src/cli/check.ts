import { type Diagnostic, isError, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { type Denial, denials } from '../lint/denials.ts';
import { review } from '../lint/review.ts';
import type { FileKind } from '../rules/file-kind.ts';
import { type Loaded, loadRules, loadTests, parseSnapshot } from '../runtime/load.ts';
import type { Snapshot } from '../runtime/snapshot.ts';
import { withRules } from './choose-rules.ts';
import { type Define, examples, wholeNumber } from './command.ts';
import { formatDenials } from './denials.ts';
import { exitCodes, type Io, paintFor, UsageError } from './io.ts';
import { missingSchemas } from './missing-schemas.ts';
import { type Format, formatNames, formatterFor, textsOf } from './report.ts';

interface CheckOptions {
  config?: string;
  format: Format;
  maxWarnings?: number;
  messages?: boolean;
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
    .option('--messages', 'show what people read who are denied; with the formats text and json')
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
        ['What people read who are denied', 'hookgate check --messages'],
        ['For Jenkins and GitLab', 'hookgate check --format junit > hookgate.xml'],
      ),
    )
    .action((directory, options) => finish(() => check(directory, options, io)));
};

/** Everything that is wrong with the rules, at once; and what people read who are denied. */
async function check(
  directory: string | undefined,
  { format, config, messages = false, maxWarnings = Number.POSITIVE_INFINITY }: CheckOptions,
  io: Io,
): Promise<number> {
  if (messages && format !== 'text' && format !== 'json')
    throw new UsageError(`--messages has no format "${format}"`, 'choose text or json');
  return withRules(
    { rules: directory, config },
    io,
    async (chosen) => {
      const loaded = await loadRules(chosen.directory, { levels: chosen.levels });
      const { snapshot } = loaded;
      const diagnostics = sortDiagnostics([
        ...loaded.diagnostics,
        ...loadTests(loaded, chosen.levels).diagnostics,
        ...missingSchemas(snapshot),
      ]);
      const shown = messages ? denialsIn(loaded) : [];
      if (messages && format === 'json') io.stdout.write(jsonOf(diagnostics, shown));
      else io.stdout.write(formatterFor(format)(diagnostics, textsOf(snapshot), io.stdout));
      if (format === 'text') {
        io.stdout.write(`${summary(snapshot, diagnostics, chosen.directory)}\n`);
        io.stdout.write(formatDenials(shown, paintFor(io.stdout)));
      }
      const warnings = diagnostics.filter(({ severity }) => severity === 'warn').length;
      if (warnings > maxWarnings)
        io.stderr.write(
          `hookgate: ${count(warnings, 'warning')}, and --max-warnings allows ${maxWarnings}\n`,
        );
      return diagnostics.some(isError) || warnings > maxWarnings ? exitCodes.problems : exitCodes.fine;
    },
    format,
  );
}

function denialsIn({ snapshot }: Loaded): Denial[] {
  return denials(review(parseSnapshot(snapshot), Date.now()));
}

function jsonOf(diagnostics: readonly Diagnostic[], messages: readonly Denial[]): string {
  return `${JSON.stringify({ diagnostics, messages }, null, 2)}\n`;
}

function summary({ texts }: Snapshot, diagnostics: readonly Diagnostic[], directory: string): string {
  const number = (kind: FileKind) => texts.filter((text) => text.kind === kind).length;
  const tests = number('tests') === 0 ? '' : `, ${count(number('tests'), 'test file')}`;
  const errors = diagnostics.filter(isError).length;
  const read = `${count(number('rules'), 'rule file')}${tests} and ${count(number('list'), 'list')} in ${directory}`;
  if (diagnostics.length === 0) return `${read}: no problems`;
  const infos = diagnostics.filter(({ severity }) => severity === 'info').length;
  const warnings = count(diagnostics.length - errors - infos, 'warning');
  return `${read}: ${count(errors, 'error')}, ${warnings}${infos === 0 ? '' : `, ${count(infos, 'info')}`}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
