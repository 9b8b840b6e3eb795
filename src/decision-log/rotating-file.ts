import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Destination, Written } from '../telemetry/line-queue.ts';
import { writeLines } from '../telemetry/write-lines.ts';

export interface Rotation {
  /** Bytes. */
  size: number;
  /** Milliseconds. */
  age: number;
  /** How many files that were put aside are kept. */
  keep: number;
}

interface Opened {
  handle: FileHandle;
  inode: number;
  /** Bytes; of a pipe or a device not known. */
  size: number | undefined;
  /** When it was begun, in milliseconds since 1970. */
  begun: number;
}

export interface RotatingFileOptions {
  /** Milliseconds since 1970. */
  now: () => number;
  /** It could not be put aside, or an old one not removed; the writing goes on. */
  onRotationFailed: (error: unknown) => void;
}

const { O_APPEND, O_CREAT, O_NONBLOCK, O_WRONLY } = constants;

/** A pipe that nobody reads is an error and not a wait. */
const TO_APPEND = O_APPEND | O_CREAT | O_NONBLOCK | O_WRONLY;

/** Milliseconds between two looks whether the file is still the one at its path. */
const LOOK = 1000;

/** Milliseconds until it is tried again to put a file aside. */
const ROTATION_PAUSE = 60_000;

/**
 * A file that is put aside when it is large or old: `decisions.jsonl` becomes
 * `decisions.2026-11-23T00-54-24.073Z.jsonl`. After an error it is opened anew, so that it recovers once the disk does,
 * and so it is when somebody else has moved or removed it. Holds whole lines only.
 */
export class RotatingFile implements Destination {
  readonly #path: string;
  readonly #rotation: Rotation;
  readonly #options: RotatingFileOptions;
  #opened: Opened | undefined;
  #looked = 0;
  #rotateFrom = 0;

  constructor(path: string, rotation: Rotation, options: RotatingFileOptions) {
    this.#path = path;
    this.#rotation = rotation;
    this.#options = options;
  }

  async write(lines: readonly Buffer[]): Promise<Written> {
    try {
      const file = await this.#ready(lines[0]?.length ?? 0);
      const fitting = lines.slice(0, this.#fitting(lines, file));
      const written = await writeLines(
        async (bytes) => (await file.handle.write(bytes)).bytesWritten,
        fitting,
      );
      if (written.torn > 0) await takeBack(file, written);
      if (file.size !== undefined) file.size += written.bytes;
      if (written.error !== undefined) await this.close();
      return written;
    } catch (error) {
      await this.close();
      return { lines: 0, error };
    }
  }

  async close(): Promise<void> {
    const handle = this.#opened?.handle;
    this.#opened = undefined;
    // What close(2) says of a file that failed has been said before.
    await handle?.close().catch(() => undefined);
  }

  /** The file as it is to be written to: there, and with room for so many bytes. */
  async #ready(bytes: number): Promise<Opened> {
    if (await this.#isGone()) await this.close();
    this.#opened ??= await openWhole(this.#path, this.#options.now());
    if (!this.#isDue(this.#opened, bytes)) return this.#opened;
    await this.close();
    await this.#putAside();
    this.#opened = await openWhole(this.#path, this.#options.now());
    return this.#opened;
  }

  async #isGone(): Promise<boolean> {
    const now = this.#options.now();
    if (this.#opened === undefined || now - this.#looked < LOOK) return false;
    this.#looked = now;
    const there = await stat(this.#path).catch(() => undefined);
    return there?.ino !== this.#opened.inode;
  }

  #isDue({ size, begun }: Opened, bytes: number): boolean {
    const now = this.#options.now();
    if (!size || now < this.#rotateFrom) return false;
    return size + bytes > this.#rotation.size || now - begun >= this.#rotation.age;
  }

  /** How many lines go into the file, at least one. */
  #fitting(lines: readonly Buffer[], { size = Number.NEGATIVE_INFINITY }: Opened): number {
    if (this.#options.now() < this.#rotateFrom) return lines.length;
    let [count, bytes] = [0, size];
    for (const line of lines) {
      bytes += line.length;
      if (count > 0 && bytes > this.#rotation.size) break;
      count += 1;
    }
    return count;
  }

  /** Records matter more than the size of a file: where it cannot be put aside it goes on growing. */
  async #putAside(): Promise<void> {
    try {
      await rename(this.#path, await freeName(this.#path, this.#options.now()));
      await prune(this.#path, this.#rotation.keep);
    } catch (error) {
      this.#rotateFrom = this.#options.now() + ROTATION_PAUSE;
      this.#options.onRotationFailed(error);
    }
  }
}

/** Opens a file to append whole lines to: half a line that a crash left is ended. */
async function openWhole(path: string, now: number): Promise<Opened> {
  const handle = await open(path, TO_APPEND, 0o600).catch(async (error) => {
    if (error.code !== 'ENOENT') throw error;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    return open(path, TO_APPEND, 0o600);
  });
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) return { handle, inode: stats.ino, size: undefined, begun: now };
    const whole = stats.size === 0 || (await endsWithLine(path, stats.size));
    if (!whole) await handle.write('\n');
    // Not every file system knows when a file was made.
    const begun = Math.min(stats.birthtimeMs || now, stats.mtimeMs);
    return { handle, inode: stats.ino, size: stats.size + (whole ? 0 : 1), begun };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function endsWithLine(path: string, size: number): Promise<boolean> {
  try {
    await using handle = await open(path, 'r');
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] === 0x0a;
  } catch {
    // Unknown. An empty line harms nobody.
    return false;
  }
}

/** Cuts half a line off again, unless somebody else has written behind it. */
async function takeBack(
  { handle, size }: Opened,
  { bytes, torn }: { bytes: number; torn: number },
): Promise<void> {
  if (size === undefined) return;
  const end = size + bytes;
  try {
    if ((await handle.stat()).size === end + torn) await handle.truncate(end);
  } catch {
    // It is ended when the file is opened again.
  }
}

const ASIDE = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z$/;

/** A name that tells when the file was put aside, and that sorts by it. */
async function freeName(path: string, time: number): Promise<string> {
  const extension = extname(path);
  const moment = new Date(time).toISOString().replaceAll(':', '-');
  const name = join(dirname(path), `${basename(path, extension)}.${moment}${extension}`);
  const taken = await stat(name).then(
    () => true,
    () => false,
  );
  return taken ? freeName(path, time + 1) : name;
}

async function prune(path: string, keep: number): Promise<void> {
  const aside = filesAside(path, await readdir(dirname(path)));
  for (const name of aside.slice(0, Math.max(0, aside.length - keep))) await rm(join(dirname(path), name));
}

/**
 * Those of the names in a log's folder that the log was put aside under, also packed by somebody else; the oldest
 * first.
 */
export function filesAside(path: string, names: readonly string[]): string[] {
  const extension = extname(path);
  const begin = `${basename(path, extension)}.`;
  const momentOf = (name: string) =>
    name
      .slice(begin.length)
      .replace(/\.gz$/, '')
      .slice(0, -extension.length || undefined);
  return names.filter((name) => name.startsWith(begin) && ASIDE.test(momentOf(name))).toSorted();
}
