import { Command, CommanderError } from 'commander';
import { defineCheck } from './check.ts';
import type { Define, Surroundings } from './command.ts';
import { defineCompletion } from './completion.ts';
import { defineDiff } from './diff.ts';
import { defineExplain } from './explain.ts';
import { defineInit } from './init.ts';
import { exitCodes, type Io, UsageError } from './io.ts';
import { defineLog } from './log.ts';
import { product } from './product.ts';
import { defineRecord } from './record.ts';
import { defineSchema } from './schema.ts';
import { defineServe } from './serve.ts';
import { defineTest } from './test.ts';

/** In the order of the help. */
const commands: readonly Define[] = [
  defineServe,
  defineCheck,
  defineTest,
  defineDiff,
  defineRecord,
  defineExplain,
  defineLog,
  defineInit,
  defineSchema,
  defineCompletion,
];

/** Runs the command that the arguments name, and returns the exit code once it has ended. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let exitCode: number = exitCodes.fine;
  const finish: Surroundings['finish'] = async (command) => {
    exitCode = await command();
  };
  try {
    await createProgram(io, finish).parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
    if (error instanceof UsageError) {
      io.stderr.write(`hookgate: ${error.message}\n${error.hint}\n`);
      return exitCodes.usage;
    }
    const details = error instanceof Error ? error.stack : String(error);
    io.stderr.write(`hookgate failed, which it should not; please report this:\n${details}\n`);
    return exitCodes.failure;
  }
}

/** The command line as a whole: each command inherits how it ends and where it writes. */
export function createProgram(io: Io, finish: Surroundings['finish']): Command {
  const program = new Command(product.name)
    .description("Policy as code for Okta's registration inline hook: YAML rules decide who may register.")
    .version(product.version)
    .exitOverride()
    .showHelpAfterError('Try: hookgate --help')
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error:/, 'hookgate:')),
    });
  for (const define of commands) define(program, { io, finish });
  defineHelp(program);
  return program;
}

/** Commander's own takes a command that it does not know for none. */
function defineHelp(program: Command): void {
  const byName = new Map(program.commands.map((command) => [command.name(), command]));
  program
    .helpCommand(false)
    .command('help')
    .description('show the options and the examples of a command')
    .addArgument(program.createArgument('[command]', 'the command').choices([...byName.keys()]))
    .action((name?: string) => (byName.get(name ?? '') ?? program).outputHelp());
}
