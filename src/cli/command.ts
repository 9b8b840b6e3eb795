import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Io } from './io.ts';

/** The dependencies of a command. */
export interface CommandDependencies {
  io: Io;
  /** Runs the body of a command; its exit code becomes that of the program. */
  finish: (command: () => Promise<number>) => Promise<void>;
}

/** Adds a command to the program: arguments, options, examples and body. */
export type Define = (program: Command, dependencies: CommandDependencies) => void;

/** The examples at the end of a command's help: command lines by their purpose, each of which runs unchanged. */
export function examples(lines: Readonly<Record<string, string>>): string {
  const uses = Object.entries(lines).map(([purpose, line]) => `  ${purpose}:\n    $ ${line}`);
  return `\nExamples:\n${uses.join('\n')}`;
}

export function rulesOption(description = 'rules directory (HOOKGATE_RULES)'): Option {
  return new Option('--rules <dir>', description);
}

export function configOption(description = 'configuration file that names the rules directory'): Option {
  return new Option('--config <file>', description);
}

/** `--format`, text by default. */
export function formatOption(description: string, formats: readonly string[] = ['text', 'json']): Option {
  return new Option('--format <format>', description).choices(formats).default('text');
}

/** An option that may be repeated, with one of these words each time. */
export function repeatableChoice(flags: string, description: string, words: readonly string[]): Option {
  return new Option(flags, description).choices(words).argParser((value, previous?: readonly string[]) => {
    if (words.includes(value)) return collect(value, previous);
    throw new InvalidArgumentError(`Allowed choices are ${words.join(', ')}.`);
  });
}

/** Parses an option that may be repeated. */
export function collect(value: string, previous: readonly string[] = []): string[] {
  return [...previous, value];
}

/** Parses a number from 0 to 100. */
export function percent(value: string): number {
  const number = /^\d{1,3}(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  if (number <= 100) return number;
  throw new InvalidArgumentError('Write a number from 0 to 100, such as 90.');
}

/** Parses a whole number from 1 on. */
export function atLeastOne(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('Write a whole number from 1 on, such as 20.');
}

/** Parses a whole number from 0 on. */
export function wholeNumber(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('Write a whole number, such as 0 or 20.');
}
