import type { CommandWords, OptionWords, Values } from './words.ts';

export function fishScript(name: string, commands: readonly CommandWords[]): string {
  const lines = commands.flatMap(({ name: command, description, options, argument }) => {
    const here = `-n ${quoted(`__fish_seen_subcommand_from ${command}`)}`;
    return [
      `-n __fish_use_subcommand -a ${command} -d ${quoted(description)}`,
      ...options.map((option) => `${here} ${optionWords(option)}`),
      ...(argument === undefined ? [] : [`${here} ${offer(argument)}`]),
    ];
  });
  const all = ['-f', '-n __fish_use_subcommand -l help', '-n __fish_use_subcommand -l version', ...lines];
  return all.map((line) => `complete -c ${name} ${line}\n`).join('');
}

function optionWords({ flags, description, value }: OptionWords): string {
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const rest = value === undefined ? [] : [`-r ${offer(value)}`];
  return [...names, ...rest, `-d ${quoted(description)}`].join(' ');
}

function offer(values: Values): string {
  if (values === 'files') return '-F';
  if (values === 'directories') return "-f -a '(__fish_complete_directories)'";
  return values === 'unknown' ? '-f' : `-f -a ${quoted(values.join(' '))}`;
}

/** A text in single quotes, as fish reads it. */
function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}
