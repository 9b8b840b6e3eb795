import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { codeOf, messageOf } from '../../diagnostics/error-message.ts';
import { parseStrictJson } from '../../diagnostics/strict-json.ts';
import { shownPath } from '../../rule-set/list-files.ts';
import { readSnapshot, type Snapshot } from '../../rule-set/snapshot.ts';

/** A rule set that went live, kept for a start with broken rules. */
export interface LastKnownGood {
  /** The directory that was read: the snapshot's paths begin with it. */
  directory: string;
  snapshot: Snapshot;
  version: string;
  /** When it went live. */
  time: Date;
}

/** Names the folder of the files that are kept; `digest` is the content digest of its snapshot, `time` is ISO 8601. */
type Manifest = Record<'folder' | 'digest' | 'version' | 'time', string>;

const MANIFEST = 'manifest.json';

/** A unique name, so that a folder of this name can be removed safely. */
const FOLDER = /^generation-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Replaces the last known good. The manifest names the folder and is replaced atomically: whenever the machine stops,
 * one complete rule set is there. The new one is verified before that. If it rejects, the previous one is still kept.
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
    if (!isDeepStrictEqual(filesOf(copy, path), files))
      throw new Error('the files were not read as they had been written');
    const manifest: Manifest = { folder, digest: copy.contentDigest, version, time: time.toISOString() };
    await put(join(path, `.${MANIFEST}`), `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(join(path, `.${MANIFEST}`), join(place, MANIFEST));
  } catch (error) {
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
  // Folders that cannot be removed take room, and do no harm.
  const old = (await readdir(place)).filter((name) => FOLDER.test(name) && name !== folder);
  await Promise.allSettled(old.map((name) => rm(join(place, name), { recursive: true, force: true })));
}

/** Reads the last known good; or gives the reason why it cannot be used: there is none, or it is damaged. */
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
  // A name, and not a path that leaves the place.
  return texts && FOLDER.test(String(folder)) && !Number.isNaN(Date.parse(String(time)));
}

function damaged(place: string, what: string): Diagnostic {
  const message = `the rules that were kept are damaged: ${what}`;
  const hint = 'mend the rules; what is kept is replaced when they are sound';
  return { code: 'last-good-damaged', severity: 'error', message, file: place, hint };
}

/** The texts of a snapshot, each with its name below the directory. */
function filesOf({ texts }: Snapshot, directory: string): { name: string; text: string }[] {
  const { length } = shownPath(directory);
  return texts.map(({ path, text }) => ({ name: path.slice(length + 1), text }));
}

/** Flushed to the disk, so that no manifest names a file that was never written. */
async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, text, { mode: 0o600, flush: true });
}
