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
  keep: number;
}

interface Opened {
  handle: FileHandle;
  inode: number;
  /** Bytes; undefined for a pipe or a device. */
  size: number | undefined;
  /** Creation time in milliseconds since 1970. */
  begun: number;
}

export interface RotatingFileOptions {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Called if rotation fails; writing continues. */
  onRotationFailed: (error: unknown) => void;
}

const { O_APPEND, O_CREAT, O_NONBLOCK, O_WRONLY } = constants;

/** Non-blocking: opening a pipe without a reader fails. */
const TO_APPEND = O_APPEND | O_CREAT | O_NONBLOCK | O_WRONLY;

/** Milliseconds between two checks whether the path still names the open file. */
const CHECK_INTERVAL = 1000;

/** Milliseconds until rotation is tried again. */
const ROTATION_PAUSE = 60_000;

/**
 * A log file that is rotated by size and age: `decisions.jsonl` is renamed to
 * `decisions.2026-11-23T00-54-24.073Z.jsonl`. It is reopened after an error, and if another program has moved or removed
 * it. It holds complete lines only.
 */
export class RotatingFile implements Destination {
  readonly #path: string;
  readonly #limits: Rotation;
  readonly #options: RotatingFileOptions;
  #opened: Opened | undefined;
  #looked = 0;
  #retryAt = 0;

  constructor(path: string, rotation: Rotation, options: RotatingFileOptions) {
    this.#path = path;
    this.#limits = rotation;
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
    // An error of close(2) follows an error of write(2).
    await handle?.close().catch(() => undefined);
  }

  /** Opens or rotates the file, so that it has room for the next line. */
  async #ready(bytes: number): Promise<Opened> {
    if (await this.#isGone()) await this.close();
    this.#opened ??= await openWhole(this.#path, this.#options.now());
    if (!this.#isDue(this.#opened, bytes)) return this.#opened;
    await this.close();
    await this.#rotate();
    this.#opened = await openWhole(this.#path, this.#options.now());
    return this.#opened;
  }

  async #isGone(): Promise<boolean> {
    const now = this.#options.now();
    if (this.#opened === undefined || now - this.#looked < CHECK_INTERVAL) return false;
    this.#looked = now;
    const there = await stat(this.#path).catch(() => undefined);
    return there?.ino !== this.#opened.inode;
  }

  #isDue({ size, begun }: Opened, bytes: number): boolean {
    const now = this.#options.now();
    if (!size || now < this.#retryAt) return false;
    return size + bytes > this.#limits.size || now - begun >= this.#limits.age;
  }

  /** Number of lines that fit into the file, at least one. */
  #fitting(lines: readonly Buffer[], { size = Number.NEGATIVE_INFINITY }: Opened): number {
    if (this.#options.now() < this.#retryAt) return lines.length;
    let [count, bytes] = [0, size];
    for (const line of lines) {
      bytes += line.length;
      if (count > 0 && bytes > this.#limits.size) break;
      count += 1;
    }
    return count;
  }

  /** Records matter more than the size: if rotation fails, the file keeps growing. */
  async #rotate(): Promise<void> {
    try {
      await rename(this.#path, await freeName(this.#path, this.#options.now()));
      await prune(this.#path, this.#limits.keep);
    } catch (error) {
      this.#retryAt = this.#options.now() + ROTATION_PAUSE;
      this.#options.onRotationFailed(error);
    }
  }
}

/** Opens a file to append lines; an incomplete line of a crash is ended first. */
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
    // Not every file system has a creation time.
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
    // Unknown: an empty line is harmless.
    return false;
  }
}

/** Truncates an incomplete line, unless another process has appended to it. */
async function takeBack(
  { handle, size }: Opened,
  { bytes, torn }: { bytes: number; torn: number },
): Promise<void> {
  if (size === undefined) return;
  const end = size + bytes;
  try {
    if ((await handle.stat()).size === end + torn) await handle.truncate(end);
  } catch {
    // The line is ended when the file is reopened.
  }
}

const MOMENT = '\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d\\.\\d{3}Z';

/** A free name with the time of rotation; names sort by time. */
async function freeName(path: string, time: number): Promise<string> {
  const extension = extname(path);
  const moment = new Date(time).toISOString().replaceAll(':', '-');
  const name = join(dirname(path), `${basename(path, extension)}.${moment}${extension}`);
  return (await stat(name).catch(() => undefined)) === undefined ? name : freeName(path, time + 1);
}

async function prune(path: string, keep: number): Promise<void> {
  const rotated = rotatedFiles(path, await readdir(dirname(path)));
  for (const name of rotated.slice(0, Math.max(0, rotated.length - keep)))
    await rm(join(dirname(path), name));
}

/** The rotated files of a log among the names of its folder, also compressed ones; oldest first. */
export function rotatedFiles(path: string, names: readonly string[]): string[] {
  const extension = extname(path);
  const [begin, end] = [`${basename(path, extension)}.`, extension].map(RegExp.escape);
  const rotated = new RegExp(`^${begin}${MOMENT}${end}(\\.gz)?$`);
  return names.filter((name) => rotated.test(name)).toSorted();
}
