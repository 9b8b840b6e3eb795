import { readFileSync } from 'node:fs';

const { name, version }: { name: string; version: string } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);

/** The name and version of this program. */
export const product = { name, version };
