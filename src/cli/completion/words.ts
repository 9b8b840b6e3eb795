import type { Argument, Command, Option } from 'commander';

/** What may stand at a place: these words, what the shell finds on the disk, or nothing that can be known. */
export type Values = readonly string[] | 'files' | 'directories' | 'unknown';

export interface CommandWords {
  name: string;
  description: string;
  options: OptionWords[];
  /** What follows that is not an option; undefined where nothing does. */
  argument: Values | undefined;
  /** Whether several of these may follow. */
  isVariadic: boolean;
}

export interface OptionWords {
  /** `--format`, or `--help` and `-h`. */
  flags: string[];
  description: string;
  /** What follows it; undefined where nothing does. */
  value: Values | undefined;
}

/** All that can be typed, as the program itself defines it: a new option needs no line here. */
export function wordsOf(program: Command): CommandWords[] {
  const help = program.createHelp();
  const commands = help.visibleCommands(program);
  const names = commands.map((command) => command.name());
  return commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: help.visibleOptions(command).map(optionWords),
    argument: argumentValues(command.registeredArguments[0], names),
    isVariadic: command.registeredArguments[0]?.variadic ?? false,
  }));
}

function optionWords({
  long,
  short,
  description,
  flags,
  argChoices,
  required,
  optional,
}: Option): OptionWords {
  const placeholder = /[<[]([^>\].]+)/.exec(flags)?.[1] ?? '';
  return {
    flags: [long, short].filter((flag) => typeof flag === 'string'),
    description,
    value: required || optional ? (argChoices ?? onDisk(placeholder) ?? 'unknown') : undefined,
  };
}

function argumentValues(argument: Argument | undefined, commands: readonly string[]): Values | undefined {
  if (argument === undefined) return undefined;
  if (argument.name() === 'command') return commands;
  return argument.argChoices ?? onDisk(argument.name()) ?? 'files';
}

/** By the name of a placeholder: `<file>`, `[dir]`. */
function onDisk(placeholder: string): Values | undefined {
  if (placeholder === 'dir') return 'directories';
  return placeholder === 'file' ? 'files' : undefined;
}

/** A text in single quotes, as bash and zsh read it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
