import type { Argument, Command, Option } from 'commander';
import type { Define } from './command.ts';
import { exitCodes } from './io.ts';

export const defineCompletion: Define = (program, { io, finish }) => {
  program
    .command('completion')
    .description('print a script that completes commands, options and files in a shell')
    .addArgument(program.createArgument('<shell>', 'the shell').choices(Object.keys(scripts)))
    .examples({
      bash: 'hookgate completion bash > ~/.local/share/bash-completion/completions/hookgate',
      'zsh, with a directory of your own in fpath': 'hookgate completion zsh > ~/.zfunc/_hookgate',
      fish: 'hookgate completion fish > ~/.config/fish/completions/hookgate.fish',
    })
    .action((shell: keyof typeof scripts) =>
      finish(async () => {
        io.stdout.write(scripts[shell](program.name(), wordsOf(program)));
        return exitCodes.fine;
      }),
    );
};

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** The values of an option or an argument: words, paths, or unknown. */
type Values = readonly string[] | 'files' | 'directories' | 'unknown';

type CommandWords = ReturnType<typeof wordsOf>[number];

/** The commands and options as commander knows them. */
function wordsOf(program: Command) {
  const help = program.createHelp();
  const commands = help.visibleCommands(program);
  const names = commands.map((command) => command.name());
  return commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: help.visibleOptions(command).map(optionWords),
    /** Undefined without an argument. */
    argument: argumentValues(command.registeredArguments[0], names),
    isVariadic: command.registeredArguments[0]?.variadic ?? false,
  }));
}

function optionWords({ long, short, description, flags, argChoices, ...option }: Option) {
  const placeholder = /[<[]([^>\].]+)/.exec(flags)?.[1] ?? '';
  const takesValue = option.required || option.optional;
  return {
    /** `--format`, or `--help` and `-h`. */
    flags: [long, short].filter((flag) => typeof flag === 'string'),
    description,
    /** Undefined without a value. */
    value: takesValue ? (argChoices ?? PATHS[placeholder] ?? 'unknown') : undefined,
  };
}

function argumentValues(argument: Argument | undefined, commands: readonly string[]): Values | undefined {
  if (argument === undefined) return undefined;
  if (argument.name() === 'command') return commands;
  return argument.argChoices ?? PATHS[argument.name()] ?? 'files';
}

/** The placeholders that are completed from the disk: `<file>` and `[dir]`. */
const PATHS: Readonly<Record<string, Values>> = { file: 'files', dir: 'directories' };

/** A text in single quotes, for bash and zsh. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** For bash 3.2 and later, without the package bash-completion. With an empty reply bash completes files. */
function bashScript(name: string, commands: readonly CommandWords[]): string {
  const replies = {
    files: ':',
    unknown: 'compopt +o default 2>/dev/null',
    directories: `compopt -o filenames 2>/dev/null; IFS=$'\\n'; COMPREPLY=($(compgen -d -- "$current"))`,
  };
  const reply = (values: Values): string =>
    typeof values === 'string'
      ? replies[values]
      : `COMPREPLY=($(compgen -W ${quoted(values.join(' '))} -- "$current"))`;
  const values = commands.flatMap((command) =>
    command.options.flatMap(({ flags, value }) => {
      const patterns = flags.map((flag) => quoted(`${command.name} ${flag}`)).join('|');
      return value === undefined ? [] : [`    ${patterns}) ${reply(value)}; return ;;`];
    }),
  );
  const rest = commands.map(({ name: command, options, argument }) => {
    const flags = options.flatMap((option) => option.flags).join(' ');
    return `    ${command}) if [[ $current == -* ]]; then ${reply([flags])}; else ${reply(argument ?? 'unknown')}; fi ;;`;
  });
  return `_${name}() {
  local IFS=$' \\n' current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  # bash splits --format=json into three words.
  if [[ $current == = ]]; then current=; fi
  if [[ $previous == = ]]; then previous="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  if ((COMP_CWORD == 1)); then
    ${reply([...commands.map((command) => command.name), '--help', '--version'])}
    return
  fi
  case "\${COMP_WORDS[1]} $previous" in
${values.join('\n')}
  esac
  case "\${COMP_WORDS[1]}" in
${rest.join('\n')}
  esac
}
complete -o default -F _${name} ${name}
`;
}

/** For zsh's own completion system: as a file in $fpath, or sourced. */
function zshScript(name: string, commands: readonly CommandWords[]): string {
  const actions = { files: '_files', directories: '_path_files -/', unknown: ' ' };
  const action = (values: Values) => (typeof values === 'string' ? actions[values] : `(${values.join(' ')})`);
  // An option with a value may be repeated; the braces make one option of several flags.
  const optionSpec = ({ flags, description, value }: CommandWords['options'][number]): string => {
    const text = `[${description.replaceAll(/[[\]\\]/g, '\\$&')}]`;
    if (value === undefined)
      return `${flags.length > 1 ? `{${flags.join(',')}}` : flags.join()}${quoted(text)}`;
    return flags.map((flag) => quoted(`*${flag}=${text}: :${action(value)}`)).join(' ');
  };
  const cases = commands.map(({ name: command, options, argument, isVariadic }) => {
    const specs = options.map(optionSpec);
    if (argument !== undefined) specs.push(quoted(`${isVariadic ? '*' : '1'}:argument:${action(argument)}`));
    return `    ${command})\n      _arguments ${specs.join(' \\\n        ')} ;;`;
  });
  return `#compdef ${name}
_${name}() {
  local -a line commands
  local state
  commands=(
    ${commands.map((command) => quoted(`${command.name}:${command.description}`)).join('\n    ')}
  )
  _arguments -C '(- *)--help[display help]' '(- *)--version[display the version]' '1: :->command' '*:: :->rest'
  if [[ $state == command ]]; then
    _describe command commands
    return
  fi
  case $line[1] in
${cases.join('\n')}
  esac
}
if [[ \${funcstack[1]} == _${name} ]]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
}

function fishScript(name: string, commands: readonly CommandWords[]): string {
  const quote = (text: string) => `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
  const offers = { files: '-F', directories: "-f -a '(__fish_complete_directories)'", unknown: '-f' };
  const offer = (values: Values) =>
    typeof values === 'string' ? offers[values] : `-f -a ${quote(values.join(' '))}`;
  const optionArguments = ({ flags, description, value }: CommandWords['options'][number]): string => {
    const names = flags.map((flag) => flag.replace(/^--/, '-l ').replace(/^-(?=\w$)/, '-s '));
    const required = value === undefined ? [] : [`-r ${offer(value)}`];
    return [...names, ...required, `-d ${quote(description)}`].join(' ');
  };
  const lines = commands.flatMap(({ name: command, description, options, argument }) => {
    const here = `-n ${quote(`__fish_seen_subcommand_from ${command}`)}`;
    return [
      `-n __fish_use_subcommand -a ${command} -d ${quote(description)}`,
      ...options.map((option) => `${here} ${optionArguments(option)}`),
      ...(argument === undefined ? [] : [`${here} ${offer(argument)}`]),
    ];
  });
  const all = ['-f', '-n __fish_use_subcommand -l help', '-n __fish_use_subcommand -l version', ...lines];
  return all.map((line) => `complete -c ${name} ${line}\n`).join('');
}
