/*
 * `npm ci` builds the console by this, so that `npm start` finds it. Without the development packages there is nothing
 * to build with: the service serves all the same, and its page says what is missing.
 */
import { fileURLToPath } from 'node:url';

const vite = await import('vite').catch(() => undefined);
if (vite === undefined) console.log('The console is not built: the development packages are left out.');
else
  await vite.build({
    configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
    logLevel: 'warn',
  });
