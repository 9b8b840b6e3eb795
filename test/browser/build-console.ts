import { build } from 'vite';

/** Builds the console once, so that what is tested is what stands in the files. */
export default async function buildConsole(): Promise<void> {
  await build({ configFile: 'console/vite.config.ts', logLevel: 'error' });
}
