import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Diagnostic, isError, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { toLegibleJson } from '../diagnostics/legible-json.ts';
import { pluralize } from '../diagnostics/pluralize.ts';
import { rangeBetween } from '../diagnostics/source-file.ts';
import type { Levels } from '../lint/check.ts';
import { type Denial, denials } from '../lint/registration/denials.ts';
import { indexFiles } from '../lint/rule-index.ts';
import { loadRules, loadTests, parseSnapshot } from '../rule-set/load.ts';
import type { Snapshot } from '../rule-set/snapshot.ts';
import type { FileKind } from '../rules/file-kind.ts';
import { byDirectory, type CheckedDirectory, checkedPaths, noteSkipped } from './checked-files.ts';
import { type Define, wholeNumber } from './command.ts';
import { formatDenials } from './denial-messages.ts';
import { exitCodes, type Io, paintFor, UsageError, writeNote } from './io.ts';
import { type Format, formatters, type Texts, textsOf } from './report.ts';
import { type RuleOptions, resolveRules } from './resolve-rules.ts';

interface CheckOptions extends RuleOptions {
  format: Format;
  maxWarnings?: number;
  messages?: boolean;
}

export const defineCheck: Define = (program, { io, finish }) => {
  program
    .command('check [path...]')
    .description('report problems of the rules: of a directory, or of files below one')
    .rulesOption('rules directory of the files (HOOKGATE_RULES)')
    .configOption()
    .formatOption('format of the findings', Object.keys(formatters))
    .option('--messages', 'show the messages for denied people; with the formats text and json')
    .option('--max-warnings <number>', 'exit with 1 if there are more warnings', wholeNumber)
    .examples({
      'The rules that serve would serve': 'hookgate check',
      'One directory, for a program': 'hookgate check rules --format json',
      'Some of its files, for editors and pre-commit hooks': 'hookgate check rules/profile-enrollment.yaml',
      'Annotations in a pull request, where a warning is a failure':
        'hookgate check --format github --max-warnings 0',
      "For GitHub's code scanning": 'hookgate check --format sarif > hookgate.sarif',
      'The messages for denied people': 'hookgate check --messages',
      'For Jenkins and GitLab': 'hookgate check --format junit > hookgate.xml',
    })
    .action((paths, options) => finish(() => check(paths, options, io)));
};

async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const { format, config, rules, messages = false, maxWarnings = Number.POSITIVE_INFINITY } = options;
  if (messages && format !== 'text' && format !== 'json')
    throw new UsageError(`--messages has no format "${format}"`, 'choose text or json');
  const given = checkedPaths(paths, io);
  const named = 'directory' in given ? given.directory : undefined;
  if (named !== undefined && rules !== undefined)
    throw new UsageError(`--rules names a directory, and so does ${named}`, 'leave one of them out');
  const { directory, levels } = resolveRules({ rules: named ?? rules, config }, io, format);
  const directories = 'files' in given ? byDirectory(given.files, directory, io) : [{ directory }];
  const checked: Checked[] = [];
  for (const one of directories) checked.push(await checkDirectory(one, levels, options, io));
  write(checked, options, io);
  const all = checked.flatMap(({ diagnostics }) => diagnostics);
  const warnings = all.filter(({ severity }) => severity === 'warn').length;
  if (warnings > maxWarnings)
    writeNote(io, `${pluralize(warnings, 'warning')}, and --max-warnings allows ${maxWarnings}`);
  return all.some(isError) || warnings > maxWarnings ? exitCodes.problems : exitCodes.fine;
}

/** The findings of a rules directory, or of some of its files. */
interface Checked extends CheckedDirectory {
  snapshot: Snapshot;
  diagnostics: Diagnostic[];
  denials: Denial[];
}

/**
 * Loads the whole directory, because files depend on each other. Errors are reported for all files: each of them keeps
 * the rules from going live.
 */
async function checkDirectory(
  { directory, files }: CheckedDirectory,
  levels: Levels,
  { messages = false }: CheckOptions,
  io: Io,
): Promise<Checked> {
  const loaded = await loadRules(directory, { levels });
  const { snapshot } = loaded;
  const isSelected = (file: string) => files?.has(file) ?? true;
  const diagnostics = sortDiagnostics([
    ...loaded.diagnostics,
    ...loadTests(loaded, levels).diagnostics,
    ...missingSchemas(snapshot),
  ]).filter((found) => isSelected(found.file) || isError(found));
  const seen = new Set([...snapshot.texts.map(({ path }) => path), ...diagnostics.map(({ file }) => file)]);
  for (const file of files ?? []) if (!seen.has(file)) noteSkipped(file, io);
  const shown = messages ? denials(indexFiles(parseSnapshot(snapshot))) : [];
  return {
    ...{ directory, snapshot, diagnostics },
    denials: shown.filter(({ file }) => isSelected(file)),
    ...(files && { files: new Set([...files].filter((file) => seen.has(file))) }),
  };
}

/** The name of each schema in `hookgate schema`. */
const SCHEMAS: Partial<Record<FileKind, string>> = { rules: 'rule-file', tests: 'rule-tests', list: 'list' };

/** The modeline that names the schema of a YAML file to an editor; URLs are ignored. */
const MODELINE = /^#\s*(?:yaml-language-server:\s*\$schema=|\$schema:\s*)(?![a-z]+:\/\/)(\S+)/m;

/** Reports modelines with a schema that does not exist, as in copied examples. */
function missingSchemas({ texts }: Pick<Snapshot, 'texts'>): Diagnostic[] {
  return texts.flatMap(({ path, kind, text }) => {
    const name = SCHEMAS[kind];
    const found = MODELINE.exec(text.slice(0, 1000));
    if (name === undefined || found === null) return [];
    const { index, 0: comment, 1: schema = '' } = found;
    if (existsSync(resolve(dirname(path), schema))) return [];
    return [
      {
        code: 'schema-not-found',
        severity: 'info',
        message: `there is no ${schema}, so an editor neither completes nor checks this file`,
        hint: `write it with  hookgate schema ${name} > ${name}.schema.json  and name its path from this file`,
        file: path,
        range: rangeBetween(text, index, index + comment.length),
      },
    ];
  });
}

function write(checked: readonly Checked[], { format, messages }: CheckOptions, io: Io): void {
  const diagnostics = checked.flatMap((one) => one.diagnostics);
  const shown = checked.flatMap((one) => one.denials);
  if (messages && format === 'json') io.stdout.write(toLegibleJson({ diagnostics, messages: shown }));
  else io.stdout.write(formatters[format](diagnostics, textsIn(checked), io.stdout));
  if (format !== 'text') return;
  for (const one of checked) io.stdout.write(`${summary(one)}\n`);
  io.stdout.write(formatDenials(shown, paintFor(io.stdout)));
}

/** The texts of the selected files, and of those with a finding. */
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
  const tests = number('tests') === 0 ? '' : `, ${pluralize(number('tests'), 'test file')}`;
  const errors = diagnostics.filter(isError).length;
  const read =
    files === undefined
      ? `${pluralize(number('rules'), 'rule file')}${tests} and ${pluralize(number('list'), 'list')} in ${directory}`
      : `${pluralize(files.size, 'file')} in ${directory}`;
  if (diagnostics.length === 0) return `${read}: no problems`;
  const infos = diagnostics.filter(({ severity }) => severity === 'info').length;
  const warnings = pluralize(diagnostics.length - errors - infos, 'warning');
  return `${read}: ${pluralize(errors, 'error')}, ${warnings}${infos === 0 ? '' : `, ${pluralize(infos, 'info')}`}`;
}
