import { type CommandWords, type OptionWords, quoted, type Values } from './words.ts';

/** For zsh's own completion system: as a file in $fpath, or sourced. */
export function zshScript(name: string, commands: readonly CommandWords[]): string {
  const described = commands.map((command) => quoted(`${command.name}:${command.description}`));
  const each = commands.map(({ name: command, options, argument, isVariadic }) => {
    const specs = options.map(optionSpec);
    if (argument !== undefined) specs.push(quoted(`${isVariadic ? '*' : '1'}:argument:${action(argument)}`));
    return `    ${command})\n      _arguments ${specs.join(' \\\n        ')} ;;`;
  });
  return `#compdef ${name}
_${name}() {
  local -a line commands
  local state
  commands=(
    ${described.join('\n    ')}
  )
  _arguments -C '(- *)--help[display help]' '(- *)--version[display the version]' '1: :->command' '*:: :->rest'
  if [[ $state == command ]]; then
    _describe command commands
    return
  fi
  case $line[1] in
${each.join('\n')}
  esac
}
if [[ \${funcstack[1]} == _${name} ]]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
}

/** With a value, an option may come again; without one, its names are one thing, which zsh makes of the braces. */
function optionSpec({ flags, description, value }: OptionWords): string {
  const text = `[${description.replaceAll(/[[\]\\]/g, '\\$&')}]`;
  if (value === undefined)
    return `${flags.length > 1 ? `{${flags.join(',')}}` : flags.join()}${quoted(text)}`;
  return flags.map((flag) => quoted(`*${flag}=${text}: :${action(value)}`)).join(' ');
}

function action(values: Values): string {
  if (values === 'files') return '_files';
  if (values === 'directories') return '_path_files -/';
  return values === 'unknown' ? ' ' : `(${values.join(' ')})`;
}
