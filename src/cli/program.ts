import { CommanderError } from 'commander';
import { visible } from '../diagnostics/format-text.ts';
import { CliCommand, type CommandDependencies, type Define } from './command.ts';
import { ExitError, exitCodes, type Io, isTerminal, legible, UsageError } from './io.ts';
import { logLine, tellProblem } from './problem.ts';
import { product } from './product.ts';

/** In the order of the help. Only the called command is loaded, with its dependencies. */
const commands = new Map<string, () => Promise<Define>>([
  ['serve', async () => (await import('./define-serve.ts')).defineServe],
  ['check', async () => (await import('./check.ts')).defineCheck],
  ['test', async () => (await import('./test.ts')).defineTest],
  ['diff', async () => (await import('./diff.ts')).defineDiff],
  ['record', async () => (await import('./record.ts')).defineRecord],
  ['explain', async () => (await import('./explain.ts')).defineExplain],
  ['log', async () => (await import('./log.ts')).defineLog],
  ['simulate', async () => (await import('./simulate.ts')).defineSimulate],
  ['verify', async () => (await import('./simulate.ts')).defineVerify],
  ['init', async () => (await import('./init.ts')).defineInit],
  ['schema', async () => (await import('./schema.ts')).defineSchema],
  ['completion', async () => (await import('./completion.ts')).defineCompletion],
]);

/** Runs a command line, and resolves with the exit code. */
export async function run(args: readonly string[], streams: Io): Promise<number> {
  const io: Io = {
    ...streams,
    stdout: legible(streams.stdout),
    stderr: legible(streams.stderr),
    isCollected: args[0] === 'serve' && !isTerminal(streams.stderr),
  };
  let exitCode: number = exitCodes.fine;
  const finish: CommandDependencies['finish'] = async (command) => {
    exitCode = await command();
  };
  try {
    const program = await createProgram(args, io, finish);
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
    if (error instanceof ExitError) return error.exitCode;
    if (error instanceof UsageError) {
      tellProblem(error, io);
      return exitCodes.usage;
    }
    const details = error instanceof Error ? error.stack : String(error);
    const message = `hookgate failed; this is a bug, please report it:\n${details}`;
    io.stderr.write(io.isCollected ? logLine({}, message) : `${message}\n`);
    return exitCodes.failure;
  }
}

/** @param args arguments as typed; the first one names the command to load */
export async function createProgram(
  args: readonly string[],
  io: Io,
  finish: CommandDependencies['finish'],
): Promise<CliCommand> {
  const program = new CliCommand(product.name)
    .description("Policy as code for Okta's registration inline hook: YAML rules decide who may register.")
    .version(product.version)
    .exitOverride()
    .showHelpAfterError('Try: hookgate --help')
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(io.isCollected ? logLine({}, text.trim()) : text),
      outputError: (text, write) => write(inOneLine(text.replace(/^error:/, 'hookgate:'), args)),
    });
  for (const define of await loadCommands(args[0])) define(program, { io, finish });
  defineHelp(program);
  return program;
}

/** Commander echoes arguments: one of several lines, or its value behind `=`, must not look like our own output. */
function inOneLine(message: string, args: readonly string[]): string {
  return args
    .flatMap((arg) => [arg, arg.slice(arg.indexOf('=') + 1)])
    .filter((typed) => typed.includes('\n'))
    .reduce((text, typed) => text.replaceAll(typed, () => visible(typed)), message);
}

/** Loads the called command; all of them for help, completion, and a misspelled command. */
function loadCommands(called: string | undefined): Promise<Define[]> {
  const alone = called === undefined || called === 'completion' ? undefined : commands.get(called);
  return Promise.all((alone === undefined ? [...commands.values()] : [alone]).map((load) => load()));
}

/** Replaces commander's own help command, which ignores an unknown command. */
function defineHelp(program: CliCommand): void {
  const byName = new Map(program.commands.map((command) => [command.name(), command]));
  program
    .helpCommand(false)
    .command('help')
    .description('show the options and the examples of a command')
    .addArgument(program.createArgument('[command]', 'the command').choices([...byName.keys()]))
    .action((name?: string) => (byName.get(name ?? '') ?? program).outputHelp());
}
