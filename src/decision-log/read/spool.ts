import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Maximum characters of lines in memory. */
const MEMORY = 8 * 1024 * 1024;

interface Chunk {
  at: number;
  bytes: number;
}

/** Reverses the order of lines in bounded memory: the rest is in a temporary file without a name, which ends with the process. */
export class Spool {
  readonly #most: number;
  readonly #memory: number;
  #lines: string[] = [];
  #characters = 0;
  #chunks: Chunk[] = [];
  #file: FileHandle | undefined;
  #path = '';

  /** @param most number of last lines to keep */
  constructor(most = Number.POSITIVE_INFINITY, memory = MEMORY) {
    this.#most = most;
    this.#memory = memory;
  }

  /** @param line without a line feed in it */
  async add(line: string): Promise<void> {
    this.#lines.push(line);
    this.#characters += line.length;
    if (this.#lines.length >= 2 * this.#most) this.#forget();
    if (this.#characters > this.#memory) await this.#putAside();
  }

  async *newestFirst(): AsyncGenerator<string> {
    let left = this.#most;
    for (const chunk of [undefined, ...this.#chunks.toReversed()]) {
      const lines = chunk === undefined ? this.#lines : await this.#read(chunk);
      for (const line of lines.toReversed()) {
        if (left === 0) return;
        left -= 1;
        yield line;
      }
    }
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
    // On systems where an open file cannot be removed.
    if (file !== undefined) await rm(this.#path, { force: true });
  }

  /** Drops lines before the last ones. */
  #forget(): void {
    this.#lines = this.#lines.slice(-this.#most);
    this.#chunks = [];
    this.#characters = this.#lines.reduce((sum, { length }) => sum + length, 0);
  }

  async #putAside(): Promise<void> {
    this.#file ??= await this.#open();
    const last = this.#chunks.at(-1);
    const at = last === undefined ? 0 : last.at + last.bytes;
    const bytes = Buffer.from(this.#lines.join('\n'));
    await this.#file.write(bytes, 0, bytes.length, at);
    this.#chunks.push({ at, bytes: bytes.length });
    this.#lines = [];
    this.#characters = 0;
  }

  async #open(): Promise<FileHandle> {
    this.#path = join(tmpdir(), `hookgate-spool-${randomUUID()}`);
    const file = await open(this.#path, 'wx+', 0o600);
    await rm(this.#path).catch(() => undefined);
    return file;
  }

  async #read({ at, bytes }: Chunk): Promise<string[]> {
    const { buffer, bytesRead } = (await this.#file?.read(Buffer.alloc(bytes), 0, bytes, at)) ?? {};
    if (buffer === undefined || bytesRead !== bytes) throw new Error('a temporary file was cut short');
    return buffer.toString().split('\n');
  }
}
