import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { codeOf, messageOf } from '../diagnostics/error-message.ts';
import { parseStrictJson } from '../diagnostics/strict-json.ts';
import { shownPath } from '../rule-set/list-files.ts';
import { readSnapshot, type Snapshot } from '../rule-set/snapshot.ts';

/** A generation that went live, to be kept for a start with broken rules. */
export interface LastKnownGood {
  /** Where it was read from: what the snapshot's paths begin with. */
  directory: string;
  snapshot: Snapshot;
  version: string;
  /** When it went live. */
  time: Date;
}

/** What stands beside the files that are kept, and says which they are. */
interface Manifest {
  folder: string;
  /** Of the files in the folder: the content digest of their snapshot. */
  digest: string;
  version: string;
  /** ISO 8601. */
  time: string;
}

const MANIFEST = 'manifest.json';

/** A name that nobody else gives: what bears it may be removed. */
const FOLDER = /^generation-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Keeps a generation in place of the one before. The manifest names the folder and is replaced in one step: whenever
 * the machine stops, one whole generation is there. Rejects with what went wrong; the one before is then still kept.
 */
export async function writeLastKnownGood(
  place: string,
  { directory, snapshot, version, time }: LastKnownGood,
): Promise<void> {
  const folder = `generation-${randomUUID()}`;
  const path = join(place, folder);
  await mkdir(path, { recursive: true, mode: 0o700 });
  try {
    const files = filesOf(snapshot, directory);
    for (const { name, text } of files) await put(join(path, name), text);
    const copy = await readSnapshot(path);
    if (!areSame(filesOf(copy, path), files))
      throw new Error('the files were not read as they had been written');
    const manifest: Manifest = { folder, digest: copy.contentDigest, version, time: time.toISOString() };
    await put(join(path, `.${MANIFEST}`), `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(join(path, `.${MANIFEST}`), join(place, MANIFEST));
  } catch (error) {
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
  // What is left over now takes room, and does no harm.
  const old = (await readdir(place)).filter((name) => FOLDER.test(name) && name !== folder);
  await Promise.allSettled(old.map((name) => rm(join(place, name), { recursive: true, force: true })));
}

/** Reads what is kept; or why it is of no use: there is none, or it is not what was written. */
export async function readLastKnownGood(place: string): Promise<LastKnownGood | Diagnostic[]> {
  const manifest = await readManifest(place);
  if ('code' in manifest) return [manifest];
  const directory = join(place, manifest.folder);
  const snapshot = await readSnapshot(directory);
  if (snapshot.diagnostics.length > 0) return [...snapshot.diagnostics];
  if (snapshot.contentDigest !== manifest.digest)
    return [damaged(place, `the files in ${manifest.folder} are not those that were kept`)];
  return { directory, snapshot, version: manifest.version, time: new Date(manifest.time) };
}

async function readManifest(place: string): Promise<Manifest | Diagnostic> {
  try {
    const parsed = parseStrictJson(await readFile(join(place, MANIFEST), 'utf8'));
    if ('problem' in parsed) return damaged(place, `${MANIFEST} ${parsed.problem}`);
    const { value } = parsed;
    return isManifest(value) ? value : damaged(place, `${MANIFEST} does not say what is kept`);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') return damaged(place, `${MANIFEST} cannot be read: ${messageOf(error)}`);
    const message = 'no rules have been kept here yet';
    const hint = 'they are as soon as a start has succeeded';
    return { code: 'no-last-good', severity: 'error', message, file: place, hint };
  }
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  const { folder, digest, version, time } = value as Partial<Record<keyof Manifest, unknown>>;
  const texts = [folder, digest, version, time].every((text) => typeof text === 'string');
  // A name, and not a way out of the place.
  return texts && FOLDER.test(String(folder)) && !Number.isNaN(Date.parse(String(time)));
}

function damaged(place: string, what: string): Diagnostic {
  const message = `the rules that were kept are damaged: ${what}`;
  const hint = 'mend the rules; what is kept is replaced when they are sound';
  return { code: 'last-good-damaged', severity: 'error', message, file: place, hint };
}

interface NamedText {
  /** Below the rules directory. */
  name: string;
  text: string;
}

function filesOf({ texts }: Snapshot, directory: string): NamedText[] {
  const { length } = shownPath(directory);
  return texts.map(({ path, text }) => ({ name: path.slice(length + 1), text }));
}

function areSame(some: readonly NamedText[], others: readonly NamedText[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ name, text }, index) => name === others[index]?.name && text === others[index].text)
  );
}

/** On the disk itself, so that no manifest comes to name what was never written. */
async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, text, { mode: 0o600, flush: true });
}
