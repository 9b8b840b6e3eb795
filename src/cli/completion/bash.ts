import { type CommandWords, quoted, type Values } from './words.ts';

/** For bash 3.2 and later, without bash-completion. Where the reply is left empty, bash completes files. */
export function bashScript(name: string, commands: readonly CommandWords[]): string {
  const values = commands.flatMap((command) =>
    command.options.flatMap(({ flags, value }) =>
      value === undefined ? [] : [`    ${patterns(command.name, flags)}) ${reply(value)}; return ;;`],
    ),
  );
  const rest = commands.map(({ name: command, options, argument }) => {
    const flags = options.flatMap((option) => option.flags).join(' ');
    return `    ${command}) if [[ $current == -* ]]; then ${reply([flags])}; else ${reply(argument ?? 'unknown')}; fi ;;`;
  });
  return `_${name}() {
  local IFS=$' \\n' current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  # bash takes --format=json for three words.
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

function patterns(command: string, flags: readonly string[]): string {
  return flags.map((flag) => quoted(`${command} ${flag}`)).join('|');
}

function reply(values: Values): string {
  if (values === 'files') return ':';
  if (values === 'unknown') return 'compopt +o default 2>/dev/null';
  if (values === 'directories')
    return `compopt -o filenames 2>/dev/null; IFS=$'\\n'; COMPREPLY=($(compgen -d -- "$current"))`;
  return `COMPREPLY=($(compgen -W ${quoted(values.join(' '))} -- "$current"))`;
}
