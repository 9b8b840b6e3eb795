import { readFileSync } from 'node:fs';

/** The name and version of this program. */
export const product: Readonly<{ name: string; version: string }> = nameAndVersion(
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')),
);

function nameAndVersion({ name, version }: typeof product): typeof product {
  return { name, version };
}
