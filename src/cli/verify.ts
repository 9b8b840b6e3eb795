import { verification } from '../okta-simulator/scenarios/verification.ts';
import { type Define, examples } from './command.ts';
import { addPlayOptions } from './hook-target.ts';
import { playAll } from './simulate.ts';

export const defineVerify: Define = (program, { io, finish }) => {
  const command = program
    .command('verify <url>')
    .description('see that a deployment can be reached and refuses what it must; it decides nothing');
  addPlayOptions(command)
    .addHelpText(
      'after',
      examples(
        [
          'One hook, by the address that the Admin Console has',
          'hookgate verify https://hooks.example.com/registrationHookSSR --auth @secret.txt',
        ],
        [
          'All hooks of the rules directory, by the configured credentials',
          'hookgate verify https://hooks.example.com',
        ],
      ),
    )
    .action((url, options) => finish(() => playAll(verification, { ...options, url }, io)));
};
