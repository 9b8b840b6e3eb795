import { Command, InvalidArgumentError, Option } from 'commander';
import type { Io } from './io.ts';

/** The dependencies of a command. */
export interface CommandDependencies {
  io: Io;
  /** Runs the body of a command; its exit code becomes that of the program. */
  finish: (command: () => Promise<number>) => Promise<void>;
}

/** Adds a command to the program: arguments, options, examples and body. */
export type Define = (program: CliCommand, dependencies: CommandDependencies) => void;

/** A command with the options that several commands of hookgate have, and with examples. */
export class CliCommand extends Command {
  override createCommand(name?: string): CliCommand {
    return new CliCommand(name);
  }

  /** Adds examples to the end of the help: command lines by their purpose, each of which runs unchanged. */
  examples(lines: Readonly<Record<string, string>>): this {
    const uses = Object.entries(lines).map(([purpose, line]) => `  ${purpose}:\n    $ ${line}`);
    return this.addHelpText('after', `\nExamples:\n${uses.join('\n')}`);
  }

  rulesOption(description = 'rules directory (HOOKGATE_RULES)'): this {
    return this.option('--rules <dir>', description);
  }

  configOption(description = 'configuration file that names the rules directory'): this {
    return this.option('--config <file>', description);
  }

  /** Adds `--format`, text by default. */
  formatOption(description: string, formats: readonly string[] = ['text', 'json']): this {
    return this.choiceOption('--format <format>', description, formats, 'text');
  }

  /** Adds an option with one of these words. */
  choiceOption(flags: string, description: string, words: readonly string[], byDefault?: string): this {
    return this.addOption(new Option(flags, description).choices(words).default(byDefault));
  }

  /** Adds an option that may be repeated, with one of these words each time. */
  repeatableChoice(flags: string, description: string, words: readonly string[]): this {
    const parse = (value: string, previous?: readonly string[]) => {
      if (words.includes(value)) return collect(value, previous);
      throw new InvalidArgumentError(`Allowed choices are ${words.join(', ')}.`);
    };
    return this.addOption(new Option(flags, description).choices(words).argParser(parse));
  }
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
