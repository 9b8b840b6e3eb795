import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface LockedPackage {
  version?: string;
  resolved?: string;
  integrity?: string;
  dev?: boolean;
  hasInstallScript?: boolean;
}

const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
  readFileSync('package.json', 'utf8'),
);
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, LockedPackage>;
};
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

test('every dependency has one version, and the lock file the same', () => {
  const wanted = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
  const different = wanted.filter(
    ([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version,
  );
  expect(different).toEqual([]);
});

test('every package is held to its digest, and comes from the registry of whoever installs', () => {
  expect(locked.length).toBeGreaterThan(100);
  expect(locked.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))).toEqual([]);
  // Without an address in the lock file no package can come from another place.
  expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

test('no package of production runs anything when it is installed', () => {
  const scripted = locked.filter(
    ([, { dev, hasInstallScript }]) => dev !== true && hasInstallScript === true,
  );
  expect(scripted.map(([path]) => path)).toEqual([]);
});

test('every package of production has its reason in docs/dependencies.md, and no other has', () => {
  const [table = ''] = readFileSync('docs/dependencies.md', 'utf8').split('For development only');
  const rows = [...table.matchAll(/^\| (@?[\w./-]+) \| .+ \| .+ \|/gm)].map(([, name]) => name);
  const wanted = Object.keys({ ...dependencies, ...optionalDependencies });
  expect(new Set(rows.filter((name) => name !== 'package' && name !== '---'))).toEqual(new Set(wanted));
});
