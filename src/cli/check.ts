import { type Diagnostic, isError, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { visible } from '../diagnostics/format-text.ts';
import { toLegibleJson } from '../diagnostics/legible-json.ts';
import type { Levels } from '../lint/check.ts';
import { type Denial, denials } from '../lint/denials.ts';
import { indexFiles } from '../lint/rule-index.ts';
import { loadRules, loadTests, parseSnapshot } from '../rule-set/load.ts';
import type { Snapshot } from '../rule-set/snapshot.ts';
import type { FileKind } from '../rules/file-kind.ts';
import { byDirectory, type CheckedDirectory, checkedPaths } from './checked-files.ts';
import { type Define, examples, wholeNumber } from './command.ts';
import { formatDenials } from './denial-messages.ts';
import { exitCodes, type Io, paintFor, UsageError } from './io.ts';
import { missingSchemas } from './missing-schemas.ts';
import { type Format, formatNames, formatterFor, type Texts, textsOf } from './report.ts';
import { withRules } from './resolve-rules.ts';

interface CheckOptions {
  rules?: string;
  config?: string;
  format: Format;
  maxWarnings?: number;
  messages?: boolean;
}

export const defineCheck: Define = (program, { io, finish }) => {
  program
    .command('check [path...]')
    .description('say what is wrong with the rules: of a directory, or of files under one')
    .option('--rules <dir>', 'rules directory that the files stand in (HOOKGATE_RULES)')
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
          'Some files of it, as editors and pre-commit hooks do',
          'hookgate check rules/profile-enrollment.yaml',
        ],
        [
          'Annotations on the lines of a pull request, which no warning may pass',
          'hookgate check --format github --max-warnings 0',
        ],
        ["For GitHub's code scanning", 'hookgate check --format sarif > hookgate.sarif'],
        ['What people read who are denied', 'hookgate check --messages'],
        ['For Jenkins and GitLab', 'hookgate check --format junit > hookgate.xml'],
      ),
    )
    .action((paths, options) => finish(() => check(paths, options, io)));
};

/** Everything that is wrong with the rules, at once; and what people read who are denied. */
async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const { format, config, rules, messages = false, maxWarnings = Number.POSITIVE_INFINITY } = options;
  if (messages && format !== 'text' && format !== 'json')
    throw new UsageError(`--messages has no format "${format}"`, 'choose text or json');
  const asked = checkedPaths(paths, io);
  const named = 'directory' in asked ? asked.directory : undefined;
  if (named !== undefined && rules !== undefined)
    throw new UsageError(`--rules names a directory, and so does ${named}`, 'leave one of them out');
  return withRules(
    { rules: named ?? rules, config },
    io,
    async ({ directory, levels }) => {
      const directories =
        'files' in asked
          ? byDirectory(asked.files, directory, io, (file) => leftOut(file, io))
          : [{ directory }];
      const checked: Checked[] = [];
      for (const one of directories) checked.push(await checkDirectory(one, levels, messages, io));
      write(checked, options, io);
      const all = checked.flatMap(({ diagnostics }) => diagnostics);
      const warnings = all.filter(({ severity }) => severity === 'warn').length;
      if (warnings > maxWarnings)
        io.stderr.write(
          `hookgate: ${count(warnings, 'warning')}, and --max-warnings allows ${maxWarnings}\n`,
        );
      return all.some(isError) || warnings > maxWarnings ? exitCodes.problems : exitCodes.fine;
    },
    format,
  );
}

/** What was found in a rules directory, or in some of its files. */
interface Checked extends CheckedDirectory {
  snapshot: Snapshot;
  diagnostics: Diagnostic[];
  denials: Denial[];
}

/**
 * The whole directory is loaded, whatever is asked for: what a file means depends on the others. An error in any of them
 * keeps all of them from going live, so errors are told of whichever file they are in.
 */
async function checkDirectory(
  { directory, files }: CheckedDirectory,
  levels: Levels,
  messages: boolean,
  io: Io,
): Promise<Checked> {
  const loaded = await loadRules(directory, { levels });
  const { snapshot } = loaded;
  const isAsked = (file: string) => files?.has(file) ?? true;
  const diagnostics = sortDiagnostics([
    ...loaded.diagnostics,
    ...loadTests(loaded, levels).diagnostics,
    ...missingSchemas(snapshot),
  ]).filter((found) => isAsked(found.file) || isError(found));
  const seen = new Set([...snapshot.texts.map(({ path }) => path), ...diagnostics.map(({ file }) => file)]);
  for (const file of files ?? []) if (!seen.has(file)) leftOut(file, io);
  const shown = messages ? denials(indexFiles(parseSnapshot(snapshot))) : [];
  return {
    ...{ directory, snapshot, diagnostics },
    denials: shown.filter(({ file }) => isAsked(file)),
    ...(files && { files: new Set([...files].filter((file) => seen.has(file))) }),
  };
}

function leftOut(file: string, io: Io): void {
  io.stderr.write(
    `hookgate: ${visible(file)} is no rule file, list or test of a rules directory: left out\n`,
  );
}

function write(checked: readonly Checked[], { format, messages }: CheckOptions, io: Io): void {
  const diagnostics = checked.flatMap((one) => one.diagnostics);
  const shown = checked.flatMap((one) => one.denials);
  if (messages && format === 'json') io.stdout.write(toLegibleJson({ diagnostics, messages: shown }));
  else io.stdout.write(formatterFor(format)(diagnostics, textsIn(checked), io.stdout));
  if (format !== 'text') return;
  for (const one of checked) io.stdout.write(`${summary(one)}\n`);
  io.stdout.write(formatDenials(shown, paintFor(io.stdout)));
}

/** The texts of the files that were asked for, and of those with a finding. */
function textsIn(checked: readonly Checked[]): Texts {
  return new Map(
    checked.flatMap(({ snapshot, files, diagnostics }) =>
      [...textsOf(snapshot)].filter(
        ([path]) => files === undefined || files.has(path) || diagnostics.some(({ file }) => file === path),
      ),
    ),
  );
}

function summary({ snapshot: { texts }, diagnostics, directory, files }: Checked): string {
  const number = (kind: FileKind) => texts.filter((text) => text.kind === kind).length;
  const tests = number('tests') === 0 ? '' : `, ${count(number('tests'), 'test file')}`;
  const errors = diagnostics.filter(isError).length;
  const read =
    files === undefined
      ? `${count(number('rules'), 'rule file')}${tests} and ${count(number('list'), 'list')} in ${directory}`
      : `${count(files.size, 'file')} in ${directory}`;
  if (diagnostics.length === 0) return `${read}: no problems`;
  const infos = diagnostics.filter(({ severity }) => severity === 'info').length;
  const warnings = count(diagnostics.length - errors - infos, 'warning');
  return `${read}: ${count(errors, 'error')}, ${warnings}${infos === 0 ? '' : `, ${count(infos, 'info')}`}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
