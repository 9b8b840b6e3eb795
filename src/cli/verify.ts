import { verification } from '../okta-simulator/scenarios/verification.ts';
import { type Define, examples } from './command.ts';
import { addTargetOptions } from './hook-target.ts';
import { simulateAll } from './simulate.ts';

export const defineVerify: Define = (program, { io, finish }) => {
  const command = program
    .command('verify <url>')
    .description('check that a deployment is reachable and refuses wrong credentials; no request is decided');
  addTargetOptions(command)
    .addHelpText(
      'after',
      examples(
        [
          'One hook, by its address in the Admin Console',
          'hookgate verify https://hooks.example.com/registrationHookSSR --auth @secret.txt',
        ],
        [
          'All hooks of the rules directory, with the configured credentials',
          'hookgate verify https://hooks.example.com',
        ],
      ),
    )
    .action((url, options) => finish(() => simulateAll(verification, { ...options, url }, io)));
};
