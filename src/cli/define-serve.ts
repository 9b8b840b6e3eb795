import type { Flags } from '../config/config.ts';
import { startPreloadedLoader } from '../reload/loader-client.ts';
import type { Define } from './command.ts';
import type { Io } from './io.ts';

export const defineServe: Define = (program, { io, finish }) => {
  program
    .command('serve')
    .description('answer Okta by the rules, and reload them when they change')
    .option('--config <file>', 'configuration file (HOOKGATE_CONFIG; config.yaml where there is one)')
    .option('--rules <dir>', 'rules directory (HOOKGATE_RULES)')
    .option('--host <address>', 'address to listen on (HOOKGATE_HOST)')
    .option('--port <port>', 'port to listen on (PORT)')
    .option('--admin-port <port>', 'port for health and version (ADMIN_PORT)')
    .option('--tunnel', 'let Okta reach this machine through ngrok (NGROK_AUTHTOKEN)')
    .option('--tunnel-domain <domain>', 'a domain of yours at ngrok, for --tunnel (NGROK_DOMAIN)')
    .examples({
      'On this machine, with a generated secret': 'hookgate serve',
      'A directory of your choice, on other ports':
        'hookgate serve --rules rules --port 8090 --admin-port 9090',
      'On this machine, for Okta to call': 'hookgate serve --tunnel',
      'As a configuration file says, in a container':
        'hookgate serve --config config.example.yaml --host 0.0.0.0',
    })
    .action((flags) => finish(() => begin(flags, io)));
};

/** Starts the rule loader's thread first: half of a start is loading modules, which both threads do in parallel. */
async function begin(flags: Flags, io: Io): Promise<number> {
  const loader = startPreloadedLoader();
  try {
    const { serve } = await import('./serve.ts');
    return await serve(flags, io, loader);
  } finally {
    await loader.stop();
  }
}
