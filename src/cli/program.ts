import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { check } from './check.ts';
import { diff } from './diff.ts';
import { explain } from './explain.ts';
import { exitCodes, type Io, UsageError } from './io.ts';
import { record } from './record.ts';
import { schema } from './schema.ts';
import { serve } from './serve.ts';

const { name, version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { name: string; version: string };

/** Runs the command that the arguments name, and returns the exit code once it has ended. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let exitCode: number = exitCodes.fine;
  const finish = async (command: Promise<number>): Promise<void> => {
    exitCode = await command;
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

function createProgram(io: Io, finish: (command: Promise<number>) => Promise<void>): Command {
  const program = new Command(name)
    .description("Policy as code for Okta's registration inline hook: YAML rules decide who may register.")
    .version(version)
    .exitOverride()
    .showHelpAfterError('Try: hookgate --help')
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    });
  const command = (usage: string, description: string) =>
    program.command(usage).description(description).exitOverride();

  command('serve', 'answer Okta by the rules, and follow their changes')
    .option('--config <file>', 'configuration file (HOOKGATE_CONFIG; config.yaml where there is one)')
    .option('--rules <dir>', 'rules directory (HOOKGATE_RULES)')
    .option('--host <address>', 'address to listen on (HOST)')
    .option('--port <port>', 'port to listen on (PORT)')
    .option('--admin-port <port>', 'port for health and version (ADMIN_PORT)')
    .action((options) => finish(serve(options, { name, version }, io)));

  command('check [dir]', 'say what is wrong with the rules')
    .option('--config <file>', 'configuration file that names the rules directory')
    .option('--format <format>', 'text, json or github', 'text')
    .action((directory, options) => finish(check(directory, options, io)));

  command('explain [request]', 'show what a request is answered, and why; a file, - for stdin, or a sample')
    .option('--endpoint <path>', 'the endpoint that is called; needed where there are several')
    .option('--request <sample>', 'a built-in sample: ssr, pp or classic')
    .option('--set <path=text>', 'put a text into the request; path:=JSON for any other value', collect, [])
    .option('--unset <path>', 'take a value out of the request', collect, [])
    .option('--rules <dir>', 'rules directory (HOOKGATE_RULES)')
    .option('--config <file>', 'configuration file that names the rules directory')
    .option('--at <time>', 'decide as at this time (RFC 3339)')
    .option('--format <format>', 'text or json', 'text')
    .action((request, options) => finish(explain(request, options, io)));

  addReview(command, io, finish);

  command('schema [name]', 'print the JSON Schema of a file kind: rule-file, list or config').action((kind) =>
    finish(schema(kind, io)),
  );
  return program;
}

/** What is asked before a change of the rules goes live. */
function addReview(
  command: (usage: string, description: string) => Command,
  io: Io,
  finish: (command: Promise<number>) => Promise<void>,
): void {
  command('diff', 'say what a change of the rules would do: to the rules, and to requests')
    .requiredOption('--base <ref|dir>', 'compare with this branch, tag or commit, or with a directory')
    .option('--head <ref|dir>', 'what to compare; the rules directory as it is')
    .option('--requests <path>', 'recorded requests: a file, a folder, or - for stdin', collect, [])
    .option('--endpoint <path>', 'decide requests at this endpoint alone')
    .option('--at <time>', 'decide every request as at this time (RFC 3339)')
    .option('--format <format>', 'text, json or markdown', 'text')
    .option('--show-values', 'show the values of recorded requests as they are')
    .option('--fail-on <changes>', 'end with 1 at these: allow-to-deny, deny-to-allow, message')
    .option('--rules <dir>', 'rules directory (HOOKGATE_RULES)')
    .option('--config <file>', 'configuration file that names the rules directory')
    .action((options) => finish(diff(options, io)));

  command(
    'record [request]',
    'write a test of a recorded request; a file, FILE:LINE of a log, or - for stdin',
  )
    .option('--endpoint <path>', 'the endpoint that was called; needed where that is not known')
    .option('--name <sentence>', 'what the test shows')
    .option('--save <path>', 'write the request to this JSON file beside the rules, and refer to it')
    .option('--rules <dir>', 'rules directory (HOOKGATE_RULES)')
    .option('--config <file>', 'configuration file that names the rules directory')
    .action((request, options) => finish(record(request, options, io)));
}

function collect(value: string, previous: string[]): string[] {
  return [...previous, value];
}
