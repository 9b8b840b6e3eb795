import { type Define, examples } from './command.ts';
import { bashScript } from './completion/bash.ts';
import { fishScript } from './completion/fish.ts';
import { wordsOf } from './completion/words.ts';
import { zshScript } from './completion/zsh.ts';
import { exitCodes } from './io.ts';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };

export const defineCompletion: Define = (program, { io, finish }) => {
  program
    .command('completion')
    .description('print a script that completes commands, options and files in a shell')
    .addArgument(program.createArgument('<shell>', 'whose script').choices(Object.keys(scripts)))
    .addHelpText(
      'after',
      examples(
        ['bash', 'hookgate completion bash > ~/.local/share/bash-completion/completions/hookgate'],
        ['zsh, with a directory of your own in fpath', 'hookgate completion zsh > ~/.zfunc/_hookgate'],
        ['fish', 'hookgate completion fish > ~/.config/fish/completions/hookgate.fish'],
      ),
    )
    .action((shell: keyof typeof scripts) =>
      finish(async () => {
        io.stdout.write(scripts[shell](program.name(), wordsOf(program)));
        return exitCodes.fine;
      }),
    );
};
