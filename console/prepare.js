/*
 * Builds the console during `npm ci`. Without the development packages the console is not built: the service runs, and the
 * page shows the build command.
 */
import { fileURLToPath } from 'node:url';

const vite = await import('vite').catch(() => undefined);
if (vite === undefined) console.log('The console is not built: development packages are not installed.');
else
  await vite.build({
    configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
    logLevel: 'warn',
  });
