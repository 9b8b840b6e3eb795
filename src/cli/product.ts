import { readFileSync } from 'node:fs';

/** What this program is called, and its version. */
export const product: Readonly<{ name: string; version: string }> = nameAndVersion(
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')),
);

function nameAndVersion({ name, version }: typeof product): typeof product {
  return { name, version };
}
