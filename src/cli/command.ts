import { type Command, InvalidArgumentError } from 'commander';
import type { Io } from './io.ts';

/** What a command is given beside its arguments. */
export interface CommandDependencies {
  io: Io;
  /** Runs what a command does; the exit code that it gives becomes the program's. */
  finish: (command: () => Promise<number>) => Promise<void>;
}

/** Adds a command to the program: its arguments and options, its examples, and what it does. */
export type Define = (program: Command, surroundings: CommandDependencies) => void;

/** The end of a command's help: what it is used for, each with a line that runs as it is. */
export function examples(...uses: readonly (readonly [purpose: string, line: string])[]): string {
  return `\nExamples:\n${uses.map(([purpose, line]) => `  ${purpose}:\n    $ ${line}`).join('\n')}`;
}

/** For an option that may be given several times. */
export function collect(value: string, previous: readonly string[] = []): string[] {
  return [...previous, value];
}

/** For an option that may be given several times, with one of these words each time. */
export function collectAmong(words: readonly string[]) {
  return (value: string, previous?: readonly string[]): string[] => {
    if (words.includes(value)) return collect(value, previous);
    throw new InvalidArgumentError(`Allowed choices are ${words.join(', ')}.`);
  };
}

/** For an option that takes a share. */
export function percent(value: string): number {
  const number = /^\d{1,3}(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  if (number <= 100) return number;
  throw new InvalidArgumentError('Write a number from 0 to 100, such as 90.');
}

/** For an option that says how many are wanted. */
export function atLeastOne(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('Write a whole number from 1 on, such as 20.');
}

/** For an option that counts something. */
export function wholeNumber(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('Write a whole number, such as 0 or 20.');
}
